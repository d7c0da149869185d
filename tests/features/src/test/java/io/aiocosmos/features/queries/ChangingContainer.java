package io.aiocosmos.features.queries;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;

/** A container of twenty items that one client fills, splits and deletes while another queries it. */
final class ChangingContainer implements AutoCloseable {
    static final int ITEMS = 20;

    final CosmosEmulator emulator;
    private final CosmosClient reader;

    ChangingContainer(int partitions) {
        emulator = CosmosEmulator.builder().partitions(partitions).start();
        reader = client();
        reader.createDatabase("queries");
    }

    private CosmosClient client() {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(emulator.transport())
                .codec("jackson")
                .build();
    }

    /** Items such as {@code {"id":"07","a":"x","b":"k7","n":1}}, all of the same {@code a}. */
    ChangingContainer fill(String... key) {
        try (CosmosClient writer = client()) {
            writer.database("queries").createContainer(ContainerProperties.of("items", key));
            CosmosContainer items = writer.database("queries").container("items");
            for (int i = 0; i < ITEMS; i++) items.createItem(item(i));
        }
        emulator.pages().endAfter(3);
        return this;
    }

    ChangingContainer delete() {
        try (CosmosClient writer = client()) {
            writer.database("queries").container("items").delete();
        }
        return this;
    }

    private static RawJson item(int i) {
        return RawJson.of("{\"id\":\"" + i / 10 + i % 10 + "\",\"a\":\"x\",\"b\":\"k" + i + "\",\"n\":" + i % 3 + "}");
    }

    void split(String range) {
        emulator.split("queries", "items", range);
    }

    CosmosContainer items() {
        return reader.database("queries").container("items");
    }

    @Override
    public void close() {
        reader.close();
        emulator.close();
    }
}
