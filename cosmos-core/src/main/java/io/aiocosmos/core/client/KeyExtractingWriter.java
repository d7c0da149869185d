package io.aiocosmos.core.client;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.error.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Writes of items whose partition key is taken from the item, and all that is asked of items without one: the container's
 * definition is read before the first.
 */
final class KeyExtractingWriter {
    private final ClientContext view;
    private final Link container;

    KeyExtractingWriter(ClientContext view, Link container) {
        this.view = view;
        this.container = container;
    }

    /** Waits, on the caller's thread once the definition is known. */
    OperationResult run(ItemWrite write) {
        return run(write, Outcome.UNKNOWN);
    }

    /** @param ifGivenUp what is known of its effect should the thread be interrupted */
    OperationResult run(ItemWrite write, Outcome ifGivenUp) {
        RequestPipeline pipeline = view.pipeline.within(write.timeoutNanos);
        ContainerMetadata known = view.definitions.cached(container);
        if (known != null) {
            Operation operation = write.operation(known);
            OperationResult response = pipeline.run(operation);
            if (!isOfAnotherKey(operation, response)) return response;
        }
        return pipeline.waits().beforeWaiting().await(readFirst(write, pipeline), ifGivenUp);
    }

    CompletableFuture<OperationResult> start(ItemWrite write) {
        RequestPipeline pipeline = view.pipeline.within(write.timeoutNanos);
        ContainerMetadata known = view.definitions.cached(container);
        if (known == null) return readFirst(write, pipeline);
        AsyncChain<OperationResult> chain = new AsyncChain<>();
        Operation operation = write.operation(known);
        return chain.after(pipeline.start(operation, Function.identity()), response -> {
            if (isOfAnotherKey(operation, response)) chain.endsWith(readFirst(write, pipeline));
            else chain.complete(response);
        });
    }

    private CompletableFuture<OperationResult> readFirst(ItemWrite write, RequestPipeline pipeline) {
        AsyncChain<OperationResult> chain = new AsyncChain<>();
        return chain.after(view.definitions.read(pipeline, container), failure -> {
            ContainerMetadata known = view.definitions.cached(container);
            if (failure != null) chain.complete(failure);
            else if (known != null) chain.endsWith(pipeline.start(write.operation(known), Function.identity()));
            else chain.endsWith(readFirst(write, pipeline)); // forgotten again meanwhile
        });
    }

    /** Then nothing was written: the container was made again with another key, and its definition is read anew. */
    private boolean isOfAnotherKey(Operation operation, OperationResult response) {
        boolean mismatch = response.status() == StatusCodes.BAD_REQUEST
                && (response.subStatus() == SubStatusCodes.PARTITION_KEY_MISMATCH
                        || operation.insistsOnRid() && response.subStatus() == SubStatusCodes.COLLECTION_RID_MISMATCH);
        if (mismatch) view.definitions.forget(container.name());
        return mismatch;
    }
}
