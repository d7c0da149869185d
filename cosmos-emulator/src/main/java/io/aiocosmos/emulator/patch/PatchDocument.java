package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a PATCH: operations, applied all or none, and a condition that the item must meet. Whoever applies it
 * finds the item (404), compares its etag (412), then checks the condition and applies, in this order.
 *
 * <p>The words of the errors are the service's (learn.microsoft.com, "Partial document update", Troubleshooting).
 */
public final class PatchDocument {
    private static final int MAX_OPERATIONS = 10;
    private static final Set<String> SYSTEM = Set.of("id", "_rid", "_self", "_ts", "_etag", "_attachments");

    private final List<PatchOperation> operations;
    private final PatchCondition condition;

    private PatchDocument(List<PatchOperation> operations, PatchCondition condition) {
        this.operations = operations;
        this.condition = condition;
    }

    /**
     * Reads a patch.
     *
     * @param body with its operations in {@code operations}, or an array of them; {@code null} for none
     * @throws ServiceError 400 if it is no patch, or one that changes the id, the partition key or the system's own
     */
    public static PatchDocument read(JsonNode body, KeyDefinition key) {
        JsonNode list = body == null || body.isArray() ? body : body.get("operations");
        if (list == null || !list.isArray() || list.isEmpty()) throw invalid("there are no operations");
        if (list.size() > MAX_OPERATIONS) throw bad("The number of patch operations can't exceed " + MAX_OPERATIONS);
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode each : list) operations.add(operation(operations.size() + 1, each, key));
        return new PatchDocument(operations, PatchCondition.read(body.get("condition")));
    }

    private static PatchOperation operation(int number, JsonNode json, KeyDefinition key) {
        try {
            PatchOperation operation = PatchOperation.read(json);
            checkAllowed(operation.path(), key);
            if (operation.kind() == PatchOperation.Kind.MOVE) checkAllowed(operation.from(), key);
            return operation;
        } catch (PatchProblem e) {
            throw invalid("operation " + number + ": " + e.getMessage());
        }
    }

    private static void checkAllowed(PatchPath path, KeyDefinition key) {
        path.names().forEach(PatchDocument::checkToken);
        String first = path.names().get(0);
        if (SYSTEM.contains(first)) throw bad("Invalid patch request: Can't patch system property " + first + ".");
        if (key.paths().stream().map(KeyPath::names).anyMatch(path::touches))
            throw bad("Invalid patch request: Can't patch the partition key, of which " + path + " is a part.");
    }

    /** Digits are read as the index of an array first, even where there is an object. */
    private static void checkToken(String name) {
        if (PatchPath.isLongNumber(name)) throw bad("Token('" + name + "') has length longer than expected");
    }

    static ServiceError invalid(String why) {
        return bad("Invalid patch request: check syntax of patch specification (" + why + ")");
    }

    private static ServiceError bad(String message) {
        return ServiceError.data(400, 0, message);
    }

    /**
     * Checks the condition.
     *
     * @param item as queries see it
     * @param clock what the functions of time in the condition go by
     * @throws ServiceError 412/1110 if the item does not meet it
     */
    public void check(JsonNode item, InstantSource clock) {
        if (condition != null) condition.check(item, clock);
    }

    /**
     * Changes an item in place.
     *
     * @throws ServiceError 400 if an operation cannot be applied, with its number counted from one
     */
    public void apply(ObjectNode item) {
        Set<List<String>> removed = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            try {
                operations.get(i).apply(item, removed);
            } catch (PatchProblem e) {
                throw bad("For Operation(" + (i + 1) + "): " + e.getMessage());
            }
        }
    }
}
