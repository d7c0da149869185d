package io.aiocosmos.changefeed.engine;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The monitored container, as far as a processor reads it. */
public interface FeedSource<T> {
    /** The changes of a lease from its continuation on, or from the start if it has none. */
    AsyncChangeFeed<T> open(Lease lease);

    CompletionStage<List<FeedRange>> ranges();

    /** The continuation at which a range begins now; empty if the start does not depend on when it is asked for. */
    CompletionStage<Optional<String>> anchor(FeedRange range);

    /** How many transactions of a lease are not handled yet. */
    CompletionStage<Long> lag(Lease lease);
}
