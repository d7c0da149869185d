package io.aiocosmos.benchmarks.azure;

import com.azure.cosmos.ConsistencyLevel;
import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.GatewayConnectionConfig;
import com.azure.cosmos.models.CosmosBulkExecutionOptions;
import com.azure.cosmos.models.CosmosBulkOperations;
import com.azure.cosmos.models.CosmosChangeFeedRequestOptions;
import com.azure.cosmos.models.CosmosItemOperation;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.FeedRange;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.benchmarks.client.BenchmarkClient;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.benchmarks.client.Load;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import reactor.core.publisher.Flux;

/** Microsoft's SDK in gateway mode with its defaults, except that plain HTTP is allowed too. */
public final class AzureCosmos implements BenchmarkClient {
    private static final PartitionKey KEY = new PartitionKey(GatewayTarget.PARTITION_KEY);
    private static final int PAGE_ROWS = 100;
    private static final int MOST_CONCURRENCY = 5; // for one range

    private final GatewayTarget target;
    private CosmosAsyncClient client;
    private CosmosAsyncContainer container;

    public AzureCosmos(GatewayTarget target, String variant) {
        this.target = target;
    }

    /** Blocks: the SDK reads account and container when it is built. */
    private synchronized CosmosAsyncContainer container() {
        if (container == null) {
            client = new CosmosClientBuilder()
                    .endpoint(target.endpoint())
                    .key(GatewayTarget.key())
                    .gatewayMode(GatewayConnectionConfig.getDefaultConfig())
                    .consistencyLevel(ConsistencyLevel.SESSION)
                    .contentResponseOnWriteEnabled(true)
                    .buildAsyncClient();
            container = client.getDatabase(GatewayTarget.DATABASE).getContainer(GatewayTarget.CONTAINER);
        }
        return container;
    }

    @Override
    public void read(int i, BiConsumer<Object, Throwable> done) {
        container()
                .readItem("item-" + i, KEY, Item.class)
                .subscribe(response -> done.accept(response.getItem(), null), problem -> done.accept(null, problem));
    }

    @Override
    public void readAndWait(int i) {
        container().readItem("item-" + i, KEY, Item.class).block();
    }

    @Override
    public void create(int i, BiConsumer<Object, Throwable> done) {
        container()
                .createItem(Item.number(i), KEY, null)
                .subscribe(response -> done.accept(response.getItem(), null), problem -> done.accept(null, problem));
    }

    @Override
    public void createMany(int items, int inFlight) throws Exception {
        new Load(this::insert, inFlight).run(items);
    }

    private void insert(int i, BiConsumer<Object, Throwable> done) {
        CosmosItemRequestOptions options = new CosmosItemRequestOptions().setContentResponseOnWriteEnabled(false);
        container()
                .createItem(Item.number(i), KEY, options)
                .subscribe(response -> done.accept(response, null), problem -> done.accept(null, problem));
    }

    @Override
    public void bulk(int items, int inFlight) {
        CosmosBulkExecutionOptions options = new CosmosBulkExecutionOptions();
        options.setMaxMicroBatchConcurrency(Math.min(MOST_CONCURRENCY, inFlight));
        bulk(container(), Flux.range(0, items).map(i -> create(Item.number(i))), options, items);
    }

    /** By default it has one request in flight for each range; five are the most that it can. */
    @Override
    public void bulkFar(int items, int perRange) {
        CosmosAsyncContainer far = container().getDatabase().getContainer(GatewayTarget.FAR_CONTAINER);
        CosmosBulkExecutionOptions options = new CosmosBulkExecutionOptions();
        options.setMaxMicroBatchConcurrency(MOST_CONCURRENCY);
        bulk(far, Flux.range(0, items).map(i -> create(Item.spread(i))), options, items);
    }

    private static CosmosItemOperation create(Item item) {
        return CosmosBulkOperations.getCreateItemOperation(item, new PartitionKey(item.pk()));
    }

    private static void bulk(
            CosmosAsyncContainer into,
            Flux<CosmosItemOperation> operations,
            CosmosBulkExecutionOptions options,
            int items) {
        Long created = into.<Object>executeBulkOperations(operations, options)
                .filter(each -> each.getResponse() != null && each.getResponse().isSuccessStatusCode())
                .count()
                .block();
        if (created != items) throw new IllegalStateException("not all were created: " + created);
    }

    @Override
    public long query(Rows rows, Progress progress) throws IOException {
        return switch (rows) {
            case RECORDS -> count(Item.class, progress);
            case MAPS -> count(Map.class, progress);
            case RAW -> count(JsonNode.class, progress); // the rawest that it has
        };
    }

    private long count(Class<?> type, Progress progress) throws IOException {
        CosmosQueryRequestOptions options = new CosmosQueryRequestOptions().setPartitionKey(KEY);
        long count = 0;
        for (FeedResponse<?> page : container()
                .queryItems(GatewayTarget.QUERY, options, type)
                .byPage(PAGE_ROWS)
                .toIterable(1)) { // one page asked for while another is read
            count += page.getResults().size();
            progress.rows(count);
        }
        return count;
    }

    @Override
    public long changes() {
        CosmosChangeFeedRequestOptions options = CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(
                        FeedRange.forFullRange())
                .setMaxItemCount(PAGE_ROWS);
        long count = 0;
        for (FeedResponse<Item> page :
                container().queryChangeFeed(options, Item.class).byPage().toIterable(1))
            count += page.getResults().size();
        return count;
    }

    @Override
    public void close() {
        if (client != null) client.close();
    }
}
