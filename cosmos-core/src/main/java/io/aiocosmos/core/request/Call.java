package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.result.NoResponse;
import io.aiocosmos.core.result.NoResponse.Reason;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.result.RefusedResponse;
import io.aiocosmos.core.result.ResponseHeaders;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.retry.RetryAction;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One operation under way: a state machine that two runners drive. {@link #next} gives the request of the next attempt, or
 * {@code null} when there is a {@link #prerequisite} or {@link #heldBackNanos} to wait for first or all is over; {@link
 * #onResponse} and {@link #onFailure} take in how an attempt ended and say how long to wait. Used by one thread at a time.
 */
final class Call {

    final Engine engine;
    private final BackgroundReads reads;
    final Operation operation;
    final AttemptLog attempts;
    private final CallSession session;
    private final Region fixedRegion;
    private final long deadlineNanos;
    private final CallObserver observer; // null without a listener
    private final Deadline whole; // of the operation that this is a part of, null if it is all of it
    private final ThroughputControl control; // null if nothing holds it back
    private double reserved;
    private long heldBackNanos;
    private Region region;
    private List<String> excluded; // as of the attempt that is to come
    private String authorization;
    private CompletableFuture<?> prerequisite;
    private Recovery recovery; // from the first failure on
    private OperationResult result;

    /**
     * @param session may be shared with other calls for the same operation
     * @param fixedRegion where to go and nowhere else, {@code null} for where the router says
     * @param deadline of the operation that this is a part of; {@code null} if it is all of it
     */
    private Call(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            CallObserver observer) {
        this.engine = engine;
        this.reads = reads;
        this.session = session;
        this.operation = operation;
        this.fixedRegion = fixedRegion;
        this.whole = deadline;
        this.attempts = attempts;
        this.observer = observer;
        this.control = engine.control(operation);
        long now = attempts.startedNanos();
        long own = operation.options.timeoutNanos();
        long allowed = own > 0 ? own : engine.settings.timeoutNanos;
        this.deadlineNanos = deadline != null ? deadline.nanos : Deadline.nanos(allowed, now);
        this.prerequisite = fixedRegion == null ? reads.prerequisite() : null;
    }

    /**
     * A call for an operation.
     *
     * @param ofCall the listener of what the call is part of; {@code null} if it is all there is
     */
    static Call of(
            Engine engine,
            BackgroundReads reads,
            SessionStore store,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            CosmosListener ofCall) {
        CosmosListener listener = ofCall == null ? engine.listenerForCall() : ofCall;
        CallSession session = new CallSession(engine, store, operation, false);
        AttemptLog attempts = new AttemptLog(engine.timing.nanos());
        return part(engine, reads, session, operation, fixedRegion, deadline, attempts, 0, listener);
    }

    /**
     * One of several calls for an operation, whose begin and end the first of them reports when it is told.
     *
     * @param id of the operation; 0 if this is its only call
     * @param listener {@code null} if there is none
     */
    static Call part(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long id,
            CosmosListener listener) {
        CallObserver observer = listener == null
                ? null
                : engine.observer()
                        .call(
                                id > 0 ? id : engine.operationIds.incrementAndGet(),
                                id > 0,
                                operation,
                                attempts,
                                listener);
        return new Call(engine, reads, session, operation, fixedRegion, deadline, attempts, observer);
    }

    /** For listeners: before anything is sent or waited for. */
    void started() {
        if (observer != null && !attempts.isHedge()) observer.started();
    }

    /** For listeners: whatever the end was, before anybody else hears of it. Called more than once if that is easier. */
    void ended() {
        if (observer != null && !observer.isOfPart()) operationEnded(result);
    }

    /** For listeners: the operation, of which this is the first of several calls, ended; {@code null} if from outside. */
    void operationEnded(OperationResult result) {
        if (observer == null) return;
        observer.ended(result, outcomeOf(result), engine.timing.nanos(), engine.consistency(operation));
    }

    /** A write that was under way, and not held back, when somebody ended it from outside may have been done. */
    private Outcome outcomeOf(OperationResult result) {
        if (result != null) return result.outcome();
        return operation.isWrite() && attempts.count() > 0 && reserved >= 0 ? Outcome.UNKNOWN : outcome();
    }

    Operation operation() {
        return operation;
    }

    /** Where it goes or went last; {@code null} before its first attempt. */
    Region region() {
        return region == null ? fixedRegion : region;
    }

    boolean isDone() {
        return result != null;
    }

    /** How it ended; once {@link #isDone}. */
    OperationResult result() {
        return result;
    }

    /** What must be waited for before {@link #next} has anything; then {@link #prerequisiteDone} is called. */
    CompletableFuture<?> prerequisite() {
        return prerequisite;
    }

    /** If there is neither a request nor a prerequisite, nor an end: how long its throughput control holds it back. */
    long heldBackNanos() {
        return heldBackNanos;
    }

    long remainingNanos() {
        return Math.max(1, deadlineNanos - engine.timing.nanos());
    }

    TransportRequest next() {
        if (result != null || prerequisite != null) return null;
        if (engine.isClosed()) return end(Reason.CLOSED, "", null);
        long now = engine.timing.nanos();
        if (deadlineNanos - now <= 0) return end(Reason.TIMEOUT, "", null);
        if (region == null) region = firstRegion();
        String date = engine.date.now();
        authorization =
                engine.signer.authorizationNow(operation.method, operation.resourceType, operation.signedLink, date);
        if (authorization == null) {
            prerequisite = engine.signer.ready();
            return null;
        }
        if (control != null && isHeldBack(now)) return null;
        String[] headers = new CallHeaders(engine, operation, session).of(date, authorization, session.isHubOnly());
        attempts.begin(region, now);
        if (engine.partitions.isProbe(operation, region)) attempts.setProbe();
        return TransportRequest.of(
                operation.method,
                region.origin(),
                operation.target,
                headers,
                operation.body,
                0,
                operation.bodyLength,
                timeForAttempt(deadlineNanos - now));
    }

    /** Whether it may not be sent yet, or is over for that. */
    private boolean isHeldBack(long now) {
        prerequisite = control.preparation();
        if (prerequisite != null) return true;
        reserved = control.admit(operation.name, now);
        if (reserved >= 0) return false;
        attempts.begin(region, now);
        heldBackNanos = onResponse(control.refusal(operation.name, now));
        return true;
    }

    /** A read leaves half of its time to the next region, should this one not respond. */
    private long timeForAttempt(long left) {
        boolean isLast = operation.kind.isWrite()
                || fixedRegion != null
                || recovery != null && recovery.hasTimedOut()
                || engine.router.count(operation.kind.access, excluded) == 1;
        return isLast ? left : (left + 1) / 2;
    }

    private Region firstRegion() {
        if (fixedRegion != null) return fixedRegion;
        excluded = engine.excludedRegions(operation);
        if (recovery != null) return recovery.writeRegion(); // it alone is looked up so late
        return engine.partitions.next(operation, excluded, null);
    }

    /** @param problem why what the call waited for did not come, or {@code null} */
    void prerequisiteDone(Throwable problem) {
        prerequisite = null;
        OperationResult stands = recovery == null ? null : recovery.unlessRecreated();
        if (stands != null && !engine.isClosed()) result = stands;
        else if (problem != null) cannotGoOn(AsyncChain.unwrapped(problem));
    }

    private void cannotGoOn(Throwable problem) {
        if (engine.isClosed()) end(Reason.CLOSED, "", problem);
        else if (isLate())
            end(Reason.TIMEOUT, region != null && authorization == null ? engine.signer.pending() : "", problem);
        else end(Reason.PREPARATION, problem.getMessage() == null ? "" : problem.getMessage(), problem);
    }

    private boolean isLate() {
        return deadlineNanos - engine.timing.nanos() <= 0;
    }

    void cancelled(Throwable cause) {
        end(Reason.CANCELLED, "", cause);
    }

    /** @return how long to wait before going on, in nanoseconds */
    long onResponse(TransportResponse response) {
        int status = response.status();
        boolean ok = OperationResult.isOk(status);
        if (ok) {
            String encoding = ResponseHeaders.encoding(response);
            if (encoding != null) return onFailure(encoded(encoding));
            if (!isOfService(response)) return onFailure(notOfService(status));
        }
        int subStatus = ok ? 0 : ResponseHeaders.subStatus(response);
        if (observer != null) attempts.firstByte(response.firstByteNanos());
        tryEnded(status, subStatus, ResponseHeaders.requestCharge(response));
        session.learn(response, status, subStatus);
        if (ok && fixedRegion == null) reads.keepFresh();
        if (ok) engine.partitions.succeeded(operation, region, session.isHubOnly());
        if (status == StatusCodes.TOO_MANY_REQUESTS && operation.options.onThrottled() != null)
            operation.options.onThrottled().run();
        if (ok || isWanted(status, subStatus)) return end(resultOf(response));
        AttemptFailure failure =
                AttemptFailure.ofResponse(status, subStatus, ResponseHeaders.retryAfterMillis(response));
        RetryDecision decision = recover(failure);
        if (decision.has(RetryAction.REFRESH_TOKEN))
            engine.signer.refused(authorization, response.header(Headers.WWW_AUTHENTICATE));
        OperationResult last = resultOf(response);
        boolean ifRecreated = decision.has(RetryAction.ONLY_IF_RECREATED);
        boolean mayAskRid = operation.container != null && fixedRegion == null;
        if (!decision.isRetry() || ifRecreated && !mayAskRid) return end(last);
        if (ifRecreated) prerequisite = recovery.checkRid(last, remainingNanos());
        return retry(decision);
    }

    /** The service sends an object or nothing, and signs what it sends: a proxy's page, or a portal's, is neither. */
    private static boolean isOfService(TransportResponse response) {
        byte[] body = response.body();
        int at = response.bodyOffset();
        int end = at + response.bodyLength();
        while (at < end && body[at] <= ' ') at++;
        return at == end
                || body[at] == '{'
                || response.header(Headers.ACTIVITY_ID) != null
                || response.header(Headers.REQUEST_CHARGE) != null;
    }

    private static TransportFailure notOfService(int status) {
        String what = "what came is a " + status + " that is not the service's: check the endpoint and any proxy";
        return new TransportFailure(TransportFailure.Kind.BROKEN, true, what, null);
    }

    private static TransportFailure encoded(String encoding) {
        String what =
                "what came is encoded as " + encoding + ", which was not asked for: what on the way compresses it?";
        return new TransportFailure(TransportFailure.Kind.BROKEN, true, what, null);
    }

    /** Whether this failure is what the caller asks about: another container's rid, or a range that is gone. */
    boolean isWanted(int status, int subStatus) {
        if (status == StatusCodes.BAD_REQUEST) return subStatus == SubStatusCodes.COLLECTION_RID_MISMATCH;
        return operation.options.range() != null && AttemptFailure.isRangeGone(status, subStatus);
    }

    /** @return how long to wait before going on, in nanoseconds */
    long onFailure(TransportFailure failure) {
        tryEnded(0, 0, 0);
        RetryDecision decision = recover(AttemptFailure.ofTransport(failure));
        if (decision.isRetry()) return retry(decision);
        boolean lost = failure.kind() == TransportFailure.Kind.CLOSED && !engine.isClosed();
        if (lost && outcome() == Outcome.NOT_DONE) end(Reason.PREPARATION, "", closedByOwner(failure));
        else end(Reason.of(failure.kind(), isLate()), failure.getMessage(), failure);
        return 0;
    }

    private static CosmosSetupException closedByOwner(TransportFailure failure) {
        return new CosmosSetupException(
                "the transport that the client was given is closed; make a new client with another", failure);
    }

    private void tryEnded(int status, int subStatus, double requestCharge) {
        long now = engine.timing.nanos();
        attempts.end(now, status, subStatus, requestCharge);
        if (control != null && reserved >= 0) control.charged(operation.name, reserved, requestCharge, now);
        if (observer != null) observer.attemptEnded();
        session.tryEnded();
    }

    private RetryDecision recover(AttemptFailure failure) {
        if (recovery == null) recovery = new Recovery(engine, reads, operation, session, fixedRegion == null);
        excluded = engine.excludedRegions(operation);
        RetryDecision decision = recovery.after(failure, region, excluded, deadlineNanos - engine.timing.nanos());
        prerequisite = recovery.prerequisite();
        return decision;
    }

    private long retry(RetryDecision decision) {
        region = recovery.next(decision.target(), region);
        if (observer != null) observer.retryScheduled(decision.delayNanos());
        return decision.delayNanos();
    }

    private OperationResult resultOf(TransportResponse response) {
        String hint = RefusalHint.of(response, engine);
        TransportResponse kept = hint.isEmpty() ? response : new RefusedResponse(response, hint);
        return new OperationResult(operation, attempts, kept, null, outcome());
    }

    Outcome outcome() {
        return recovery == null ? Outcome.NOT_DONE : recovery.outcome();
    }

    private long end(OperationResult last) {
        result = last;
        return 0;
    }

    private TransportRequest end(Reason reason, String text, Throwable cause) {
        long now = engine.timing.nanos();
        attempts.over(now);
        String waited = reason == Reason.TIMEOUT ? waited(now) : "";
        result = new OperationResult(operation, attempts, null, new NoResponse(reason, text, cause, waited), outcome());
        return null;
    }

    private String waited(long now) {
        long began = whole == null ? attempts.startedNanos() : whole.began;
        return " (waited " + OneLine.time(now - began) + " of " + OneLine.time(deadlineNanos - began) + ")";
    }
}
