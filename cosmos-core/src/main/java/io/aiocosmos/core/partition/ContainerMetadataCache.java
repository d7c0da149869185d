package io.aiocosmos.core.partition;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Metadata of containers whose items are written without a partition key. Each is read once. Concurrent callers share
 * one read, which goes on when one of them gives up. Thread-safe.
 */
public final class ContainerMetadataCache {
    private static final int MAX_CONTAINERS = 10_000;

    private final Map<String, ContainerMetadata> entries = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<OperationResult>> reads = new ConcurrentHashMap<>();

    /** The cached metadata; {@code null} if it must be read first. */
    public ContainerMetadata cached(Link container) {
        return entries.get(container.name());
    }

    /** Removes the metadata of a container that was recreated. */
    public void forget(String containerLink) {
        entries.remove(containerLink);
    }

    /**
     * Reads the metadata, joining a read in progress.
     *
     * @return completes with {@code null} once {@link #cached} has the metadata, else with the failed result. The
     *     future is the caller's own: neither cancelling it nor its timeout stops the read
     */
    public CompletableFuture<OperationResult> read(RequestPipeline pipeline, Link container) {
        CompletableFuture<OperationResult> created = new CompletableFuture<>();
        CompletableFuture<OperationResult> running = reads.putIfAbsent(container.name(), created);
        if (running == null) begin(pipeline.forSharing(), container, created);
        return pipeline.waits()
                .join(running == null ? created : running, () -> operation(container), Function.identity());
    }

    private void begin(RequestPipeline pipeline, Link container, CompletableFuture<OperationResult> pending) {
        if (cached(container) != null) finish(container, pending, null, null); // another read ended meanwhile
        else
            pipeline.start(operation(container), result -> store(pipeline, container, result))
                    .whenComplete((result, problem) ->
                            finish(container, pending, result != null && result.isOk() ? null : result, problem));
    }

    private static Operation operation(Link container) {
        return Operation.ofContainer(container).build();
    }

    private void finish(
            Link container, CompletableFuture<OperationResult> pending, OperationResult failure, Throwable problem) {
        reads.remove(container.name());
        if (problem == null) pending.complete(failure);
        else pending.completeExceptionally(problem);
    }

    private OperationResult store(RequestPipeline pipeline, Link container, OperationResult result) {
        if (!result.isOk()) return result;
        ContainerMetadata metadata = result.read(json -> ContainerMetadata.of(json.json()));
        if (!metadata.rid().isEmpty()) pipeline.engine().confirm(container, metadata.rid());
        if (entries.size() >= MAX_CONTAINERS) entries.clear();
        entries.put(container.name(), metadata);
        return result;
    }

    /**
     * The metadata, read if it is not cached. Fails with the exception of the read.
     *
     * @param rid of the expected container, empty if unknown; metadata of another rid is dropped
     */
    public CompletableFuture<ContainerMetadata> get(RequestPipeline pipeline, Link container, String rid) {
        ContainerMetadata cached = cached(container);
        boolean isOutdated = cached != null && !rid.isEmpty() && !cached.rid().equals(rid);
        if (isOutdated) forget(container.name());
        else if (cached != null) return CompletableFuture.completedFuture(cached);
        return read(pipeline, container).thenApply(failure -> {
            if (failure != null) failure.orThrow();
            return cached(container);
        });
    }
}
