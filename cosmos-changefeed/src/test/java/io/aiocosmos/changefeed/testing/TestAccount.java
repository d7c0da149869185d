package io.aiocosmos.changefeed.testing;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.JsonCodec;
import java.time.Duration;

/** An emulator on virtual time with a container to monitor, which keeps all versions, and one for leases. */
public final class TestAccount implements AutoCloseable {
    public static final String DATABASE = "books";
    public static final String MONITORED = "ledger";
    public static final String LEASES = "leases";

    /** One for all: it gets to know each type once. */
    private static final JsonCodec CODEC = JacksonCodec.create();

    private final VirtualTime time = new VirtualTime();
    private final CosmosEmulator emulator;
    private final CosmosClient client;

    public TestAccount(int partitions) {
        emulator = CosmosEmulator.builder()
                .partitions(partitions)
                .clock(time.clock())
                .start();
        client = client(emulator.transport());
        client.createDatabase(DATABASE);
        CosmosDatabase database = client.database(DATABASE);
        database.createContainer(ContainerProperties.builder(MONITORED, PartitionKeyDefinition.of("/key"))
                .changeFeedRetention(Duration.ofDays(7))
                .build());
        database.createContainer(ContainerProperties.builder(LEASES, PartitionKeyDefinition.of("/id"))
                .timeToLiveWithoutDefault()
                .build());
    }

    /** A client that sends through a transport, and reads no account in the background. It waits for no throttling. */
    public CosmosClient client(HttpTransport transport) {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(transport)
                .codec(CODEC)
                .endpointDiscovery(false)
                .retry(RetryOptions.builder().maxThrottleRetries(0).build())
                .build();
    }

    public CosmosEmulator emulator() {
        return emulator;
    }

    public VirtualTime time() {
        return time;
    }

    public CosmosContainer monitored() {
        return client.database(DATABASE).container(MONITORED);
    }

    public CosmosContainer leases() {
        return client.database(DATABASE).container(LEASES);
    }

    /** A container of a client that throws no failures. */
    public CosmosContainer failuresAsValues(String container) {
        return client.throwOnFailure(false).database(DATABASE).container(container);
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
