package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.sql.Sql;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a PATCH: operations, applied all or none, and a condition that the item must meet. */
public final class PatchDocument {
    private static final int MAX_OPERATIONS = 10;
    private static final int CONDITION_NOT_MET = 1110;
    private static final Set<String> FIXED = Set.of("id", "_rid", "_self", "_ts", "_etag", "_attachments");

    private final List<PatchOperation> operations;
    private final SqlStatement condition;

    private PatchDocument(List<PatchOperation> operations, SqlStatement condition) {
        this.operations = operations;
        this.condition = condition;
    }

    /** @throws ServiceError 400 if it is no patch, or one that changes the id, the partition key or the system's own */
    public static PatchDocument read(JsonNode body, KeyDefinition key) {
        JsonNode list = body != null && body.isArray() ? body : body == null ? null : body.get("operations");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MAX_OPERATIONS)
            throw ServiceError.data(400, 0, "A patch needs 1 to " + MAX_OPERATIONS + " operations.");
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode each : list) operations.add(numbered(operations.size(), () -> operation(each, key)));
        String condition = Json.string(body, "condition");
        return new PatchDocument(operations, condition == null ? null : Sql.parse("SELECT VALUE 1 " + condition));
    }

    /** Says in the error which operation it was, counting from one. */
    private static <T> T numbered(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (PatchProblem e) {
            throw ServiceError.data(400, 0, "For Operation(" + (index + 1) + "): " + e.getMessage());
        }
    }

    private static PatchOperation operation(JsonNode json, KeyDefinition key) {
        PatchOperation operation = PatchOperation.read(json);
        checkAllowed(operation.path(), key);
        if (operation.kind() == PatchOperation.Kind.MOVE) checkAllowed(operation.from(), key);
        return operation;
    }

    private static void checkAllowed(PatchPath path, KeyDefinition key) {
        boolean ofKey = key.paths().stream().map(KeyPath::names).anyMatch(path::touches);
        if (ofKey || FIXED.contains(path.names().get(0)))
            throw new PatchProblem("The id, the partition key and system properties cannot be patched.");
    }

    /**
     * Checks the condition.
     *
     * @param item as queries see it
     * @param clock what the functions of time in the condition go by
     * @throws ServiceError 412/1110 if the item does not meet it
     */
    public void check(JsonNode item, InstantSource clock) {
        if (condition != null && !isMet(item, clock))
            throw ServiceError.data(412, CONDITION_NOT_MET, "One of the specified pre-condition is not met");
    }

    /** Changes an item in place. @throws ServiceError 400 if an operation cannot be applied */
    public void apply(ObjectNode item) {
        for (int i = 0; i < operations.size(); i++) {
            PatchOperation operation = operations.get(i);
            numbered(i, () -> {
                operation.apply(item);
                return item;
            });
        }
    }

    private boolean isMet(JsonNode item, InstantSource clock) {
        return condition
                .run(List.of(item).iterator(), Map.of(), clock, new SplittableRandom())
                .hasNext();
    }
}
