package io.aiocosmos.emulator.json;

import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an item to the form in which the service stores it: {@code 1.0} becomes {@code 1}, {@code -0.0} becomes
 * {@code 0}, integers are exact up to 18446744073709551615 and doubles beyond it, a lone surrogate becomes U+FFFD
 * (measured on a hosted account).
 */
public final class StoredForm {
    private static final BigInteger MAX_EXACT = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger MIN_EXACT = BigInteger.valueOf(Long.MIN_VALUE);
    private static final double LONG_LIMIT = 0x1p63;

    private StoredForm() {}

    /** Changes the object in place; {@code false} if it holds a number that no double can hold. */
    public static boolean apply(ObjectNode object) {
        for (var property : object.properties()) {
            JsonNode value = canonical(property.getValue());
            if (value == null) return false;
            if (value != property.getValue()) property.setValue(value);
        }
        return true;
    }

    private static boolean apply(ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = canonical(array.get(i));
            if (value == null) return false;
            if (value != array.get(i)) array.set(i, value);
        }
        return true;
    }

    private static JsonNode canonical(JsonNode value) {
        if (value instanceof ObjectNode object) return apply(object) ? object : null;
        if (value instanceof ArrayNode array) return apply(array) ? array : null;
        if (value.isString()) return wellFormed(value);
        if (value.isFloatingPointNumber()) return fromDouble(value.doubleValue());
        if (value.isBigInteger()) return fromBigInteger(value);
        return value;
    }

    private static JsonNode fromBigInteger(JsonNode node) {
        BigInteger value = node.bigIntegerValue();
        if (value.compareTo(MAX_EXACT) <= 0 && value.compareTo(MIN_EXACT) >= 0) return node;
        double rounded = value.doubleValue();
        return Double.isInfinite(rounded) ? null : Json.NODES.numberNode(rounded);
    }

    private static JsonNode fromDouble(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) return null;
        if (value != Math.rint(value) || Math.abs(value) >= LONG_LIMIT) return Json.NODES.numberNode(value);
        long whole = (long) value;
        return whole == (int) whole ? Json.NODES.numberNode((int) whole) : Json.NODES.numberNode(whole);
    }

    private static JsonNode wellFormed(JsonNode node) {
        String text = node.stringValue();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (isPair(text, i)) i++;
            else return Json.NODES.stringNode(replaceLone(text));
        }
        return node;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static String replaceLone(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return out.toString();
    }
}
