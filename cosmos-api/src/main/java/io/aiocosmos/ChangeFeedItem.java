package io.aiocosmos;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of an item in a feed of all versions and deletes.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the item
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-modes">Change feed modes</a>
 */
public interface ChangeFeedItem<T> {
    /** What was done: {@code CREATE}, {@code REPLACE} (by an upsert or a patch, too) or {@code DELETE}. */
    OperationType operation();

    /** The item after the change; empty for a delete. */
    Optional<T> current();

    /** The item before the change: of deletes, if the service kept it; of others seldom. */
    Optional<T> previous();

    /**
     * The place of the change in its partition's order; changes of one transaction have the same. 0 if the service did not
     * say.
     */
    long lsn();

    /** The {@link #lsn} of the version before; 0 if there is none. */
    long previousLsn();

    /** When it was changed, in whole seconds. */
    Instant timestamp();

    /** Whether the service deleted it because its time to live was over. */
    boolean isTimeToLiveExpired();

    /** The id of the item, for deletes of newer services; else it is in {@link #current}. */
    Optional<String> id();

    /** The partition key of the item, for deletes of newer services. */
    Optional<PartitionKey> partitionKey();
}
