package io.aiocosmos.benchmarks.aio;

import io.aiocosmos.BatchResult;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.TypeRef;
import io.aiocosmos.benchmarks.client.BenchmarkClient;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.core.CosmosClients;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * As in the README, with named transport and codec: the variant is {@code netty+jackson}, or {@code
 * netty+jackson+opentelemetry} with spans and metrics.
 */
public final class AioCosmos implements BenchmarkClient {
    private static final PartitionKey KEY = PartitionKey.of(GatewayTarget.PARTITION_KEY);
    private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

    private static final int BATCH = 10;

    private final CosmosClient client;
    private final CosmosContainer container;
    private final CosmosAsyncContainer async;

    public AioCosmos(GatewayTarget target, String variant) {
        String[] parts = variant.split("\\+");
        CosmosClientBuilder builder = CosmosClients.builder()
                .endpoint(target.endpoint())
                .key(GatewayTarget.key())
                .transport(parts[0])
                .codec(parts[1]);
        if (target.secure()) builder.sslContext(target.sslContext());
        if (parts.length > 2) builder.listener(Telemetry.listener());
        client = builder.build();
        container = client.database(GatewayTarget.DATABASE).container(GatewayTarget.CONTAINER);
        async = container.async();
    }

    @Override
    public void read(int i, BiConsumer<Object, Throwable> done) {
        async.readItem("item-" + i, KEY, Item.class).whenComplete(done);
    }

    @Override
    public void readAndWait(int i) {
        container.readItem("item-" + i, KEY, Item.class);
    }

    @Override
    public void create(int i, BiConsumer<Object, Throwable> done) {
        async.createItem(Item.number(i), KEY).whenComplete(done);
    }

    @Override
    public void patch(int i, BiConsumer<Object, Throwable> done) {
        Patch patch = Patch.create().set("/price", i * 0.25).increment("/quantity", 1);
        async.patchItem("item-" + i, KEY, patch, Item.class).whenComplete(done);
    }

    @Override
    public void batch(int i, BiConsumer<Object, Throwable> done) {
        TransactionalBatch batch = TransactionalBatch.in(KEY);
        for (int each = 0; each < BATCH; each++) batch = batch.create(Item.number(i * BATCH + each));
        async.executeBatch(batch).thenApply(AioCosmos::read).whenComplete(done);
    }

    private static Object read(BatchResult result) {
        Item last = null;
        for (int i = 0; i < BATCH; i++) last = result.operation(i).value(Item.class);
        return last;
    }

    /** Without a partition key: the engine extracts it from each item. */
    @Override
    public void createMany(int items, int inFlight) {
        Iterable<Item> source =
                () -> IntStream.range(0, items).mapToObj(Item::number).iterator();
        BulkOptions options = BulkOptions.builder().maxConcurrency(inFlight).build();
        BulkSummary summary = container.createItems(source, options, result -> {});
        if (summary.succeeded() != items) throw new IllegalStateException("not all were created: " + summary);
    }

    /** Keys are taken from the items here too. */
    @Override
    public void bulk(int items, int inFlight) {
        BulkOptions options = BulkOptions.builder().maxConcurrency(inFlight).build();
        bulk(container, items, Item::number, options);
    }

    @Override
    public void bulkFar(int items, int perRange) {
        BulkOptions.Builder options = BulkOptions.builder();
        if (perRange > 0) options.maxConcurrency(GatewayTarget.FAR_RANGES * perRange);
        CosmosContainer far = client.database(GatewayTarget.DATABASE).container(GatewayTarget.FAR_CONTAINER);
        bulk(far, items, Item::spread, options.build());
    }

    private static void bulk(CosmosContainer into, int items, IntFunction<Item> item, BulkOptions options) {
        Iterable<BulkOperation> source = () -> operations(items, item);
        BulkSummary summary = into.executeBulk(source, options, result -> {});
        if (summary.succeeded() != items) throw new IllegalStateException("not all were created: " + summary);
    }

    /** Not of a stream, whose iterator costs more than a bare client's loop. */
    private static Iterator<BulkOperation> operations(int count, IntFunction<Item> item) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public BulkOperation next() {
                if (next == count) throw new NoSuchElementException();
                return BulkOperation.create(item.apply(next++));
            }
        };
    }

    @Override
    public long query(Rows rows, Progress progress) throws IOException {
        QueryOptions options = QueryOptions.inPartition(KEY);
        SqlQuery query = SqlQuery.of(GatewayTarget.QUERY);
        return switch (rows) {
            case RECORDS -> count(container.queryItems(query, Item.class, options), progress);
            case MAPS -> count(container.queryItems(query, MAP, options), progress);
            case RAW -> count(container.queryItems(query, RawJson.class, options), progress);
        };
    }

    @Override
    public long changes() {
        long count = 0;
        for (ChangeFeedPage<Item> page : container
                .queryChangeFeed(ChangeFeedOptions.fromBeginning(), Item.class)
                .pages()) count += page.items().size();
        return count;
    }

    private static long count(Iterable<?> rows, Progress progress) throws IOException {
        long count = 0;
        for (Iterator<?> each = rows.iterator(); each.hasNext(); each.next()) progress.rows(++count);
        return count;
    }

    @Override
    public void close() {
        client.close();
    }
}
