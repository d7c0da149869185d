package io.aiocosmos.core.bulk;

import io.aiocosmos.core.batch.BatchElement;
import io.aiocosmos.core.batch.BatchElements;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Sends micro-batches, and hands what comes back to their operations, one by one. */
final class BatchRequests {
    private final RequestPipeline pipeline;
    private final OperationWriter writer;
    private final int max;
    private final RangeRouter router;
    private final BatchedOperations owner;
    private final RequestUnitBudget budget; // null if there is no limit
    private final Runnable wakeUp;
    private final ElementRules rules;
    private final Queue<MicroBatch> responses = new ConcurrentLinkedQueue<>();
    private final Set<MicroBatch> pending = ConcurrentHashMap.newKeySet();
    private final AtomicInteger throttles = new AtomicInteger();
    private int inFlight;
    private volatile boolean cancelled;

    BatchRequests(
            RequestPipeline pipeline,
            OperationWriter writer,
            int max,
            RangeRouter router,
            BatchedOperations owner,
            RequestUnitBudget budget,
            Runnable wakeUp) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.max = max;
        this.router = router;
        this.owner = owner;
        this.budget = budget;
        this.wakeUp = wakeUp;
        this.rules = new ElementRules(pipeline.engine().retryPolicy());
    }

    /** Whether a request may be sent to that range now. */
    boolean mayStart(RangeQueue range) {
        return inFlight < max && !range.isGone && range.concurrency.mayStart();
    }

    /** Whether some of it was sent, or nothing of it is left; else it is in its queue again. */
    boolean start(MicroBatch filled) {
        MicroBatch batch = filled.withoutEnded();
        if (batch.size() == 0) return true;
        if (budget != null) batch = budget.admit(batch);
        if (batch == null) return false;
        send(batch);
        return true;
    }

    private void send(MicroBatch batch) {
        batch.map = router.map();
        batch.startedNanos = pipeline.engine().timing.nanos();
        inFlight++;
        batch.range.concurrency.started();
        batch.pending = pipeline.start(operation(batch), Function.identity());
        pending.add(batch);
        if (cancelled) batch.pending.cancel(true);
        batch.pending.whenComplete((result, problem) -> {
            batch.result = result;
            batch.problem = problem;
            pending.remove(batch);
            responses.add(batch);
            wakeUp.run();
        });
    }

    private Operation operation(MicroBatch batch) {
        boolean repeatable = true;
        long latest = Long.MIN_VALUE;
        for (BatchItem item : batch.items) {
            owner.sent(item, batch.startedNanos);
            repeatable &= item.traits.mayRepeat();
            latest = Math.max(latest, item.deadline - batch.startedNanos);
        }
        OperationBuilder request = batch.body
                .ofRange(OperationItemResult.NAME, writer.container(), batch.range.partition)
                .timeoutNanos(Math.max(1, latest))
                .control(writer.control())
                .onThrottled(() -> {
                    batch.throttled = true;
                    throttles.incrementAndGet();
                });
        if (!batch.map.rid().isEmpty()) request.header(Headers.INTENDED_RID, batch.map.rid());
        return request.retryUnknownOutcome(repeatable).build();
    }

    void handleResponses() {
        for (MicroBatch batch = responses.poll(); batch != null; batch = responses.poll()) handle(batch);
    }

    private void handle(MicroBatch batch) {
        inFlight--;
        long now = pipeline.engine().timing.nanos();
        if (batch.problem != null)
            for (BatchItem item : batch.items) end(item, OperationItemResult.withoutResult(item, batch.problem));
        else if (!batch.result.isOk()) for (BatchItem item : batch.items) failed(item, batch, now);
        else succeeded(batch, now);
        if (budget != null) budget.settle(batch.reserved, batch.charged());
        batch.range.concurrency.ended(now - batch.startedNanos, batch.throttled);
        owner.list(batch.range);
    }

    private void end(BatchItem item, OperationItemResult result) {
        if (item.hasEnded()) owner.release(item); // it was late
        else owner.settle(item, result);
    }

    private void succeeded(MicroBatch batch, long now) {
        List<BatchElement> elements;
        try {
            elements = BatchElements.of(batch.result, batch.size());
        } catch (CosmosCodecException e) {
            for (BatchItem item : batch.items) unreadable(item, batch, e, now);
            return;
        }
        String token = batch.result.header(Headers.SESSION_TOKEN);
        for (int i = 0; i < batch.size(); i++) ended(batch.items.get(i), elements.get(i), batch, token, now);
        if (batch.isBodyFree()) batch.range.reuse(batch);
    }

    private void unreadable(BatchItem item, MicroBatch batch, CosmosCodecException why, long now) {
        item.sentBy(batch.result);
        if (!goesOn(item, rules.afterSilence(item, true, now), batch))
            end(item, OperationItemResult.unreadable(item, why));
    }

    private void ended(BatchItem item, BatchElement element, MicroBatch batch, String token, long now) {
        item.sentBy(batch.result);
        item.charge += element.requestCharge;
        batch.charged += element.requestCharge;
        boolean isThrottled = element.statusCode == StatusCodes.TOO_MANY_REQUESTS;
        if (budget != null && !isThrottled) batch.range.costs.learn(item, element.requestCharge);
        if (element.isOk()) {
            end(item, OperationItemResult.of(item, element, token, codecs(item)));
            return;
        }
        if (isThrottled) {
            batch.throttled = true;
            throttles.incrementAndGet();
        }
        ElementRules.Next next = rules.afterElement(
                item, element.statusCode, element.subStatusCode, element.retryAfterMillis, batch.size(), now);
        if (!goesOn(item, next, batch)) end(item, OperationItemResult.failed(item, element, batch.result, token));
    }

    private Codecs codecs(BatchItem item) {
        return item.traits.write && !writer.returnContent() ? null : writer.codecs();
    }

    /** The request as a whole failed. */
    private void failed(BatchItem item, MicroBatch batch, long now) {
        OperationResult result = batch.result;
        item.sentBy(result);
        item.charge += result.diagnostics().requestCharge() / batch.size();
        boolean unknown = result.outcome() == Outcome.UNKNOWN;
        ElementRules.Next next = ElementRules.Next.END;
        if (result.noResponse() == null)
            next = rules.afterRequest(item, result.status(), result.subStatus(), unknown, batch.size(), now);
        else if (!result.isOfClosed() && !result.isCallersOwn()) next = rules.afterSilence(item, unknown, now);
        if (goesOn(item, next, batch)) return;
        boolean unsure = item.outcome() == Outcome.UNKNOWN; // by a request before this one
        end(item, OperationItemResult.failed(item, result.unsureIf(unsure)));
    }

    private boolean goesOn(BatchItem item, ElementRules.Next next, MicroBatch batch) {
        if (next == ElementRules.Next.END || item.hasEnded()) return false;
        if (next == ElementRules.Next.OTHER_RANGE && router.map() == batch.map) {
            batch.range.isGone = true;
            router.refresh(batch.map);
        }
        if (next == ElementRules.Next.OTHER_CONTAINER && router.map() == batch.map) {
            router.recreated(batch.map);
            owner.recreated();
        }
        owner.delay(item, rules.delayNanos());
        return true;
    }

    int takeThrottles() {
        return throttles.get() == 0 ? 0 : throttles.getAndSet(0);
    }

    void cancel() {
        cancelled = true;
        for (MicroBatch batch : pending) batch.pending.cancel(true);
    }
}
