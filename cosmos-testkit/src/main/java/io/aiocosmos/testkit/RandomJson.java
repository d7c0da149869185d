package io.aiocosmos.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random JSON values; the same seed makes the same value. */
final class RandomJson {
    private static final String LETTERS = "ab \"\\/\n\u0000\u001f\u007f\u00e9\u20ac\u2028\ufffd{}[]:,'0-";

    private final Random random;
    private final boolean bigLongs;

    RandomJson(long seed, boolean bigLongs) {
        this.random = new Random(seed);
        this.bigLongs = bigLongs;
    }

    Map<String, Object> map() {
        return map(5);
    }

    /** Numbers by their value: codecs choose between int, long and double. */
    static Object comparable(Object value) {
        if (value instanceof Number) return new BigDecimal(value.toString()).stripTrailingZeros();
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(comparable(each)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(name, comparable(each)));
            return copy;
        }
        return value;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) map.put(text(), value(depth - 1));
        return map;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) list.add(value(depth - 1));
        return list;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> text();
            case 3 -> random.nextInt(2_000) - 1_000;
            case 4 -> random.nextLong() >> (bigLongs ? random.nextInt(60) : 11);
            case 5 -> number();
            case 6 -> list(depth);
            default -> map(depth);
        };
    }

    private double number() {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : random.nextGaussian();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(8) == 0) text.appendCodePoint(0x10000 + random.nextInt(0x100000));
            else text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
