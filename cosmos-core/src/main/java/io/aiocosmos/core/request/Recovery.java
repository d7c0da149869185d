package io.aiocosmos.core.request;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.AccountTraits;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.retry.OperationTraits;
import io.aiocosmos.core.retry.RetryAction;
import io.aiocosmos.core.retry.RetryCause;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.retry.RetryState;
import io.aiocosmos.core.retry.RetryTarget;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What an operation does about its failed attempts: asks the policy and carries out what that says. Made by the first. */
final class Recovery {
    private final Engine engine;
    private final BackgroundReads reads;
    private final Operation operation;
    private final CallSession session;
    private final RetryState state = new RetryState();
    private final boolean anyRegion;
    private List<String> excluded;
    private CompletableFuture<?> prerequisite;
    private final List<Region> notWriteRegions = new ArrayList<>(0);
    private OperationResult unlessRecreated;

    /** @param anyRegion whether the operation may go wherever the router says */
    Recovery(Engine engine, BackgroundReads reads, Operation operation, CallSession session, boolean anyRegion) {
        this.engine = engine;
        this.reads = reads;
        this.operation = operation;
        this.session = session;
        this.anyRegion = anyRegion;
    }

    /**
     * @param region that was asked
     * @param excluded regions to which the next attempt must not go
     */
    RetryDecision after(AttemptFailure failure, Region region, List<String> excluded, long remainingNanos) {
        this.excluded = excluded;
        Region other = anyRegion && engine.partitions.movesWrites(operation) ? otherThan(region) : null;
        RetryDecision decision = engine.retries.decide(
                traits(), accountTraits(other != null), operation.options.retry(), state, failure, remainingNanos);
        boolean onlyWriteRegion = decision.target() == RetryTarget.OTHER_WRITE_REGION && other == null; // a read
        if (onlyWriteRegion && otherThan(region) == null) decision = decision.givenUp();
        engine.partitions.failed(operation, region, failure, decision.isRetry(), other);
        if (decision.has(RetryAction.MARK_FOR_READS)) avoid(region, false, failure);
        if (decision.has(RetryAction.MARK_FOR_WRITES)) avoid(region, true, failure);
        if (decision.has(RetryAction.HUB_ONLY_HEADER)) session.setHubOnly();
        if (decision.has(RetryAction.REFRESH_CONTAINER) && !decision.has(RetryAction.ONLY_IF_RECREATED))
            session.mistrustDefinition();
        CompletableFuture<?> account = decision.has(RetryAction.REFRESH_ACCOUNT) ? reads.refreshAccount() : null;
        // which region takes writes now must be known first
        prerequisite = decision.target() == RetryTarget.WRITE_REGION ? account : null;
        if (decision.cause() == RetryCause.STALE_CONTAINER && session.knowsContainer())
            prerequisite = checkRid(null, remainingNanos);
        return decision;
    }

    private OperationTraits traits() {
        boolean write = operation.kind.isWrite();
        return new OperationTraits(write, operation.options.isEtagGuarded(), engine.retriesUnknownOutcome(operation));
    }

    private AccountTraits accountTraits(boolean movesWrites) {
        return new AccountTraits(
                anyRegion || operation.container == null ? engine.router.count(operation.kind.access, excluded) : 1,
                engine.router.multipleWrites(),
                engine.renewableToken,
                movesWrites,
                anyRegion && engine.settings.routing.discovery);
    }

    private void avoid(Region region, boolean forWrites, AttemptFailure failure) {
        engine.router.markUnavailable(region, forWrites);
        if (!engine.hasListener()) return;
        String reason = failure.status == 0 ? "no connection" : failure.status + "/" + failure.subStatus;
        engine.observer().endpointUnavailable(region.origin().toString(), reason);
    }

    /** What must be waited for before the next attempt, {@code null} if nothing. */
    CompletableFuture<?> prerequisite() {
        return prerequisite;
    }

    /**
     * Asks whether the container is still the one that the session saw; if not, its tokens go. When no region has what
     * the session saw, either all are slow, and their failure stands, or the container was deleted and made anew,
     * and another attempt is worth it.
     *
     * @param last how the operation ends if the container is the same; {@code null} if it goes on all the same
     * @return completes when it is known
     */
    CompletableFuture<?> checkRid(OperationResult last, long timeoutNanos) {
        unlessRecreated = last;
        Operation read = Operation.ofContainer(operation.container)
                .timeoutNanos(timeoutNanos)
                .build();
        return reads.start(read, session.store, this::learnRid);
    }

    private OperationResult learnRid(OperationResult container) {
        if (container.isOk() && session.wasRecreated(rid(container))) unlessRecreated = null;
        return container;
    }

    private static String rid(OperationResult container) {
        try {
            JsonSlice rid = container.json().field("_rid");
            return rid == null ? "" : rid.string();
        } catch (MalformedJsonException e) {
            return "";
        }
    }

    /** How the operation ends after all, {@code null} if it goes on: nothing was asked, or the container is another. */
    OperationResult unlessRecreated() {
        return unlessRecreated;
    }

    private Region otherThan(Region failed) {
        notWriteRegions.add(failed);
        return otherWriteRegion();
    }

    /** Where others found it meanwhile, or any. The service moves writes wherever it likes, so none is excluded. */
    private Region otherWriteRegion() {
        Region known = engine.partitions.writeRegion(operation);
        if (known != null && !notWriteRegions.contains(known)) return known;
        return engine.router.otherForReads(operation.kind.isWrite() ? List.of() : excluded, notWriteRegions);
    }

    /** The write region as it is known once the prerequisite is done. */
    Region writeRegion() {
        int turn = state.retries(RetryCause.WRITE_FORBIDDEN) - 1;
        Region moved = turn < 0 ? engine.partitions.writeRegion(operation) : null;
        return moved != null ? moved : engine.router.writeRegion(Math.max(0, turn));
    }

    /** Where the next attempt goes; {@code null} for the write region, which is looked up once the prerequisite is done. */
    Region next(RetryTarget target, Region failed) {
        if (!anyRegion || target == RetryTarget.SAME) return failed;
        if (target == RetryTarget.WRITE_REGION) return null;
        if (target == RetryTarget.OTHER_WRITE_REGION) return otherWriteRegion();
        return engine.partitions.next(operation, excluded, failed);
    }

    /** Whether a region did not respond in time. */
    boolean hasTimedOut() {
        return state.retries(RetryCause.TIMEOUT) > 0;
    }

    /** What is known of the operation's effect should it fail now. */
    Outcome outcome() {
        return state.outcome();
    }
}
