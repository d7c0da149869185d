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
 * The definitions of containers whose items are written without a partition key. Each is read once; many who need the
 * same wait for one read, which goes on when one of them gives up. Thread-safe.
 */
public final class ContainerMetadataCache {
    private static final int MAX_KEPT = 10_000;

    private final Map<String, ContainerMetadata> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<OperationResult>> reads = new ConcurrentHashMap<>();

    /** {@code null} if it must be read first. */
    public ContainerMetadata known(Link container) {
        return known.get(container.name());
    }

    /** Because the container is another one than thought. */
    public void forget(String containerLink) {
        known.remove(containerLink);
    }

    /**
     * Reads the definition, joining a read under way.
     *
     * @return {@code null} once {@link #known} has the definition, else the answer that says why not. A future of the
     *     caller's own: cancelling it does not stop the read, nor does its time running out
     */
    public CompletableFuture<OperationResult> read(RequestPipeline pipeline, Link container, String operationName) {
        CompletableFuture<OperationResult> mine = new CompletableFuture<>();
        CompletableFuture<OperationResult> running = reads.putIfAbsent(container.name(), mine);
        if (running == null) begin(pipeline.forSharing(), container, operationName, mine);
        return pipeline.join(
                running == null ? mine : running, () -> ask(container, operationName), Function.identity());
    }

    private void begin(
            RequestPipeline pipeline, Link container, String operationName, CompletableFuture<OperationResult> result) {
        if (known(container) != null) finish(container, result, null, null); // a read ended while this one was begun
        else
            pipeline.start(ask(container, operationName), answer -> kept(pipeline, container, answer))
                    .whenComplete((answer, problem) ->
                            finish(container, result, answer != null && answer.isOk() ? null : answer, problem));
    }

    private static Operation ask(Link container, String operationName) {
        return Operation.of(operationName, Operation.Kind.RESOURCE_READ, "GET", "colls", container)
                .build();
    }

    private void finish(
            Link container, CompletableFuture<OperationResult> read, OperationResult failure, Throwable problem) {
        reads.remove(container.name());
        if (problem == null) read.complete(failure);
        else read.completeExceptionally(problem);
    }

    private OperationResult kept(RequestPipeline pipeline, Link container, OperationResult answer) {
        if (!answer.isOk()) return answer;
        ContainerMetadata read = answer.read(json -> ContainerMetadata.of(json.json()));
        if (!read.rid().isEmpty()) pipeline.confirm(container, read.rid());
        if (known.size() >= MAX_KEPT) known.clear();
        known.put(container.name(), read);
        return answer;
    }

    /**
     * The definition, read if need be; fails with the exception that the read ended with.
     *
     * @param rid of the container that is meant, empty if that is not known: of another that had its name, the
     *     definition is not
     */
    public CompletableFuture<ContainerMetadata> get(
            RequestPipeline pipeline, Link container, String rid, String operationName) {
        ContainerMetadata there = known(container);
        boolean ofAnother = there != null && !rid.isEmpty() && !there.rid().equals(rid);
        if (ofAnother) forget(container.name());
        else if (there != null) return CompletableFuture.completedFuture(there);
        return read(pipeline, container, operationName).thenApply(failure -> {
            if (failure != null) failure.orThrow();
            return known(container);
        });
    }
}
