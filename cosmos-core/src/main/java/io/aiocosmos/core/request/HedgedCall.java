package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.HedgedAttemptLog;
import io.aiocosmos.core.result.NoResponse;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * One operation for which further regions are asked when the first is slow. Each has a call of its own: the first goes where
 * any call would, the others stay in their region. The first final result ends all of them; if there is none, the first
 * call's is the operation's. Thread-safe.
 */
final class HedgedCall<R> extends CallFuture<R> {
    private final BackgroundReads reads;
    private final CallSession session;
    private final Operation operation;
    private final Deadline deadline;
    private final HedgeRules rules;
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
            HedgeRules rules,
            Deadline deadline,
            Function<OperationResult, R> read,
            Executor callbacks,
            CosmosListener ofCall) {
        super(engine, read, callbacks);
        this.reads = reads;
        this.session = new CallSession(engine, store, operation, true);
        this.operation = operation;
        this.rules = rules;
        this.listener = ofCall == null ? engine.listenerForCall() : ofCall;
        this.id = listener != null ? engine.operationIds.incrementAndGet() : 0;
        long own = operation.options.timeoutNanos();
        long allowed = own > 0 ? own : engine.settings.timeoutNanos;
        this.deadline = deadline != null ? deadline : Deadline.after(allowed, engine.timing.nanos());
    }

    /** Starts it for nobody who waits: the timer begins the other calls. */
    HedgedCall<R> begin() {
        beginFirst();
        if (isFirstAlone() && !isDone()) schedule(rules.threshold(deadline));
        return this;
    }

    /** Runs it for who waits, whose thread is the timer as long as one call is enough. */
    static OperationResult run(HedgedCall<OperationResult> call) {
        call.beginFirst();
        try {
            if (!call.engine.timing.await(call, call.rules.threshold(call.deadline))) {
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
        runner.begin().whenComplete((result, problem) -> callEnded(runner, result, problem));
        if (runner.isDone()) engine.untrack(runner); // it may have been cancelled before it began
    }

    private void callEnded(AsyncCallRunner<OperationResult> runner, OperationResult result, Throwable problem) {
        boolean first = runner == calls.get(0);
        synchronized (this) {
            if (over) return;
            running--;
            if (first) ofFirst = result;
        }
        if (problem != null) failed(AsyncChain.unwrapped(problem));
        else if (HedgeRules.isFinal(result, first) || runner.call.isWanted(result.status(), result.subStatus()))
            finishBy(runner, result);
        else beginNext();
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
            finishBy(calls.get(0), ofFirst);
            return;
        }
        begin(next);
        schedule(rules.step());
    }

    /** The next that was not asked, {@code null} if there is none or nobody more may be asked. */
    private Region nextRegion() {
        long now = engine.timing.nanos();
        if (engine.isClosed() || session.store.isClosed() || deadline.remaining(now) <= 0) return null;
        Region region = rules.next(calls);
        if (region == null) return null;
        budgetSpent = !engine.hedgeBudget.take(now, rules.budgetPercent());
        return budgetSpent ? null : region;
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
    private void finishBy(AsyncCallRunner<OperationResult> winner, OperationResult result) {
        if (!stop()) return;
        if (ofFirst == null && result.isOk())
            engine.partitions.lost(operation, calls.get(0).call.region());
        gatherAttempts(winner);
        OperationResult last = result.unsureIf(operation.kind.isWrite() && calls.size() > 1 && !result.isOk());
        calls.get(0).call.operationEnded(last);
        finish(last);
    }

    /** Into the log of one call, once all have ended. */
    private void gatherAttempts(AsyncCallRunner<OperationResult> into) {
        HedgedAttemptLog all = logOf(into);
        for (AsyncCallRunner<OperationResult> each : calls) if (each != into) all.addBefore(logOf(each));
        if (budgetSpent) all.setBudgetSpent();
    }

    private static HedgedAttemptLog logOf(AsyncCallRunner<OperationResult> runner) {
        return (HedgedAttemptLog) runner.call.attempts;
    }

    private void failed(Throwable problem) {
        if (endedWithoutResult()) fail(problem);
    }

    private boolean endedWithoutResult() {
        if (!stop()) return false;
        gatherAttempts(calls.get(0));
        calls.get(0).call.operationEnded(null);
        return true;
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

    @Override
    void ended() {
        endedWithoutResult(); // from outside
    }
}
