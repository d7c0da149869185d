package io.aiocosmos.reliability.campaign;

import io.aiocosmos.BatchResult;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.reliability.world.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The operations of scripts by both views: each writes what no other does, and notes what came of it. */
final class Operations {
    /** Those that are one request with its retries. */
    static final Set<String> ON_ITEMS =
            Set.of("read", "create", "upsert", "replace", "guarded", "patch", "delete", "batch");

    private static final String QUERY = "select * from c";

    private final CosmosContainer blocking;
    private final CosmosAsyncContainer async;
    private final Map<String, String> etags = new ConcurrentHashMap<>();

    Operations(CosmosContainer container) {
        blocking = container;
        async = container.async();
    }

    private ItemWriteOptions guarded(Request r) {
        return r.writeIf(etags.getOrDefault(r.item(), "\"none\""));
    }

    CompletableFuture<?> start(Request r) {
        return switch (r.verb()) {
            case "read" ->
                async.readItem(r.id(), r.partitionKey(), Entry.class, r.read()).thenApply(x -> found(r, x));
            case "create" ->
                async.createItem(r.entry(), r.partitionKey(), r.write()).thenApply(x -> written(r, x));
            case "upsert" ->
                async.upsertItem(r.entry(), r.partitionKey(), r.write()).thenApply(x -> written(r, x));
            case "replace" ->
                async.replaceItem(r.entry(), r.id(), r.partitionKey(), r.write())
                        .thenApply(x -> written(r, x));
            case "guarded" ->
                async.replaceItem(r.entry(), r.id(), r.partitionKey(), guarded(r))
                        .thenApply(x -> written(r, x));
            case "patch" ->
                async.patchItem(r.id(), r.partitionKey(), r.patch(), Entry.class, r.write())
                        .thenApply(x -> written(r, x));
            case "delete" ->
                async.deleteItem(r.id(), r.partitionKey(), r.write()).thenApply(x -> written(r, x));
            case "query" ->
                async.queryItems(QUERY, Entry.class, r.query(true)).page(10).thenApply(x -> seen(r, x.items()));
            case "queryall" ->
                async.queryItems(QUERY, Entry.class, r.query(false)).page(10).thenApply(x -> seen(r, x.items()));
            case "many" ->
                async.readMany(r.identities(), Entry.class, r.query(false)).thenApply(x -> seen(r, x.items()));
            case "changes" -> async.queryChangeFeed(r.changes(), Entry.class).poll();
            case "batch" -> async.executeBatch(r.batch(), r.batchOptions()).thenApply(x -> batched(r, x));
            case "bulk" -> async.executeBulk(r.bulk(), r.bulkOptions()).thenApply(x -> bulked(r, x));
            default -> throw new IllegalArgumentException(r.verb());
        };
    }

    Object call(Request r) {
        return switch (r.verb()) {
            case "read" -> found(r, blocking.readItem(r.id(), r.partitionKey(), Entry.class, r.read()));
            case "create" -> written(r, blocking.createItem(r.entry(), r.partitionKey(), r.write()));
            case "upsert" -> written(r, blocking.upsertItem(r.entry(), r.partitionKey(), r.write()));
            case "replace" -> written(r, blocking.replaceItem(r.entry(), r.id(), r.partitionKey(), r.write()));
            case "guarded" -> written(r, blocking.replaceItem(r.entry(), r.id(), r.partitionKey(), guarded(r)));
            case "patch" -> written(r, blocking.patchItem(r.id(), r.partitionKey(), r.patch(), Entry.class, r.write()));
            case "delete" -> written(r, blocking.deleteItem(r.id(), r.partitionKey(), r.write()));
            case "query" ->
                seen(
                        r,
                        blocking.queryItems(QUERY, Entry.class, r.query(true))
                                .page(10)
                                .items());
            case "queryall" ->
                seen(
                        r,
                        blocking.queryItems(QUERY, Entry.class, r.query(false))
                                .page(10)
                                .items());
            case "many" ->
                seen(
                        r,
                        blocking.readMany(r.identities(), Entry.class, r.query(false))
                                .items());
            case "changes" -> blocking.queryChangeFeed(r.changes(), Entry.class).poll();
            case "batch" -> batched(r, blocking.executeBatch(r.batch(), r.batchOptions()));
            default -> throw new IllegalArgumentException(r.verb());
        };
    }

    private Object written(Request r, CosmosResponse<?> response) {
        r.ops().get(0).ok = true;
        response.etag().ifPresent(etag -> etags.put(r.item(), etag));
        return response;
    }

    private Object found(Request r, CosmosResponse<Entry> response) {
        Op op = r.ops().get(0);
        op.ok = true;
        op.found = response.value().n();
        response.etag().ifPresent(etag -> etags.put(r.item(), etag));
        return response;
    }

    /** What a list has is as good as read; of what it lacks nothing is said. */
    private static Object seen(Request r, List<Entry> rows) {
        Op asked = r.ops().remove(0);
        for (Entry row : rows) {
            Op op = new Op(asked.line, asked.session, asked.verb, row.pk() + "/" + row.id(), 0, asked.began);
            op.ok = true;
            op.found = row.n();
            r.ops().add(op);
        }
        return rows;
    }

    private static Object batched(Request r, BatchResult result) {
        for (Op op : r.ops()) {
            op.ok = result.isOk();
            op.failure = result.failure().orElse(null);
        }
        return result;
    }

    private static Object bulked(Request r, List<BulkOperationResult> results) {
        for (int i = 0; i < r.ops().size(); i++) {
            r.ops().get(i).ok = results.get(i).isOk();
            r.ops().get(i).failure = results.get(i).failure().orElse(null);
        }
        return results;
    }
}
