package io.aiocosmos.changefeed;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.lease.StoreNames;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosSetupException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the leases of a processor: their names have the rids of the monitored container and its database. */
final class LeaseContainer {
    private final EventLoop loop;
    private final ProcessorSettings settings;

    LeaseContainer(EventLoop loop, ProcessorSettings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    /** Three reads of definitions, once for each start. */
    CompletableFuture<LeaseStore> open() {
        return loop.then(settings.leases.read(), leases -> {
            if (!value(leases).partitionKey().paths().equals(List.of("/id")))
                throw new CosmosSetupException(
                        "The container of the leases must be partitioned by /id: " + settings.leases.id());
            return names();
        });
    }

    private CompletableFuture<LeaseStore> names() {
        CosmosAsyncContainer monitored = settings.monitored;
        CosmosAsyncDatabase database = monitored.database();
        return loop.then(
                database.read(),
                owner -> loop.then(
                        monitored.read(), found -> store(value(owner).rid(), value(found), database, monitored)));
    }

    private CompletableFuture<LeaseStore> store(
            String databaseRid,
            ContainerProperties found,
            CosmosAsyncDatabase database,
            CosmosAsyncContainer monitored) {
        StoreNames names = StoreNames.of(
                settings.name,
                URI.create(database.endpoint()).getHost(),
                databaseRid,
                found.rid().get(),
                database.id(),
                monitored.id());
        Duration timeout = Duration.ofNanos(settings.renewInterval);
        return CompletableFuture.completedFuture(new LeaseStore(settings.leases, names, timeout));
    }

    /** Clients may give failures as values. */
    private static <V> V value(CosmosResponse<V> response) {
        return response.value();
    }
}
