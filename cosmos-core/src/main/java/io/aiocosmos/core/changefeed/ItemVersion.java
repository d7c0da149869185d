package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import java.time.Instant;
import java.util.Optional;

/** One version of an item, as the service describes it. Does not print the item. */
final class ItemVersion<T> implements ChangeFeedItem<T> {
    private final T current;
    private final T previous;
    private final VersionMetadata metadata;

    ItemVersion(T current, T previous, VersionMetadata metadata) {
        this.current = current;
        this.previous = previous;
        this.metadata = metadata;
    }

    @Override
    public OperationType operation() {
        return metadata.operation();
    }

    @Override
    public Optional<T> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public Optional<T> previous() {
        return Optional.ofNullable(previous);
    }

    @Override
    public long lsn() {
        return metadata.lsn();
    }

    @Override
    public long previousLsn() {
        return metadata.previousLsn();
    }

    @Override
    public Instant timestamp() {
        return Instant.ofEpochSecond(metadata.epochSecond());
    }

    @Override
    public boolean isTimeToLiveExpired() {
        return metadata.expired();
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(metadata.id());
    }

    @Override
    public Optional<PartitionKey> partitionKey() {
        return Optional.ofNullable(metadata.key());
    }

    @Override
    public String toString() {
        return "ChangeFeedItem[" + operation() + ", lsn " + lsn() + "]";
    }
}
