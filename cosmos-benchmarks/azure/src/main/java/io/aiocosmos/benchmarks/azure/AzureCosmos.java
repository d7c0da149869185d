package io.aiocosmos.benchmarks.azure;

import com.azure.cosmos.ConsistencyLevel;
import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.GatewayConnectionConfig;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.benchmarks.contest.Contestant;
import io.aiocosmos.benchmarks.contest.Item;
import io.aiocosmos.benchmarks.contest.Place;
import java.util.Map;
import java.util.function.BiConsumer;

/** Microsoft's SDK in gateway mode, with its defaults but that it speaks plain HTTP too. */
public final class AzureCosmos implements Contestant {
    private static final PartitionKey KEY = new PartitionKey(Place.PARTITION_KEY);
    private static final int PAGE_ROWS = 100;

    private final Place place;
    private CosmosAsyncClient client;
    private CosmosAsyncContainer container;

    public AzureCosmos(Place place, String variant) {
        this.place = place;
    }

    /** The SDK reads account and container when it is built, so this waits. */
    private synchronized CosmosAsyncContainer container() {
        if (container == null) {
            client = new CosmosClientBuilder()
                    .endpoint(place.endpoint())
                    .key(Place.key())
                    .gatewayMode(GatewayConnectionConfig.getDefaultConfig())
                    .consistencyLevel(ConsistencyLevel.SESSION)
                    .contentResponseOnWriteEnabled(true)
                    .buildAsyncClient();
            container = client.getDatabase(Place.DATABASE).getContainer(Place.CONTAINER);
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
    public long query(Rows rows) {
        return switch (rows) {
            case RECORDS -> count(Item.class);
            case MAPS -> count(Map.class);
            case RAW -> count(JsonNode.class); // the rawest that it has
        };
    }

    private long count(Class<?> type) {
        CosmosQueryRequestOptions options = new CosmosQueryRequestOptions().setPartitionKey(KEY);
        Long count = container()
                .queryItems(Place.QUERY, options, type)
                .byPage(PAGE_ROWS)
                .map(page -> (long) page.getResults().size())
                .reduce(0L, Long::sum)
                .block();
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        if (client != null) client.close();
    }
}
