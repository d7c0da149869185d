package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.async.WaitCheck;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.time.Timing;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.HttpTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs operations of one session: the one door to the service. Thread-safe. */
public final class RequestPipeline implements AutoCloseable, WaitCheck {
    private static final int RESERVED_PART = 20;

    private final Engine engine;
    private final SessionStore session;
    private final Executor callbacks;
    private final Deadline deadline;

    private RequestPipeline(Engine engine, SessionStore session, Executor callbacks, Deadline deadline) {
        this.engine = engine;
        this.session = session;
        this.callbacks = callbacks;
        this.deadline = deadline;
    }

    /** @param ownsTransport whether closing this closes the transport */
    public static RequestPipeline of(
            Settings settings, HttpTransport transport, boolean ownsTransport, RequestSigner signer, Timing timing) {
        Engine engine = new Engine(settings, transport, ownsTransport, signer, timing);
        return new RequestPipeline(engine, engine.sharedSession, settings.callbacks(), null);
    }

    /** The same for callers that wait: the callback executor's only thread may be the one that does. */
    public RequestPipeline forWaiting() {
        return callbacks == null ? this : with(null, deadline);
    }

    /** The same for callers that do not wait: their futures complete on the callback executor if there is one. */
    public RequestPipeline forCallbacks() {
        Executor wanted = engine.settings.callbacks();
        return callbacks == wanted ? this : with(wanted, deadline);
    }

    /**
     * The same for one operation of several requests: all of them, and the waits for what others asked for, share one
     * deadline, which is set now.
     *
     * @param timeoutNanos 0 for the client's own
     */
    public RequestPipeline within(long timeoutNanos) {
        return with(callbacks, deadlineAfter(timeoutNanos));
    }

    /**
     * The same for work that several wait for: done where its answers arrive, in the client's own time or that of who
     * begins it, whichever is longer.
     */
    public RequestPipeline forSharing() {
        return with(null, deadlineAfter(0).orLater(deadline));
    }

    private Deadline deadlineAfter(long timeoutNanos) {
        long allowed = timeoutNanos > 0 ? timeoutNanos : engine.settings.timeoutNanos();
        return Deadline.after(allowed, engine.timing.nanos());
    }

    private RequestPipeline with(Executor executor, Deadline end) {
        return new RequestPipeline(engine, session, executor, end);
    }

    /** The same engine, with session tokens of its own. */
    public RequestPipeline newSession() {
        return session(new SessionStore());
    }

    /** @throws IllegalArgumentException if the state is malformed */
    public RequestPipeline resumeSession(String state) {
        return session(SessionStore.resume(state));
    }

    private RequestPipeline session(SessionStore store) {
        return new RequestPipeline(engine, store, callbacks, deadline);
    }

    public String sessionState() {
        return session.export();
    }

    /** Runs an operation on the caller's thread; how it ended is the answer, also if it failed. */
    public OperationResult run(Operation operation) {
        if (isEnded()) throw ended();
        beforeWaiting();
        return new BlockingCallRunner(engine).run(call(operation));
    }

    /**
     * Starts an operation.
     *
     * @param read makes the future's value of the answer, good or bad; the future fails with what it throws
     * @return cancelling it frees the request
     */
    public <R> CompletableFuture<R> start(Operation operation, Function<OperationResult, R> read) {
        if (!isEnded()) return new AsyncCallRunner<>(engine, call(operation), read, callbacks).begin();
        CompletableFuture<R> refused = new CompletableFuture<>();
        refused.completeExceptionally(ended());
        return refused;
    }

    Engine engine() {
        return engine;
    }

    private Call call(Operation operation) {
        return Call.of(engine, session, operation, null, deadline);
    }

    /** Whether this session is over, though not all of the client. */
    private boolean isEnded() {
        return session.isClosed() && !engine.isClosed();
    }

    private static CosmosSetupException ended() {
        return new CosmosSetupException("the session is closed; begin a new one");
    }

    /** Whether nothing can be sent any more, because the client or this session is closed. */
    public boolean isClosed() {
        return session.isClosed() || engine.isClosed();
    }

    /** What a call is told that comes after that. */
    public CosmosSetupException closedFailure() {
        return isEnded() ? ended() : Failure.closedBefore(null);
    }

    /** What was closed if something is, as messages call it. */
    public String owner() {
        return isEnded() ? "the session" : "the client";
    }

    /** Cancels a future when the client or this session is closed; to be forgotten when that does not matter any more. */
    public void wakeAtClose(CompletableFuture<?> gate) {
        engine.wakeAtClose(gate, session);
    }

    public void forget(CompletableFuture<?> gate) {
        engine.forget(gate);
    }

