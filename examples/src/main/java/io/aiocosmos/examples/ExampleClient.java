package io.aiocosmos.examples;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client of the account that the environment names, else of an emulator in this process. */
final class ExampleClient implements AutoCloseable {
    private final CosmosEmulator emulator;
    private final CosmosClient client;

    private ExampleClient(CosmosEmulator emulator, CosmosClient client) {
        this.emulator = emulator;
        this.client = client;
    }

    static ExampleClient fromEnvironment() {
        String endpoint = System.getenv("COSMOS_ENDPOINT");
        String key = System.getenv("COSMOS_KEY");
        if (endpoint != null && key != null) return new ExampleClient(null, CosmosClients.connect(endpoint, key));
        CosmosEmulator emulator = CosmosEmulator.start();
        CosmosClient client = CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(emulator.transport())
                .connect();
        return new ExampleClient(emulator, client);
    }

    CosmosClient client() {
        return client;
    }

    String name() {
        return emulator == null ? "the account of COSMOS_ENDPOINT" : "the embedded emulator";
    }

    /** Whether something has happened within half a minute. */
    static boolean await(CountDownLatch event) {
        try {
            return event.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        if (emulator != null) emulator.close();
    }
}
