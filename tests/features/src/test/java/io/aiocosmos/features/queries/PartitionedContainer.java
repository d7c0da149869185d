package io.aiocosmos.features.queries;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.IndexingPolicy;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same items in a container with a number of partitions, and two clients of it. */
final class PartitionedContainer implements AutoCloseable {
    private static final int MAX_SPLITS = 12;

    final CosmosEmulator emulator;
    private final int partitions;
    private final CosmosClient[] clients = new CosmosClient[2];
    private int generation;
    private int splits;

    PartitionedContainer(int partitions) {
        this.partitions = partitions;
        emulator = CosmosEmulator.builder().partitions(partitions).start();
        for (int i = 0; i < clients.length; i++)
            clients[i] = CosmosClients.builder()
                    .endpoint(emulator.endpoint())
                    .key(emulator.key())
                    .transport(emulator.transport())
                    .codec("jackson")
                    .build();
        clients[0].createDatabase("queries");
    }

    int partitions() {
        return partitions + splits;
    }

    void fill(List<ObjectNode> items) {
        if (generation > 0) clients[0].database("queries").container(name()).delete();
        generation++;
        splits = 0;
        clients[0].database("queries").createContainer(properties());
        for (ObjectNode item : items) seenBy(0).createItem(RawJson.of(item.toString()), key(item.path("pk")));
    }

    static PartitionKey key(JsonNode value) {
        if (value.isMissingNode()) return PartitionKey.none();
        if (value.isNull()) return PartitionKey.ofNull();
        if (value.isNumber()) return PartitionKey.of(value.longValue());
        return value.isBoolean() ? PartitionKey.of(value.booleanValue()) : PartitionKey.of(value.stringValue());
    }

    private ContainerProperties properties() {
        IndexingPolicy.Builder policy = IndexingPolicy.builder().includedPath("/*");
        for (String name : List.of("a", "b", "n", "s")) policy.includedPath("/" + name + "/?");
        for (List<String> index : OrderBy.composites()) policy.compositeIndex(index.toArray(new String[0]));
        return ContainerProperties.builder(name(), PartitionKeyDefinition.of("/pk"))
                .indexingPolicy(policy.build())
                .build();
    }

    private String name() {
        return "items-" + generation;
    }

    CosmosContainer seenBy(int client) {
        return clients[client % clients.length].database("queries").container(name());
    }

    /** Splits a random range, unless there are too many splits or none can be found. */
    void split(Random random) {
        for (int attempts = 0; attempts < 20 && splits < MAX_SPLITS; attempts++) {
            try {
                emulator.split("queries", name(), Integer.toString(random.nextInt(partitions + 2 * splits)));
                splits++;
                return;
            } catch (IllegalArgumentException alreadySplit) {
                continue; // that range is already split
            }
        }
    }

    @Override
    public void close() {
        for (CosmosClient client : clients) client.close();
        emulator.close();
    }
}
