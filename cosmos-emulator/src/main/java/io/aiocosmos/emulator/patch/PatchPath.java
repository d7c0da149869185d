package io.aiocosmos.emulator.patch;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON pointer (RFC 6901) to a place below the root of an item. */
record PatchPath(List<String> names) {
    /** The path, or {@code null} if the text is no pointer or points to the root. */
    static PatchPath parse(String text) {
        if (text == null || text.length() < 2 || text.charAt(0) != '/') return null;
        List<String> names = new ArrayList<>();
        for (String name : text.substring(1).split("/", -1))
            names.add(name.replace("~1", "/").replace("~0", "~"));
        return new PatchPath(List.copyOf(names));
    }

    boolean startsWith(List<String> other) {
        return names.size() >= other.size() && names.subList(0, other.size()).equals(other);
    }

    /** Whether a change at this path can change the value at the other. */
    boolean touches(List<String> other) {
        return startsWith(other) || new PatchPath(other).startsWith(names);
    }

    /** The target in an item: its parent must exist, the target itself need not. */
    PatchTarget in(ObjectNode item) {
        JsonNode parent = item;
        for (String name : names.subList(0, names.size() - 1)) parent = child(parent, name);
        String last = names.get(names.size() - 1);
        if (parent instanceof ObjectNode object) return new PatchTarget.ObjectMember(object, last);
        if (parent instanceof ArrayNode array) return new PatchTarget.ArrayElement(array, index(last, array));
        throw new PatchProblem("The path must exist up to its last segment.");
    }

    private static JsonNode child(JsonNode parent, String name) {
        if (parent instanceof ArrayNode array) return array.get(index(name, array));
        return parent == null ? null : parent.get(name);
    }

    private static int index(String name, ArrayNode array) {
        if (name.equals("-")) return array.size();
        boolean digits = !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || name.length() > 1 && name.startsWith("0"))
            throw new PatchProblem("An array is indexed by a number or by a dash.");
        return Integer.parseInt(name);
    }
}
