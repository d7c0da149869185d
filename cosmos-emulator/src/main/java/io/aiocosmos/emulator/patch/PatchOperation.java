package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change.
 *
 * @param from where a moved value comes from, else {@code null}
 * @param value {@code null} for what takes none
 */
record PatchOperation(Kind kind, PatchPath path, PatchPath from, JsonNode value) {
    enum Kind {
        ADD,
        SET,
        REPLACE,
        REMOVE,
        INCR,
        MOVE
    }

    /** @throws PatchProblem if it is no operation that the service knows */
    static PatchOperation read(JsonNode json) {
        Kind kind = kind(Json.string(json, "op"));
        PatchPath path = PatchPath.parse(Json.string(json, "path"));
        PatchPath from = PatchPath.parse(Json.string(json, "from"));
        JsonNode value = json.get("value");
        if (path == null) throw new PatchProblem("the path must begin with a slash and name a property");
        boolean needsValue = kind != Kind.REMOVE && kind != Kind.MOVE;
        if (needsValue && value == null) throw new PatchProblem("the value is missing");
        if (kind == Kind.MOVE && from == null) throw new PatchProblem("the path to move from is missing");
        if (kind == Kind.MOVE && path.startsWith(from.names()))
            throw new PatchProblem("a value cannot be moved into itself");
        if (kind == Kind.INCR && !value.isNumber()) throw new PatchProblem("the increment must be a number");
        return new PatchOperation(kind, path, from, value);
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) if (kind.name().equalsIgnoreCase(name)) return kind;
        throw new PatchProblem("it must be one of add, set, replace, remove, incr and move");
    }

    /**
     * Changes an item in place.
     *
     * @param removed what earlier operations removed; this one adds to it
     * @throws PatchProblem if the item does not allow it
     */
    void apply(ObjectNode item, Set<List<String>> removed) {
        switch (kind) {
            case ADD -> path.in(item, name -> noParent("Add", name)).insert(value.deepCopy());
            case SET -> given(item).assign(value.deepCopy());
            case REPLACE -> existing(given(item), absent(removed)).assign(value.deepCopy());
            case REMOVE -> take(path, item, "removed", removed);
            case INCR -> increment(given(item));
            case MOVE -> {
                JsonNode moved = take(from, item, "moved", removed);
                given(item).insert(moved);
            }
        }
    }

    private PatchTarget given(ObjectNode item) {
        return path.in(item, name -> noParent("Given", name));
    }

    private static String noParent(String operation, String missing) {
        return operation + " Operation can only create a child object of an existing node(array or object) and cannot"
                + " create path recursively, no path found beyond: '" + missing + "'";
    }

    private String absent(Set<List<String>> removed) {
        boolean wasThere = removed.contains(path.names());
        return node(path, "replaced") + (wasThere ? " has been removed earlier in the transaction." : " is absent.");
    }

    private static String node(PatchPath path, String fate) {
        return "Node(" + path + ") to be " + fate;
    }

    private static JsonNode take(PatchPath path, ObjectNode item, String fate, Set<List<String>> removed) {
        String absent =
                node(path, fate) + " is absent. Note: it may also have been removed earlier in the transaction.";
        PatchTarget target = existing(path.in(item, name -> absent), absent);
        JsonNode taken = target.get();
        target.remove();
        removed.add(path.names());
        return taken;
    }

    private static PatchTarget existing(PatchTarget target, String absent) {
        if (target.get() == null) throw new PatchProblem(target.problem(absent));
        return target;
    }

    private void increment(PatchTarget target) {
        JsonNode there = target.get();
        if (there != null && !there.isNumber()) throw new PatchProblem("Node(" + path + ") is not a number.");
        target.assign(there == null ? value : sum(there));
    }

    /** Of whole numbers whole, unless no long holds it. */
    private JsonNode sum(JsonNode there) {
        if (there.canConvertToLong() && value.canConvertToLong() && areWhole(there, value)) {
            long sum = there.longValue() + value.longValue();
            boolean overflow = ((there.longValue() ^ sum) & (value.longValue() ^ sum)) < 0;
            if (!overflow) return Json.NODES.numberNode(sum);
        }
        return Json.NODES.numberNode(there.doubleValue() + value.doubleValue());
    }

    private static boolean areWhole(JsonNode a, JsonNode b) {
        return a.isIntegralNumber() && b.isIntegralNumber();
    }
}
