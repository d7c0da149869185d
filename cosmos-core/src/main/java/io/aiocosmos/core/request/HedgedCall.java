package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.HedgedAttemptLog;
import io.aiocosmos.core.result.NoResponse;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One operation for which further regions are asked when the first is slow. Each has a call of its own: the first goes where
 * any call would, the others stay in their region. The first final result ends all of them; if there is none, the first
 * call's is the operation's. Thread-safe.
 */
final class HedgedCall<R> extends ResultFuture<R> {
    /** For reads where only the account wants it; source: the same in the service's SDKs for .NET and Java. */
    private static final long USUAL_THRESHOLD = TimeUnit.SECONDS.toNanos(1);

    private static final long USUAL_STEP = USUAL_THRESHOLD / 2;
    private static final int USUAL_PERCENT = 5;

    private final Engine engine;
    private final BackgroundReads reads;
    private final CallSession session;
    private final Operation operation;
    private final Deadline deadline;
    private final HedgingOptions options; // null where only the account wants it
    private final Function<OperationResult, R> read;
    private final Executor callbacks;
    private final CosmosListener listener;
    private final long id;
    private final List<AsyncCallRunner<OperationResult>> calls = new ArrayList<>(2); // guarded by this, until over
    private int running; // guarded by this
    private boolean over; // guarded by this
    private boolean budgetSpent; // guarded by this
    private Future<?> timer; // guarded by this
    private OperationResult ofFirst; // guarded by this, until over

    HedgedCall(
            Engine engine,
            BackgroundReads reads,
            SessionStore store,
            Operation operation,
            Deadline deadline,
            Function<OperationResult, R> read,
            Executor callbacks,
            CosmosListener ofCall) {
        super(engine);
        this.engine = engine;
        this.reads = reads;
        this.session = new HedgedSession(engine, store, operation);
        this.operation = operation;
        this.options = engine.hedging(operation);
        this.read = read;
        this.callbacks = callbacks;
        this.listener = ofCall == null ? engine.listenerForCall() : ofCall;
        this.id = listener != null ? engine.operationIds.incrementAndGet() : 0;
        long own = operation.options.timeoutNanos();
        long allowed = own > 0 ? own : engine.settings.timeoutNanos;
        this.deadline = deadline != null ? deadline : Deadline.after(allowed, engine.timing.nanos());
    }

    /** Whether client, operation or account want further regions to be asked, and there may be some. */
    static boolean isWanted(Engine engine, Operation operation) {
        HedgingOptions options = engine.hedging(operation);
        AccountTopology account = engine.router.account();
        boolean wanted = options == null ? account != null && account.partitionFailover : options.budgetPercent() > 0;
        if (!wanted || !isAllowed(engine, operation)) return false;
        boolean write = operation.kind == Operation.Kind.ITEM_WRITE;
        if (write && (options == null || !options.hedgeWrites() || !isOfOneItem(operation))) return false;
        boolean known = write || operation.kind == Operation.Kind.ITEM_READ;
        return known && (account == null || regions(engine, operation) > 1);
    }

    private static boolean isOfOneItem(Operation operation) {
        return operation.resourceType.equals("docs") && !operation.has(Headers.IS_BATCH);
    }

    /** As the account is now. */
    private static boolean isAllowed(Engine engine, Operation operation) {
        AccountTopology account = engine.router.account();
        return (account == null || !account.hedgingDisabled)
                && (!operation.kind.isWrite() || engine.router.multipleWrites());
    }

    private static int regions(Engine engine, Operation operation) {
        return engine.router.count(operation.kind.access, engine.excludedRegions(operation));
    }

    /** Starts it for nobody who waits: the timer begins the other calls. */
    HedgedCall<R> begin() {
        beginFirst();
        if (isFirstAlone() && !isDone()) schedule(threshold());
        return this;
    }

