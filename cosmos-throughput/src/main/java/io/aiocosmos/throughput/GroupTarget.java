package io.aiocosmos.throughput;

import io.aiocosmos.CosmosAsyncContainer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a group may use as a whole: a number, a share of a container's throughput, or the smaller of both.
 *
 * @param units 0 if only the share counts
 * @param share 0 if only the number counts
 */
record GroupTarget(int units, double share, @Nullable CosmosAsyncContainer container) {
    boolean changes() {
        return share > 0;
    }

    CompletableFuture<Double> read() {
        if (container == null) return CompletableFuture.completedFuture((double) units);
        return ContainerThroughput.of(container)
                .thenApply(all -> units == 0 ? share * all : Math.min(units, share * all));
    }

    /** As Microsoft's client names it in the ids of a group that is shared. */
    String suffix() {
        String number = units == 0 ? "" : "t-" + units;
        if (share == 0) return number;
        return number + (number.isEmpty() ? "" : "_") + "tt-" + share;
    }
}
