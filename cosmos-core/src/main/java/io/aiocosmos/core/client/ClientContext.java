package io.aiocosmos.core.client;

import io.aiocosmos.BatchResult;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.query.PlanCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.result.Response;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.PrintableText;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** How one client sees the engine: through a session of its own or the shared one, and throwing failures or not. */
final class ClientContext {
    final RequestPipeline pipeline;
    final Codecs codecs;
    final ContainerMetadataCache definitions;
    final RangeCache ranges;
    private final AtomicReference<PlanCache> plans; // null in it before the first query
    final boolean thrown;

    ClientContext(
            RequestPipeline pipeline,
            Codecs codecs,
            ContainerMetadataCache definitions,
            RangeCache ranges,
            AtomicReference<PlanCache> plans,
            boolean thrown) {
        this.pipeline = pipeline;
        this.codecs = codecs;
        this.definitions = definitions;
        this.ranges = ranges;
        this.plans = plans;
        this.thrown = thrown;
    }

    /** Made by the first query: a program without has nothing of it. */
    PlanCache plans() {
        synchronized (plans) {
            if (plans.get() == null) {
                plans.set(new PlanCache(ranges));
                pipeline.engine().onContainerChanged(plans.get()::forget);
            }
            return plans.get();
        }
    }

    /** How a part of the client's API prints. @param path of the endpoint, empty for the account itself */
    String describe(String type, String path) {
        return PrintableText.of(type + "[" + pipeline.engine().endpoint() + path + "]");
    }

    ClientContext throwing(boolean wanted) {
        return wanted == thrown ? this : new ClientContext(pipeline, codecs, definitions, ranges, plans, wanted);
    }

    /** Through another session, or for another kind of caller. */
    ClientContext with(RequestPipeline other) {
        return other == pipeline ? this : new ClientContext(other, codecs, definitions, ranges, plans, thrown);
    }

    <T> CosmosResponse<T> run(Operation operation, Function<OperationResult, T> value) {
        return respond(run(operation), value);
    }

    /** Waits; of items without a key it is settled first how that is written. */
    OperationResult run(Operation operation) {
        if (!operation.isOfNone()) return pipeline.run(operation);
        Outcome ifGivenUp = operation.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_DONE;
        return new KeyExtractingWriter(this, operation.container()).run(ItemWrite.ofNone(operation), ifGivenUp);
    }

    <T> CompletableFuture<CosmosResponse<T>> start(Operation operation, Function<OperationResult, T> value) {
        return ask(operation, response -> respond(response, value));
    }

    /** As {@link #run(Operation)}, without waiting. */
    <R> CompletableFuture<R> ask(Operation operation, Function<OperationResult, R> read) {
        if (!operation.isOfNone()) return pipeline.start(operation, read);
        return read(new KeyExtractingWriter(this, operation.container()).start(ItemWrite.ofNone(operation)), read);
    }

    <R> CompletableFuture<R> read(CompletableFuture<OperationResult> last, Function<OperationResult, R> read) {
        AsyncChain<R> end = new AsyncChain<>(pipeline);
        return end.after(last, response -> end.complete(read.apply(response)));
    }

    /** @throws CosmosException if it failed and failures are thrown */
    BatchResult respond(OperationResult result, TransactionalBatch batch) {
        if (!result.isOk() && result.isCallersOwn()) throw result.exception();
        BatchResponse response = BatchResponse.of(result, codecs, batch.operations());
        if (thrown && !response.isOk()) throw response.exception();
        return response;
    }

    /** For a call whose requests may be sent from other threads: its listener is the caller's. */
    ClientContext forCall() {
        return with(pipeline.forCall());
    }

    /** This, if the thread may wait and is not interrupted. */
    ClientContext beforeWaiting() {
        pipeline.waits().beforeWaiting();
        return this;
    }

    /** Waits for an operation of several requests that write nothing. */
    <T> CosmosResponse<T> awaitRead(CompletableFuture<OperationResult> last, Function<OperationResult, T> value) {
        return respond(pipeline.waits().await(last), value);
    }

    /** Waits for an operation of several requests. */
    <T> CosmosResponse<T> awaitWrite(CompletableFuture<OperationResult> last, Function<OperationResult, T> value) {
        return respond(pipeline.waits().await(last, Outcome.UNKNOWN), value);
    }

    <T> CompletableFuture<CosmosResponse<T>> map(
            CompletableFuture<OperationResult> last, Function<OperationResult, T> value) {
        return read(last, response -> respond(response, value));
    }

    <T> CosmosResponse<T> respond(OperationResult response, Function<OperationResult, T> value) {
        if (!response.isOk() && (thrown || response.isCallersOwn()))
            throw response.failure().exception();
        boolean empty = !response.isOk() || response.mayBeEmpty();
        return Response.of(response, empty ? null : decode(response, value));
    }

    private <T> T decode(OperationResult response, Function<OperationResult, T> value) {
        long began = pipeline.engine().timing.nanos();
        T decoded = response.readBody(value);
        response.decoded(pipeline.engine().timing.nanos() - began);
        return decoded;
    }
}
