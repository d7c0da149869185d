package io.aiocosmos.reliability.campaign;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.OperationType;
import io.aiocosmos.reliability.world.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All versions that one region has had since this was made. */
final class StoredVersions {
    private final CosmosContainer container;
    private String continuation;

    StoredVersions(CosmosContainer container) {
        this.container = container;
        continuation = container
                .queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), Entry.class)
                .poll()
                .continuation();
    }

    private StoredVersions(CosmosContainer container, String continuation) {
        this.container = container;
        this.continuation = continuation;
    }

    /** A reader that began here and goes on in another region. */
    StoredVersions goingOnAt(CosmosContainer other) {
        return new StoredVersions(other, continuation);
    }

    /** By key and id the {@code n} of each version in order; {@link Op#NOTHING} for a delete. */
    Map<String, List<Integer>> byItem() {
        Map<String, List<Integer>> versions = new HashMap<>();
        ChangeFeedPage<ChangeFeedItem<Entry>> page;
        do {
            page = container
                    .queryAllVersionsAndDeletes(ChangeFeedOptions.fromContinuation(continuation), Entry.class)
                    .poll();
            for (ChangeFeedItem<Entry> each : page.items()) add(versions, each);
            continuation = page.continuation();
        } while (!page.isCaughtUp());
        return versions;
    }

    private static void add(Map<String, List<Integer>> versions, ChangeFeedItem<Entry> change) {
        boolean isDelete = change.operation() == OperationType.DELETE;
        Entry entry = (isDelete ? change.previous() : change.current()).orElseThrow();
        versions.computeIfAbsent(entry.pk() + "/" + entry.id(), item -> new ArrayList<>())
                .add(isDelete ? Op.NOTHING : entry.n());
    }
}