    /**
     * This, if the thread may wait and is not interrupted: to be asked before anything is started that will be waited for,
     * so that nothing is sent otherwise.
     */
    public RequestPipeline beforeWaiting() {
        checkMayWait();
        BlockingCallRunner.checkNotInterrupted();
        return this;
    }

    /** Waits for a chain of operations that write nothing. */
    public <R> R await(CompletableFuture<R> chain) {
        return await(chain, Outcome.NOT_DONE);
    }

    /**
     * Waits for a chain of operations, which never fails but for mistakes of the caller or this library.
     *
     * @param ifGivenUp what is known of its effect should the thread be interrupted
     */
    public <R> R await(CompletableFuture<R> chain, Outcome ifGivenUp) {
        checkMayWait();
        return BlockingCallRunner.await(chain, ifGivenUp);
    }

    /** Completes after a while, where futures of this caller do. */
    public CompletableFuture<Void> pause(long nanos) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        engine.timing.later(nanos, () -> over.complete(null));
        return handedOver(over);
    }

    /**
     * A future of the caller's own of work that several wait for: the work goes on when the caller gives up, or when the
     * caller's time runs out. It completes where the caller's futures do.
     *
     * @param what is being waited for, to say so if it does not come in time
     * @param late makes the value of the answer that then says so, or throws
     */
    public <R> CompletableFuture<R> join(
            CompletableFuture<R> shared, Supplier<Operation> what, Function<OperationResult, R> late) {
        if (shared.isDone()) return shared.thenApply(Function.identity());
        return endInTime(handedOver(shared), what, late);
    }

    private <R> CompletableFuture<R> handedOver(CompletableFuture<R> stage) {
        if (callbacks == null) return stage.thenApply(Function.identity());
        return stage.whenCompleteAsync(
                (value, problem) -> {}, callbacks); // other kinds of stage pass failures on at once
    }

    /**
     * Ends work that changes nothing when its time is up, whatever it waits for then.
     *
     * @param what it is, to say so
     * @param late makes the value of the answer that then says so, or throws
     * @return the work
     */
    public <R> CompletableFuture<R> endInTime(
            CompletableFuture<R> work, Supplier<Operation> what, Function<OperationResult, R> late) {
        if (deadline == null || work.isDone()) return work;
        Future<?> timer = engine.timing.later(deadline.remaining(engine.timing.nanos()), () -> {
            if (!work.isDone()) start(what.get(), late).whenComplete((value, problem) -> end(work, value, problem));
        });
        work.whenComplete((value, problem) -> timer.cancel(false));
        return work;
    }

    private static <R> void end(CompletableFuture<R> work, R value, Throwable problem) {
        if (problem == null) work.complete(value);
        else work.completeExceptionally(AsyncChain.unwrapped(problem));
    }

    /** What this session has seen of a container, for all its ranges; {@code null} if nothing. */
    public String sessionToken(Link container) {
        return session.tokenFor(container.name());
    }

    @Override
    public void checkMayWait() {
        engine.checkMayWait();
    }

    /** By the clock that all waits go by. */
    public long nanos() {
        return engine.timing.nanos();
    }

    /** Reads the account and gives how that ended; fails if what came is no account, or does not fit the settings. */
    public CompletableFuture<OperationResult> connect() {
        return handedOver(engine.account.connect().thenApply(answer -> {
            if (answer.isOk()) engine.account.checkSettings(answer);
            return answer;
        }));
    }

    /** Takes note of which container a link means now; if it is another one than before, what is kept of that goes. */
    public void confirm(Link container, String rid) {
        engine.sharedSession.confirm(container.name(), rid);
    }

    /** Registers what keeps something by the link of a container, to drop it when that is of another container by now. */
    public void onContainerChanged(Consumer<String> cache) {
        engine.onContainerChanged(cache);
    }

    /** Registers what knows of the ranges of keys, so that a request carries the session token of its own range alone. */
    public void rangesBy(RangeLookup ranges) {
        engine.ranges = ranges;
    }

    /** How many requests a bulk operation may have in flight: some connections are left to everybody else. */
    public int bulkConcurrency(int wanted) {
        int connections = engine.settings.maxConnections();
        if (connections == Integer.MAX_VALUE) return wanted;
        return Math.max(1, Math.min(wanted, connections - Math.max(1, connections / RESERVED_PART)));
    }

    public boolean hasListener() {
        return engine.hasListener();
    }

    public void tell(CosmosEvent event) {
        engine.tell(event);
    }

    /** Of a session: ends it alone. Else ends all. */
    @Override
    public void close() {
        if (session == engine.sharedSession) {
            engine.close();
            return;
        }
        session.close();
        engine.closed(session);
    }
}
