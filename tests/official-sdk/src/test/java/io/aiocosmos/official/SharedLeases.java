package io.aiocosmos.official;

import com.azure.cosmos.CosmosClientBuilder;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;

/** A container of four partitions, and leases of processors of both kinds, which take them for parts of one whole. */
final class SharedLeases implements AutoCloseable {
    static final String MONITORED = "monitored";
    static final String LEASES = "leases";
    static final Duration POLL_DELAY = Duration.ofMillis(100);
    static final Duration ACQUISITION = Duration.ofMillis(400);
    private static final int INTERVALS_OF_EXPIRATION = 4;
    private static final Duration RETENTION = Duration.ofMinutes(10);

    private final CosmosEmulator emulator;
    private final String database;
    private final FeedMode mode;
    private final Duration renewal;
    private final CosmosClient client;
    private final HandledChanges handled = new HandledChanges();
    private final LeaseLog log;

    /** @param renewal how often leases are renewed, which expire after four times of it */
    SharedLeases(CosmosEmulator emulator, String database, FeedMode mode, Duration renewal) {
        this.emulator = emulator;
        this.database = database;
        this.mode = mode;
        this.renewal = renewal;
        client = newClient();
        client.createDatabase(database);
        CosmosDatabase created = client.database(database);
        created.createContainer(keepingVersions(MONITORED, "/pk"));
        created.createContainer(keepingVersions(LEASES, "/id"));
        for (String range : new String[] {"0", "1", "2"}) emulator.split(database, MONITORED, range);
        log = new LeaseLog(container(LEASES));
    }

    private static ContainerProperties keepingVersions(String name, String key) {
        return ContainerProperties.builder(name, PartitionKeyDefinition.of(key))
                .changeFeedRetention(RETENTION)
                .build();
    }

    CosmosClient newClient() {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport("jdk")
                .codec("jackson2")
                .build();
    }

    CosmosClientBuilder newOfficialClient() {
        return OfficialSdk.builder(emulator.endpoint(), emulator.key());
    }

    /** A connected client, not to be closed. */
    CosmosClient client() {
        return client;
    }

    CosmosContainer container(String name) {
        return client.database(database).container(name);
    }

    /** @param range one of those that the container begins with: 3 to 6 */
    void split(int range) {
        emulator.split(database, MONITORED, String.valueOf(range));
    }

    String database() {
        return database;
    }

    FeedMode mode() {
        return mode;
    }

    Duration renewal() {
        return renewal;
    }

    Duration expiration() {
        return renewal.multipliedBy(INTERVALS_OF_EXPIRATION);
    }

    HandledChanges handled() {
        return handled;
    }

    LeaseLog log() {
        return log;
    }

    @Override
    public void close() {
        log.close();
        client.close();
    }
}
