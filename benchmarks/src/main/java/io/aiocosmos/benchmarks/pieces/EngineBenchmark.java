package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.core.CosmosClients;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** All that the engine does for an operation, over a transport with an immediate response. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final PartitionKey KEY = PartitionKey.of(GatewayTarget.PARTITION_KEY);

    private final CosmosClient client = CosmosClients.builder()
            .endpoint("http://127.0.0.1:1")
            .key(GatewayTarget.key())
            .endpointDiscovery(false)
            .transport(new InstantTransport(Item.number(1).json()))
            .codec("jackson")
            .build();
    private final CosmosContainer container =
            client.database(GatewayTarget.DATABASE).container(GatewayTarget.CONTAINER);
    private final CosmosAsyncContainer async = container.async();
    private final Item item = Item.number(1);

    /** Without decoding. */
    @Benchmark
    public RawJson readRawWaiting() {
        return container.readItem("item-1", KEY, RawJson.class).value();
    }

    /** Without decoding. */
    @Benchmark
    public CosmosResponse<RawJson> readRawAsync() {
        return async.readItem("item-1", KEY, RawJson.class).join();
    }

    @Benchmark
    public CosmosResponse<Item> readTypedAsync() {
        return async.readItem("item-1", KEY, Item.class).join();
    }

    /** With encoding, and decoding of the response. */
    @Benchmark
    public CosmosResponse<Item> createWithKey() {
        return async.createItem(item, KEY).join();
    }

    @TearDown
    public void close() {
        client.close();
    }
}
