package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.async.WaitCheck;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.time.Timing;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Runs operations of one session: the one way to the service. Thread-safe. */
public final class RequestPipeline implements AutoCloseable, WaitCheck {
    private final Engine engine;
    private final AccountReader account;
    private final SessionStore session;
    private final Executor callbacks;
    private final Deadline deadline;
    private final CosmosListener listener; // of one call; null for who calls it first, or for none
    private final CallRunner runner;

    private RequestPipeline(
            Engine engine,
            AccountReader account,
            SessionStore session,
            Executor callbacks,
            Deadline deadline,
            CosmosListener listener) {
        this.engine = engine;
        this.account = account;
        this.session = session;
        this.callbacks = callbacks;
        this.deadline = deadline;
        this.listener = listener;
        this.runner = new CallRunner(engine, account, session, callbacks, deadline, listener);
    }

    /** @param ownsTransport whether closing this closes the transport */
    public static RequestPipeline of(
            Settings settings, HttpTransport transport, boolean ownsTransport, RequestSigner signer, Timing timing) {
        Engine engine = new Engine(settings, transport, ownsTransport, signer, timing);
        return new RequestPipeline(
                engine, new AccountReader(engine), engine.sharedSession, settings.callbacks, null, null);
    }

    /** The same for callers that wait: the callback executor's only thread may be the one that does. */
    public RequestPipeline forWaiting() {
        return callbacks == null ? this : with(null, deadline);
    }

    /** The same for callers that do not wait: their futures complete on the callback executor if there is one. */
    public RequestPipeline forCallbacks() {
        Executor wanted = engine.settings.callbacks;
        return callbacks == wanted ? this : with(wanted, deadline);
    }

    /**
     * The same for one operation of several requests: all of them, and the waits for what others asked for, share one
     * deadline, which is set now.
     *
     * @param timeoutNanos 0 for the client's own
     */
    public RequestPipeline within(long timeoutNanos) {
        return new RequestPipeline(engine, account, session, callbacks, deadlineAfter(timeoutNanos), listenerForCall());
    }

    /** The same for one call whose requests may be sent from other threads than the caller's, which is the current one. */
    public RequestPipeline forCall() {
        CosmosListener ofCall = listenerForCall();
        return ofCall == listener ? this : new RequestPipeline(engine, account, session, callbacks, deadline, ofCall);
    }

    private CosmosListener listenerForCall() {
        return listener == null ? engine.listenerForCall() : listener;
    }

    /**
     * The same for work that several wait for: done where its responses arrive, in the client's own time or that of who
     * begins it, whichever is longer.
     */
    public RequestPipeline forSharing() {
        return with(null, deadlineAfter(0).orLater(deadline));
    }

    private Deadline deadlineAfter(long timeoutNanos) {
        return Deadline.after(timeoutNanos(timeoutNanos), engine.timing.nanos());
    }

    /** Time for an operation, given its own or 0. */
    public long timeoutNanos(long own) {
        return own > 0 ? own : engine.settings.timeoutNanos;
    }

    private RequestPipeline with(Executor executor, Deadline end) {
        return new RequestPipeline(engine, account, session, executor, end, listener);
    }

    /** The same engine, with session tokens of its own. */
    public RequestPipeline withSession(SessionStore store) {
        return new RequestPipeline(engine, account, store, callbacks, deadline, listener);
    }

    /** What this session has seen. */
    public SessionStore session() {
        return session;
    }

    /** Runs an operation on the caller's thread. Failures are results too. */
    public OperationResult run(Operation operation) {
        if (isEnded()) throw ended();
        checkMayWait();
        BlockingCallRunner.checkNotInterrupted();
        return runner.run(operation);
    }

    /**
     * Starts an operation.
     *
     * @param read makes the future's value of the result, good or bad; the future fails with what it throws
     * @return cancelling it frees the request
     */
    public <R> CompletableFuture<R> start(Operation operation, Function<OperationResult, R> read) {
        if (!isEnded()) return runner.start(operation, read);
        CompletableFuture<R> refused = new CompletableFuture<>();
        refused.completeExceptionally(ended());
        return refused;
    }

    /** The ways for callers of this pipeline to wait. */
    public CallerWaits waits() {
        return new CallerWaits(runner, engine, session, callbacks, deadline);
    }

    /** What all pipelines of a client share. */
    public Engine engine() {
        return engine;
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

    /** The failure of a call that comes after that. */
    public CosmosSetupException closedFailure() {
        return isEnded() ? ended() : Failure.closedBefore(null);
    }

    @Override
    public void checkMayWait() {
        engine.checkMayWait();
    }

    /** Reads the account and gives how that ended; fails if what came is no account, or does not fit the settings. */
    public CompletableFuture<OperationResult> connect() {
        return waits().handedOver(account.connect().thenApply(response -> {
            if (response.isOk()) account.checkSettings(response);
            return response;
        }));
    }

    /** Whether reads go to another address than the configured one. */
    public boolean readsElsewhere() {
        Origin next = engine.router.first(Access.READ, List.of()).origin();
        return !next.equals(engine.settings.routing.configured.origin());
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
