package io.aiocosmos.emulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON pointer (RFC 6901) to a place below the root of an item.
 *
 * @param text as it was sent
 */
record PatchPath(String text, List<String> names) {
    private static final int LONG_NUMBER = 20;
    private static final int INDEX = 10;

    /** The path, or {@code null} if the text is no pointer or points to the root. */
    static PatchPath parse(String text) {
        if (text == null || text.length() < 2 || text.charAt(0) != '/') return null;
        List<String> names = new ArrayList<>();
        for (String name : text.substring(1).split("/", -1))
            names.add(name.replace("~1", "/").replace("~0", "~"));
        return new PatchPath(text, List.copyOf(names));
    }

    /** Whether a name has only digits, and too many for the service. */
    static boolean isLongNumber(String name) {
        return name.length() >= LONG_NUMBER && isNumber(name);
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    boolean startsWith(List<String> other) {
        return names.size() >= other.size() && names.subList(0, other.size()).equals(other);
    }

    /** Whether a change at this path can change the value at the other. */
    boolean touches(List<String> other) {
        return startsWith(other)
                || other.size() > names.size() && other.subList(0, names.size()).equals(names);
    }

    /**
     * The target in an item: its parent must exist, the target itself need not.
     *
     * @param noParent the message if the parent does not exist, by the first name on the way that has nothing below it
     */
    PatchTarget in(ObjectNode item, UnaryOperator<String> noParent) {
        JsonNode parent = item;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = child(parent, name);
            if (parent == null || !parent.isContainer()) throw new PatchProblem(noParent.apply(name));
        }
        String last = names.get(names.size() - 1);
        return parent instanceof ArrayNode array
                ? new PatchTarget.ArrayElement(array, index(last, array))
                : new PatchTarget.ObjectMember((ObjectNode) parent, last);
    }

    private static JsonNode child(JsonNode parent, String name) {
        if (!(parent instanceof ArrayNode array)) return parent.get(name);
        int index = index(name, array);
        if (index >= array.size()) throw PatchTarget.ArrayElement.outOfBounds(name);
        return array.get(index);
    }

    private static int index(String name, ArrayNode array) {
        if (name.equals("-")) return array.size();
        boolean number = isNumber(name) && name.length() < INDEX && (name.equals("0") || !name.startsWith("0"));
        if (!number) throw PatchTarget.ArrayElement.outOfBounds(name);
        return Integer.parseInt(name);
    }

    @Override
    public String toString() {
        return text;
    }
}
