package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import java.util.Optional;

/** Something that happened to a processor. Shows no item, token or key. */
public final class ProcessorEvent {
    private final Kind kind;
    private final FeedRange range;
    private final Throwable failure;

    ProcessorEvent(Kind kind, FeedRange range, Throwable failure) {
        this.kind = kind;
        this.range = range;
        this.failure = failure;
    }

    /** What happened. More will be added. */
    public enum Kind {
        /** This instance took a lease. */
        ACQUIRED,
        /** It gave a lease back, because it stops. */
        RELEASED,
        /** Another instance has the lease now, or this one could not renew it, as {@link #failure} says then. */
        LOST,
        /** A partition was split: leases for its parts take the place of the lease. */
        SPLIT,
        /** Reading or handling failed. The lease was released; this instance takes it again after a backoff. */
        FAILED,
        /** A request failed, and is sent again after a backoff. */
        RETRYING,
        /** A page was given to the dead-letter handler, after too many attempts. */
        DEAD_LETTERED,
        /** A lease stands still for longer than {@link ChangeFeedProcessorBuilder#reportNoProgressAfter}. */
        NO_PROGRESS
    }

    public Kind kind() {
        return kind;
    }

    /** The range of the lease; empty if it is about all of them. */
    public Optional<FeedRange> feedRange() {
        return Optional.ofNullable(range);
    }

    /** What failed: a {@link io.aiocosmos.error.CosmosException}, or what the handler threw. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** One line; of a failure the class alone, since the message may be the handler's own. */
    @Override
    public String toString() {
        return "ProcessorEvent[" + kind
                + (range == null ? "" : ", " + range.text())
                + (failure == null ? "" : ", " + failure.getClass().getName()) + "]";
    }
}
