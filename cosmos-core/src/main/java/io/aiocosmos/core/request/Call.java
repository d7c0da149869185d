package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.retry.Effect;
import io.aiocosmos.core.retry.OperationTraits;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.retry.RetryState;
import io.aiocosmos.core.retry.Surroundings;
import io.aiocosmos.core.retry.TryFailure;
import io.aiocosmos.core.retry.Where;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One operation on its way: a state machine that two drivers turn. {@link #next} gives the request of the next try, or
 * {@code null} when there is a {@link #gate} to pass first or all is over; {@link #onResponse} and {@link #onFailure}
 * take in how a try ended and say how long to wait. Used by one thread at a time.
 */
final class Call {
    private static final int RID_MISMATCH = 1024;

    private final Engine engine;
    private final SessionStore store;
    private final CallSession session;
    private final Operation operation;
    private final Access access;
    private final Region fixedRegion;
    private final Tries tries;
    private final long deadlineNanos;
    private RetryState retries;
    private Region region;
    private String authorization;
    private boolean toHub;
    private boolean hubOnly;
    private CompletableFuture<?> gate;
    private Answer onlyIfRecreated;
    private Answer answer;

    /** @param fixedRegion where to go and nowhere else, {@code null} for where the router says */
    Call(Engine engine, SessionStore store, Operation operation, Region fixedRegion) {
        this.engine = engine;
        this.store = store;
        this.session = new CallSession(engine, store, operation);
        this.operation = operation;
        this.access = access(operation.kind());
        this.fixedRegion = fixedRegion;
        this.region = fixedRegion;
        long now = engine.timing.nanos();
        long allowed = operation.timeoutNanos() > 0 ? operation.timeoutNanos() : engine.settings.timeoutNanos();
        this.tries = new Tries(now);
        this.deadlineNanos = now + Math.min(allowed, Long.MAX_VALUE / 2);
        if (fixedRegion == null) gate = engine.account.gate();
    }

    private static Access access(Operation.Kind kind) {
        if (kind.isRead()) return Access.READ;
        return kind.isItem() ? Access.WRITE : Access.METADATA_WRITE;
    }

    boolean isDone() {
        return answer != null;
    }

    /** How it ended; once {@link #isDone}. */
    Answer answer() {
        return answer;
    }

    /** What must be waited for before {@link #next} has anything; {@link #gateOpened} tells that it is over. */
    CompletableFuture<?> gate() {
        return gate;
    }

    long remainingNanos() {
        return Math.max(1, deadlineNanos - engine.timing.nanos());
    }

    TransportRequest next() {
        if (answer != null || gate != null) return null;
        if (engine.isClosed()) return end(NoAnswer.Reason.CLOSED, "", null);
        long now = engine.timing.nanos();
        if (deadlineNanos - now <= 0) return end(NoAnswer.Reason.TIMEOUT, "", null);
        if (region == null)
            region = toHub ? engine.router.hub() : engine.router.first(access, operation.excludedRegions());
        String date = engine.date.now();
        authorization = engine.signer.authorizationNow(
                operation.method(), operation.resourceType(), operation.signedLink(), date);
        if (authorization == null) {
            gate = engine.signer.ready();
            return null;
        }
        String[] headers =
                CallHeaders.of(engine, operation, session, new CallHeaders.Signature(date, authorization), hubOnly);
        tries.begin(region.origin(), now);
        return new TransportRequest(
                operation.method(),
                region.origin(),
                operation.target(),
                headers,
                operation.body(),
                0,
                operation.bodyLength(),
                deadlineNanos - now);
    }

    /** @param problem why what the call waited for did not come, or {@code null} */
    void gateOpened(Throwable problem) {
        gate = null;
        if (onlyIfRecreated != null && !engine.isClosed()) answer = onlyIfRecreated;
        else if (problem != null) end(reason(), Unwrapped.of(problem));
    }

    /** Why the call cannot go on from its gate. */
    private NoAnswer.Reason reason() {
        if (engine.isClosed()) return NoAnswer.Reason.CLOSED;
        return isLate() ? NoAnswer.Reason.TIMEOUT : NoAnswer.Reason.PREPARATION;
    }

    private boolean isLate() {
        return deadlineNanos - engine.timing.nanos() <= 0;
    }

    private void end(NoAnswer.Reason reason, Throwable cause) {
        boolean told = reason == NoAnswer.Reason.PREPARATION && cause.getMessage() != null;
        end(reason, told ? cause.getMessage() : "", cause);
    }

    /** What somebody is told who waits for this call when the client is closed; from any thread. */
    CosmosCancelledException closedMeanwhile() {
        boolean write = !operation.kind().isRead();
        ErrorDetails details = ErrorDetails.builder()
                .operation(operation.name())
                .resource(operation.shownLink())
                .outcome(write ? Outcome.UNKNOWN : Outcome.NOT_DONE)
                .build();
        return new CosmosCancelledException(Messages.ofClosed(details), details, null);
    }

    void cancelled(Throwable cause) {
        end(NoAnswer.Reason.CANCELLED, "", cause);
    }

    /** @return how long to wait before going on, in nanoseconds */
    long onResponse(TransportResponse response) {
        int status = response.status();
        int subStatus = status < 400 ? 0 : ResponseHeaders.subStatus(response);
        ended(status, subStatus, ResponseHeaders.requestCharge(response));
        session.learn(response, status, subStatus);
        if (status < 400) {
            if (fixedRegion == null) engine.account.keepFresh();
            return end(response);
        }
        if (status == 429 && operation.onThrottled() != null)
            operation.onThrottled().run();
        if (status == 400 && subStatus == RID_MISMATCH) return end(response); // its very purpose was to be refused
        if (status == 410 && operation.range() != null && isRangeGone(subStatus)) return end(response);
        TryFailure failure = TryFailure.answer(status, subStatus, ResponseHeaders.retryAfterMillis(response));
        RetryDecision decision = decide(failure);
        Answer last = new Answer(operation, tries, response, null, retries.outcome());
        boolean ofRecreated = decision.has(Effect.ONLY_IF_RECREATED);
        if (!decision.isRetry() || ofRecreated && operation.container() == null) {
            answer = last;
            return 0;
        }
        if (ofRecreated) askForRid(last);
        return retry(decision, status, subStatus);
    }

    /** Split, merged or moved; other reasons for a 410 are worth another try. */
    private static boolean isRangeGone(int subStatus) {
        return subStatus == 1002 || subStatus == 1007 || subStatus == 1008;
    }

    /** @return how long to wait before going on, in nanoseconds */
    long onFailure(TransportFailure failure) {
        ended(0, 0, 0);
        RetryDecision decision = decide(TryFailure.noAnswer(failure));
        if (decision.isRetry()) return retry(decision, 0, 0);
        end(reason(failure.kind()), failure.getMessage(), failure);
        return 0;
    }

    private NoAnswer.Reason reason(TransportFailure.Kind kind) {
        switch (kind) {
            case TIMEOUT:
            case POOL:
                return NoAnswer.Reason.TIMEOUT;
            case CONNECT: // whoever was still dialling when the time was up ran out of time too
                return isLate() ? NoAnswer.Reason.TIMEOUT : NoAnswer.Reason.TRANSPORT;
            case CANCELLED:
                return NoAnswer.Reason.CANCELLED;
            case CLOSED:
                return NoAnswer.Reason.CLOSED;
            default:
                return NoAnswer.Reason.TRANSPORT;
        }
    }

    private void ended(int status, int subStatus, double requestCharge) {
        tries.end(engine.timing.nanos(), status, subStatus, requestCharge);
        if (engine.hasListener())
            engine.tell(new CosmosEvent.RequestEnded(
                    operation.name(),
                    operation.shownLink(),
                    tries.endpoint(),
                    status,
                    subStatus,
                    requestCharge,
                    Duration.ofNanos(tries.lastTryNanos())));
    }

    private RetryDecision decide(TryFailure failure) {
        if (retries == null) retries = new RetryState();
        boolean write = !operation.kind().isRead();
        OperationTraits traits =
                new OperationTraits(write, false, operation.etagGuarded(), operation.unknownOutcomeRetried(), false);
        boolean discovery = engine.settings.routing().discovery() && fixedRegion == null;
        Surroundings around = new Surroundings(
                engine.router.count(access, operation.excludedRegions()),
                engine.router.multipleWrites(),
                engine.renewableToken,
                discovery);
        RetryDecision decision =
                engine.retries.decide(traits, around, retries, failure, deadlineNanos - engine.timing.nanos());
        carryOut(decision, failure);
        return decision;
    }

    private void carryOut(RetryDecision decision, TryFailure failure) {
        if (decision.has(Effect.MARK_FOR_READS)) avoid(false, failure);
        if (decision.has(Effect.MARK_FOR_WRITES)) avoid(true, failure);
        if (decision.has(Effect.REFRESH_TOKEN)) engine.signer.refused(authorization);
        if (decision.has(Effect.HUB_ONLY_HEADER)) hubOnly = true;
        if (decision.has(Effect.REFRESH_CONTAINER) && !decision.has(Effect.ONLY_IF_RECREATED)) session.forget();
        if (!decision.has(Effect.REFRESH_ACCOUNT)) return;
        CompletableFuture<Answer> read = engine.account.force();
        if (decision.where() == Where.HUB && read != null) gate = read; // where the hub is now is what must be known
    }

    private void avoid(boolean forWrites, TryFailure failure) {
        engine.router.markUnavailable(region, forWrites);
        if (engine.hasListener())
            engine.tell(new CosmosEvent.EndpointUnavailable(
                    region.origin().toString(),
                    failure.status() == 0 ? "no connection" : failure.status() + "/" + failure.subStatus()));
    }

    private long retry(RetryDecision decision, int status, int subStatus) {
        if (decision.where() == Where.NEXT) region = engine.router.next(access, operation.excludedRegions(), region);
        else if (decision.where() == Where.HUB) goToHub();
        if (fixedRegion != null) region = fixedRegion;
        if (engine.hasListener())
            engine.tell(new CosmosEvent.RetryScheduled(
                    operation.name(),
                    operation.shownLink(),
                    status,
                    subStatus,
                    tries.count(),
                    Duration.ofNanos(decision.delayNanos())));
        return decision.delayNanos();
    }

    /** Where that is shows when the account was read, if it is being read. */
    private void goToHub() {
        toHub = true;
        region = null;
    }

    /** No region has what the session saw: either all are slow, or the container is another one than it saw. */
    private void askForRid(Answer last) {
        onlyIfRecreated = last;
        Operation read = Operation.of(
                        operation.name(), Operation.Kind.RESOURCE_READ, "GET", "colls", operation.container())
                .timeoutNanos(remainingNanos())
                .build();
        gate = new AsyncCall<>(engine, new Call(engine, store, read, null), this::recreated, null).begin();
    }

    private Answer recreated(Answer container) {
        if (container.isOk() && session.wasRecreated(rid(container))) onlyIfRecreated = null;
        return container;
    }

    private static String rid(Answer container) {
        try {
            JsonSlice rid = JsonSlice.of(container.body(), container.bodyOffset(), container.bodyLength())
                    .field("_rid");
            return rid == null ? "" : rid.string();
        } catch (MalformedJsonException e) {
            return "";
        }
    }

    private long end(TransportResponse response) {
        Outcome outcome = retries == null ? Outcome.NOT_DONE : retries.outcome();
        answer = new Answer(operation, tries, response, null, outcome);
        return 0;
    }

    private TransportRequest end(NoAnswer.Reason reason, String text, Throwable cause) {
        tries.over(engine.timing.nanos());
        Outcome outcome = retries == null ? Outcome.NOT_DONE : retries.outcome();
        answer = new Answer(operation, tries, null, new NoAnswer(reason, text, cause), outcome);
        return null;
    }
}
