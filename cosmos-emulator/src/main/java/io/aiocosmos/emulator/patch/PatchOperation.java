package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.json.Json;
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
        if (path == null) throw new PatchProblem("The path must begin with a slash and name a property.");
        boolean needsValue = kind != Kind.REMOVE && kind != Kind.MOVE;
        if (needsValue && value == null) throw new PatchProblem("The value is missing.");
        if (kind == Kind.MOVE && from == null) throw new PatchProblem("The place to move from is missing.");
        if (kind == Kind.MOVE && path.startsWith(from.names()))
            throw new PatchProblem("A value cannot be moved into itself.");
        if (kind == Kind.INCR && !value.isNumber()) throw new PatchProblem("The increment must be a number.");
        return new PatchOperation(kind, path, from, value);
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) if (kind.name().equalsIgnoreCase(name)) return kind;
        throw new PatchProblem("The operation must be one of add, set, replace, remove, incr and move.");
    }

    /** @throws PatchProblem if the item does not allow it */
    void apply(ObjectNode item) {
        PatchTarget place = path.in(item);
        switch (kind) {
            case ADD -> place.insert(value);
            case SET -> place.assign(value);
            case REPLACE -> existing(place, "Replace").assign(value);
            case REMOVE -> existing(place, "Remove").remove();
            case INCR -> place.assign(sum(place.get()));
            case MOVE -> move(item);
        }
    }

    private void move(ObjectNode item) {
        PatchTarget origin = existing(from.in(item), "Move");
        JsonNode moved = origin.get();
        origin.remove();
        path.in(item).insert(moved);
    }

    private static PatchTarget existing(PatchTarget place, String operation) {
        if (place.get() == null) throw new PatchProblem(operation + " Operation can only change an existing property.");
        return place;
    }

    private JsonNode sum(JsonNode there) {
        if (there == null) return value;
        if (!there.isNumber()) throw new PatchProblem("Only a number can be incremented.");
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
