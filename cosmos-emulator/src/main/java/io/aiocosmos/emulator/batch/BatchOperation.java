package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.ServiceError;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a batch, as it came.
 *
 * @param id {@code null} for those that have it in their body
 * @param key the partition key as text, {@code null} if the batch has one for all
 * @param body an item or a patch, {@code null} for a read and a delete
 * @param minimal whether the item is not wanted back
 */
record BatchOperation(
        OperationType type, String id, String key, JsonNode body, String ifMatch, String ifNoneMatch, boolean minimal) {
    /** What it does, by the names of the wire. */
    enum OperationType {
        CREATE("Create", false, true),
        READ("Read", true, false),
        UPSERT("Upsert", false, true),
        REPLACE("Replace", true, true),
        DELETE("Delete", true, false),
        PATCH("Patch", true, true);

        private final String wireName;
        private final boolean byId;
        private final boolean hasBody;

        OperationType(String wireName, boolean byId, boolean hasBody) {
            this.wireName = wireName;
            this.byId = byId;
            this.hasBody = hasBody;
        }

        private static OperationType of(String wireName) {
            for (OperationType type : values()) if (type.wireName.equals(wireName)) return type;
            throw invalid("operationType must be one of Create, Read, Upsert, Replace, Delete and Patch");
        }
    }

    /** @throws ServiceError 400 if it is no operation that the service knows */
    static BatchOperation read(JsonNode json) {
        if (!json.isObject()) throw invalid("an operation must be an object");
        OperationType type = OperationType.of(text(json, "operationType"));
        String id = text(json, "id");
        JsonNode body = json.get("resourceBody");
        if (type.byId && (id == null || id.isEmpty())) throw invalid("id must be a string and not empty");
        if (type.hasBody && (body == null || !body.isContainer())) throw invalid("resourceBody must be an object");
        return new BatchOperation(
                type,
                id,
                text(json, "partitionKey"),
                type.hasBody ? body : null,
                text(json, "ifMatch"),
                text(json, "ifNoneMatch"),
                json.path("minimalReturnPreference").asBoolean(false));
    }

    String wireName() {
        return type.wireName;
    }

    /** The id of the item, {@code ""} if there is none. */
    String itemId() {
        if (id != null) return id;
        String its = body == null ? null : Json.string(body, "id");
        return its == null ? "" : its;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) return null;
        if (value.isString()) return value.stringValue();
        throw invalid(name + " must be a string");
    }

    private static ServiceError invalid(String rule) {
        return ServiceError.gateway(400, "The batch request is invalid: " + rule + ".");
    }

    /** The type only: the rest is the user's. */
    @Override
    public String toString() {
        return wireName();
    }
}
