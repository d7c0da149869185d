package io.aiocosmos.examples;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;

/** Where the examples run: the account that the environment names, else an emulator in this very process. */
final class Service implements AutoCloseable {
    private final CosmosEmulator emulator;
    private final CosmosClient client;

    private Service(CosmosEmulator emulator, CosmosClient client) {
        this.emulator = emulator;
        this.client = client;
    }

    static Service fromEnvironment() {
        String endpoint = System.getenv("COSMOS_ENDPOINT");
        String key = System.getenv("COSMOS_KEY");
        if (endpoint != null && key != null) return new Service(null, CosmosClients.connect(endpoint, key));
        CosmosEmulator emulator = CosmosEmulator.start();
        CosmosClient client = CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(emulator.transport())
                .connect();
        return new Service(emulator, client);
    }

    CosmosClient client() {
        return client;
    }

    String name() {
        return emulator == null ? "the account of COSMOS_ENDPOINT" : "the embedded emulator";
    }

    @Override
    public void close() {
        client.close();
        if (emulator != null) emulator.close();
    }
}
