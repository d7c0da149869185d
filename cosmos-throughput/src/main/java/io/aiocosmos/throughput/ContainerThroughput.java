package io.aiocosmos.throughput;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.concurrent.CompletableFuture;

/** Reads what is provisioned for a container: its own throughput, else its database's; of autoscale the maximum. */
final class ContainerThroughput {
    private ContainerThroughput() {}

    static CompletableFuture<Integer> of(CosmosAsyncContainer container) {
        CompletableFuture<Integer> own =
                container.readThroughput().thenApply(Responses::value).thenApply(ContainerThroughput::units);
        return Responses.unless(own, CosmosNotFoundException.class, () -> ofDatabase(container));
    }

    private static CompletableFuture<Integer> ofDatabase(CosmosAsyncContainer container) {
        CompletableFuture<Integer> shared = container
                .database()
                .readThroughput()
                .thenApply(Responses::value)
                .thenApply(ContainerThroughput::units);
        return Responses.unless(shared, CosmosNotFoundException.class, () -> {
            throw new CosmosSetupException("neither container " + container.id()
                    + " nor its database has provisioned throughput to take a share of, as in a serverless account:"
                    + " give the group requestUnitsPerSecond alone");
        });
    }

    private static int units(ThroughputProperties properties) {
        return properties.throughput().requestUnitsPerSecond();
    }
}
