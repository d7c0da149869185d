package io.aiocosmos.spring.test;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills and empties an emulator, by a client of its own. */
final class EmulatorData implements AutoCloseable {
    private final CosmosClient client;

    /** @param codec the name of the application's, or {@code null} */
    EmulatorData(CosmosEmulator emulator, @Nullable String codec) {
        CosmosClientBuilder builder = emulator.clientBuilder().endpointDiscovery(false);
        if (codec != null) builder.codec(codec);
        client = builder.build();
    }

    void create(String database, List<EmulatorContainer> containers) {
        client.createDatabase(database);
        for (EmulatorContainer each : containers)
            client.database(database).createContainer(ContainerProperties.of(each.id(), each.partitionKey()));
    }

    /** Databases and containers stay, the latter as new ones. */
    void deleteItems() {
        for (DatabaseProperties each : client.listDatabases()) deleteItems(client.database(each.id()));
    }

    private static void deleteItems(CosmosDatabase database) {
        List<ContainerProperties> all = database.listContainers().stream().toList();
        for (ContainerProperties each : all) {
            database.container(each.id()).delete();
            database.createContainer(each);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
