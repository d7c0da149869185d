package io.aiocosmos.throughput;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The container by which processes share a group, in the format of Microsoft's client for Java, so that both can have one
 * together: an item with the group's limit, and one for each process, which expires unless it is renewed. Its requests are
 * of no group, nor held back.
 */
final class ControlContainer {
    private static final TypeRef<Map<String, Object>> ITEM = new TypeRef<Map<String, Object>>() {};
    private static final SqlQuery OTHERS =
            SqlQuery.of("SELECT * FROM c WHERE c.groupId = @GROUPID AND c.id != @CLIENTITEMID");
    private static final String KEY_PATH = "/groupId";
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_ATTEMPTS = 10;

    private final CosmosAsyncContainer container;
    private final ControlItems items;
    private final ItemReadOptions read;
    private final ItemWriteOptions write;
    private final QueryOptions query;

    /** @param timeout of each request: what takes longer than an item lives is no use */
    ControlContainer(CosmosAsyncContainer container, ControlItems items, Duration timeout) {
        this.container = container;
        this.items = items;
        read = ItemReadOptions.builder()
                .throughputControl(ThroughputGroup.unlimited())
                .timeout(timeout)
                .build();
        write = ItemWriteOptions.builder()
                .throughputControl(ThroughputGroup.unlimited())
                .timeout(timeout)
                .returnContent(false)
                .retryUnknownOutcome(true)
                .build();
        query = QueryOptions.builder()
                .throughputControl(ThroughputGroup.unlimited())
                .timeout(timeout)
                .partitionKey(PartitionKey.of(items.clientKey()))
                .build();
    }

    CompletableFuture<?> check() {
        return container.read().thenApply(Responses::value).thenAccept(this::check);
    }

    private void check(ContainerProperties properties) {
        if (!properties.partitionKey().paths().equals(List.of(KEY_PATH)))
            throw wrong("the partition key " + KEY_PATH + ", but has "
                    + properties.partitionKey().paths());
        if (properties.defaultTimeToLiveSeconds().isEmpty())
            throw wrong("items with a time to live (timeToLiveWithoutDefault), which is off");
    }

    private CosmosSetupException wrong(String what) {
        return new CosmosSetupException("control container " + container.id() + " must have " + what);
    }

    /** The limit as it is stored, after that of this process was if there was none. */
    CompletableFuture<Map<String, Object>> limit() {
        return limit(1);
    }

    private CompletableFuture<Map<String, Object>> limit(int attempt) {
        PartitionKey key = PartitionKey.of(items.limitKey());
        CompletableFuture<Map<String, Object>> found =
                container.readItem(items.limitId(), key, ITEM, read).thenApply(Responses::value);
        return Responses.unless(found, CosmosNotFoundException.class, () -> created(key, attempt));
    }

    private CompletableFuture<Map<String, Object>> created(PartitionKey key, int attempt) {
        CompletableFuture<Map<String, Object>> created = container
                .createItem(items.limit(), key, write)
                .thenApply(Responses::ok)
                .thenCompose(stored -> limit(attempt + 1));
        if (attempt >= MOST_ATTEMPTS) return created;
        return Responses.unless(created, CosmosConflictException.class, () -> limit(attempt + 1));
    }

    /** What the other processes say that they use. */
    CompletableFuture<Double> loadOfOthers() {
        SqlQuery others = OTHERS.with("@GROUPID", items.clientKey()).with("@CLIENTITEMID", items.clientId());
        return container.queryItems(others, ITEM, query).toList(MOST_CLIENTS).thenApply(ControlContainer::load);
    }

    private static double load(List<Map<String, Object>> clients) {
        double load = 0;
        for (Map<String, Object> each : clients) load += number(each.get("loadFactor"));
        return load;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number ? Math.max(0, ((Number) value).doubleValue()) : 0;
    }

    /** Writes what this process uses and has, whether or not its item is there still. */
    CompletableFuture<?> renew(double load, double allotted) {
        RawJson item = items.client(load, allotted);
        return container
                .upsertItem(item, PartitionKey.of(items.clientKey()), write)
                .thenApply(Responses::ok);
    }

    CompletableFuture<?> leave() {
        return container.deleteItem(items.clientId(), PartitionKey.of(items.clientKey()), write);
    }
}
