package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.request.Engine;
import io.aiocosmos.spi.PrintableText;
import java.util.function.Consumer;

/** Tells the user's consumer and the client's listener how far one run has come. Used by its working thread only. */
final class ProgressReports {
    private final Engine engine;
    private final ItemDispatcher<?, ?> dispatcher;
    private final Consumer<? super CosmosEvent.BulkProgress> consumer;
    private final long expected;
    private final BulkTally tally;
    private Positions positions; // null until an operation has one
    private boolean hasFailed;
    private long taken;

    /**
     * @param consumer {@code null} if there is none
     * @param expected items in all; less than 0 if that is not known
     */
    ProgressReports(
            Engine engine,
            ItemDispatcher<?, ?> dispatcher,
            Consumer<? super CosmosEvent.BulkProgress> consumer,
            long expected) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        this.consumer = consumer;
        this.expected = expected;
        tally = new BulkTally(now());
    }

    private long now() {
        return engine.timing.nanos();
    }

    BulkTally tally() {
        return tally;
    }

    /** How many items may be taken before a new position is reported. */
    int room() {
        return positions == null ? Integer.MAX_VALUE : positions.room(taken);
    }

    /** An item is about to be sent. */
    void taken(long index, Object item) {
        taken = index + 1;
        if (consumer == null || !(item instanceof BulkOperation)) return;
        Object position = ((BulkOperation) item).position().orElse(null);
        if (positions == null && position != null)
            positions = new Positions(dispatcher.limit(), index, dispatcher.inFlight());
        if (positions != null) positions.taken(index, position);
    }

    /**
     * A result was delivered, or was not wanted any more.
     *
     * @param isFinal whether its operation is not to be done again
     */
    void ended(ItemResult<?> result, boolean isFinal) {
        if (isFinal && positions != null) positions.isFinal(result.index());
    }

    /** Whether to report, after some results. */
    boolean isDue() {
        return positions != null && positions.isReportNeeded(taken) || hasAudience() && tally.isLate(now());
    }

    private boolean hasAudience() {
        return consumer != null || engine.hasListener();
    }

    /** Throws what the user's consumer throws, which is then not called again. */
    void report() {
        if (!hasAudience()) return;
        long now = now();
        CosmosEvent.BulkProgress progress = progress(now);
        tally.report(now);
        if (engine.hasListener()) engine.observer().emit(progress);
        if (consumer == null || hasFailed) return;
        hasFailed = true;
        consumer.accept(progress);
        hasFailed = false;
    }

    private CosmosEvent.BulkProgress progress(long now) {
        return new Events.BulkProgress(
                PrintableText.of(dispatcher.link()),
                taken,
                tally.succeeded,
                tally.failed,
                dispatcher.inFlight(),
                dispatcher.limit(),
                tally.requestCharge,
                tally.rate(now),
                tally.remaining(expected, now),
                positions == null ? null : positions.report());
    }
}
