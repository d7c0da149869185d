package io.aiocosmos.reliability.world;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;

/** Counts the versions that the store has of the items of one key, deletes among them. */
final class Versions {
    private final CosmosContainer container;
    private final PartitionKey key;
    private String continuation;

    Versions(CosmosContainer container, PartitionKey key) {
        this.container = container;
        this.key = key;
        restart();
    }

    void restart() {
        ChangeFeedPage<ChangeFeedItem<Entry>> now = container
                .queryAllVersionsAndDeletes(
                        ChangeFeedOptions.fromNow().toBuilder()
                                .partitionKey(key)
                                .build(),
                        Entry.class)
                .poll();
        continuation = now.continuation();
    }

    int count() {
        int count = 0;
        ChangeFeedPage<ChangeFeedItem<Entry>> page;
        String next = continuation;
        do {
            page = container
                    .queryAllVersionsAndDeletes(ChangeFeedOptions.fromContinuation(next), Entry.class)
                    .poll();
            count += page.items().size();
            next = page.continuation();
        } while (!page.isCaughtUp());
        return count;
    }
}