    /** Runs it for who waits, whose thread is the timer as long as one call is enough. */
    static OperationResult run(HedgedCall<OperationResult> call) {
        call.beginFirst();
        try {
            if (!call.engine.timing.await(call, call.threshold())) {
                if (call.isFirstAlone()) call.beginNext();
                call.engine.timing.await(call, Long.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return call.interrupted(e);
        }
        return new BlockingCallRunner(call.engine).await(call, Outcome.NOT_DONE);
    }

    private OperationResult interrupted(InterruptedException cause) {
        NoResponse reason = new NoResponse(NoResponse.Reason.CANCELLED, "interrupted while waiting", cause, "");
        return new OperationResult(operation, logOf(calls.get(0)), null, reason, Outcome.NOT_DONE)
                .unsureIf(operation.kind.isWrite());
    }

    private long threshold() {
        return options == null
                ? Math.min(USUAL_THRESHOLD, (deadline.nanos - deadline.began) / 2)
                : nanos(options.threshold());
    }

    private long step() {
        return options == null ? USUAL_STEP : nanos(options.step());
    }

    /** Longer than any operation for what is too long to count. */
    private static long nanos(Duration duration) {
        return TimeUnit.MILLISECONDS.toNanos(1) * Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    private synchronized boolean isFirstAlone() {
        return calls.size() == 1;
    }

    private void beginFirst() {
        engine.hedgeBudget.countOperation(deadline.began);
        begin(add(null));
    }

    /** @param region {@code null} for the first call, which goes where the router says */
    private AsyncCallRunner<OperationResult> add(Region region) {
        HedgedAttemptLog attempts = new HedgedAttemptLog(deadline.began, region != null);
        Call call = Call.part(engine, reads, session, operation, region, deadline, attempts, id, listener);
        AsyncCallRunner<OperationResult> runner = new AsyncCallRunner<>(call, Function.identity(), null);
        calls.add(runner);
        running++;
        return runner;
    }

    private void begin(AsyncCallRunner<OperationResult> runner) {
        runner.begin().whenComplete((result, problem) -> ended(runner, result, problem));
        if (runner.isDone()) engine.untrack(runner); // it may have been cancelled before it began
    }

    private void ended(AsyncCallRunner<OperationResult> runner, OperationResult result, Throwable problem) {
        boolean first = runner == calls.get(0);
        synchronized (this) {
            if (over) return;
            running--;
            if (first) ofFirst = result;
        }
        if (problem != null) fail(AsyncChain.unwrapped(problem));
        else if (isFinal(result, first) || runner.call.isWanted(result.status(), result.subStatus()))
            finish(runner, result);
        else beginNext();
    }

    /** Whether any region would say the same. Without a response, what the first call fails with is this client's affair. */
    private static boolean isFinal(OperationResult result, boolean first) {
        if (result.noResponse() != null) return first && result.noResponse().reason != NoResponse.Reason.TRANSPORT;
        switch (result.status()) {
            case StatusCodes.BAD_REQUEST:
            case StatusCodes.UNAUTHORIZED:
            case StatusCodes.METHOD_NOT_ALLOWED:
            case StatusCodes.CONFLICT:
            case StatusCodes.PRECONDITION_FAILED:
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE:
                return true;
            case StatusCodes.NOT_FOUND:
                return result.subStatus() == 0;
            default:
                return result.status() < StatusCodes.BAD_REQUEST;
        }
    }

    /** Asks one more region. If there is none, what is under way decides; if that is nothing, the first call has. */
    private void beginNext() {
        AsyncCallRunner<OperationResult> next;
        synchronized (this) {
            if (over) return;
            Region region = nextRegion();
            if (region == null && running > 0) return;
            next = region == null ? null : add(region);
        }
        if (next == null) {
            finish(calls.get(0), ofFirst);
            return;
        }
        begin(next);
        schedule(step());
    }

    /** The next that was not asked, {@code null} if there is none or nobody more may be asked. */
    private Region nextRegion() {
        long now = engine.timing.nanos();
        if (engine.isClosed() || session.store.isClosed() || deadline.remaining(now) <= 0) return null;
        Region region = isAllowed(engine, operation) ? unasked() : null;
        if (region == null) return null;
        int percent = options == null ? USUAL_PERCENT : options.budgetPercent();
        budgetSpent = !engine.hedgeBudget.take(now, percent);
        return budgetSpent ? null : region;
    }

    private Region unasked() {
        Access access = operation.kind.access;
        List<String> excluded = engine.excludedRegions(operation);
        Region region = engine.router.first(access, excluded);
        for (int others = regions(engine, operation) - 1; others > 0; others--) {
            region = engine.router.next(access, excluded, region);
            if (!isAsked(region)) return region;
        }
        return null;
    }

    private boolean isAsked(Region region) {
        for (AsyncCallRunner<?> each : calls) {
            Region asked = each.call.region();
            if (asked != null && asked.origin().equals(region.origin())) return true;
        }
        return false;
    }

    private void schedule(long nanos) {
        Future<?> other = replaceTimer(engine.timing.later(nanos, this::beginNext));
        if (other != null) other.cancel(false);
    }

    private synchronized Future<?> replaceTimer(Future<?> next) {
        Future<?> other = timer;
        timer = next;
        return over ? next : other;
    }

    /** Cancels the other calls before anybody hears of the end. */
    private void finish(AsyncCallRunner<OperationResult> winner, OperationResult result) {
        if (!stop()) return;
        HedgedAttemptLog all = logOf(winner);
        for (AsyncCallRunner<OperationResult> each : calls) if (each != winner) all.addBefore(logOf(each));
        if (budgetSpent) all.setBudgetSpent();
        OperationResult last = result.unsureIf(operation.kind.isWrite() && calls.size() > 1 && !result.isOk());
        calls.get(0).call.operationEnded(last);
        handOver(() -> completeHere(last));
    }

    private static HedgedAttemptLog logOf(AsyncCallRunner<OperationResult> runner) {
        return (HedgedAttemptLog) runner.call.attempts;
    }

    private void completeHere(OperationResult last) {
        R value;
        try {
            value = read.apply(last);
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
            return;
        }
        super.complete(value);
    }

    private void fail(Throwable problem) {
        if (!stop()) return;
        calls.get(0).call.operationEnded(null);
        handOver(() -> completeExceptionally(problem));
    }

    private void handOver(Runnable end) {
        if (callbacks == null) end.run();
        else callbacks.execute(end);
    }

    /** Whether this was the end; then nothing more begins, and nothing is under way any more. */
    private boolean stop() {
        Future<?> waiting;
        synchronized (this) {
            if (over) return false;
            over = true;
            waiting = timer;
        }
        if (waiting != null) waiting.cancel(false);
        long now = engine.timing.nanos();
        for (AsyncCallRunner<OperationResult> each : calls) {
            each.cancel(true);
            HedgedAttemptLog attempts = logOf(each);
            attempts.cancel(now);
            if (attempts.isHedge()) engine.hedgeBudget.countRetries(now, Math.max(0, attempts.count() - 1));
        }
        return true;
    }

    private boolean endedOutside(boolean now) {
        if (now && stop()) calls.get(0).call.operationEnded(null);
        return now;
    }

    @Override
    public boolean complete(R value) {
        return endedOutside(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable problem) {
        return endedOutside(super.completeExceptionally(problem));
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        return endedOutside(super.cancel(mayInterrupt));
    }
}
