package io.aiocosmos.core.client;

import io.aiocosmos.CosmosResponse;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.query.Queries;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Response;
import io.aiocosmos.error.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** How one client sees the engine: through a session of its own or the shared one, and throwing failures or not. */
final class View {
    final RequestPipeline pipeline;
    final Codecs codecs;
    final Definitions definitions;
    final Queries queries;
    final boolean thrown;

    View(RequestPipeline pipeline, Codecs codecs, Definitions definitions, Queries queries, boolean thrown) {
        this.pipeline = pipeline;
        this.codecs = codecs;
        this.definitions = definitions;
        this.queries = queries;
        this.thrown = thrown;
    }

    View throwing(boolean wanted) {
        return wanted == thrown ? this : new View(pipeline, codecs, definitions, queries, wanted);
    }

    /** Through another session, or for another kind of caller. */
    View with(RequestPipeline other) {
        return other == pipeline ? this : new View(other, codecs, definitions, queries, thrown);
    }

    <T> CosmosResponse<T> run(Operation operation, Function<Answer, T> value) {
        return respond(run(operation), value);
    }

    /** Waits; of items without a key it is settled first how that is written. */
    Answer run(Operation operation) {
        if (!operation.isOfNone()) return pipeline.run(operation);
        Outcome ifGivenUp = operation.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_DONE;
        return new Keyed(this, operation.container()).run(ItemWrite.ofNone(operation), ifGivenUp);
    }

    <T> CompletableFuture<CosmosResponse<T>> start(Operation operation, Function<Answer, T> value) {
        return ask(operation, answer -> respond(answer, value));
    }

    /** As {@link #run(Operation)}, without waiting. */
    <R> CompletableFuture<R> ask(Operation operation, Function<Answer, R> read) {
        if (!operation.isOfNone()) return pipeline.start(operation, read);
        CompletableFuture<Answer> settled = new Keyed(this, operation.container()).start(ItemWrite.ofNone(operation));
        Chained<R> end = new Chained<>(pipeline);
        return end.after(settled, answer -> end.complete(read.apply(answer)));
    }

    /** This, if the thread may wait; see {@link RequestPipeline#beforeWaiting}. */
    View beforeWaiting() {
        pipeline.beforeWaiting();
        return this;
    }

    /** Waits for an operation of several requests that write nothing. */
    <T> CosmosResponse<T> awaitRead(CompletableFuture<Answer> last, Function<Answer, T> value) {
        return respond(pipeline.await(last), value);
    }

    /** Waits for an operation of several requests. */
    <T> CosmosResponse<T> awaitWrite(CompletableFuture<Answer> last, Function<Answer, T> value) {
        return respond(pipeline.await(last, Outcome.UNKNOWN), value);
    }

    <T> CompletableFuture<CosmosResponse<T>> map(CompletableFuture<Answer> last, Function<Answer, T> value) {
        Chained<CosmosResponse<T>> mapped = new Chained<>(pipeline);
        return mapped.after(last, answer -> mapped.complete(respond(answer, value)));
    }

    <T> CosmosResponse<T> respond(Answer answer, Function<Answer, T> value) {
        if (!answer.isOk() && (thrown || answer.isCallersOwn()))
            throw answer.failure().exception();
        boolean empty = !answer.isOk() || answer.mayBeEmpty();
        return Response.of(answer, empty ? null : answer.readBody(value));
    }
}
