package io.aiocosmos.reliability.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.OperationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All versions that one region has had since this was made. */
final class StoredVersions {
    /** A version that was there before: conflicts can bring one back, as what it is and not as another write. */
    private static final int RESTORED = -1;

    private final CosmosContainer container;
    private final Set<String> etags = new HashSet<>();
    private String continuation;

    StoredVersions(CosmosContainer container) {
        this.container = container;
        continuation = container
                .queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), Version.class)
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

    private record Version(
            String id,
            String pk,
            int n,
            @JsonProperty("_etag") String etag) {}

    /** By key and id the {@code n} of each version in order; {@link Op#NOTHING} for a delete. */
    Map<String, List<Integer>> byItem() {
        Map<String, List<Integer>> versions = new HashMap<>();
        ChangeFeedPage<ChangeFeedItem<Version>> page;
        do {
            page = container
                    .queryAllVersionsAndDeletes(ChangeFeedOptions.fromContinuation(continuation), Version.class)
                    .poll();
            for (ChangeFeedItem<Version> each : page.items()) add(versions, each);
            continuation = page.continuation();
        } while (!page.isCaughtUp());
        return versions;
    }

    private void add(Map<String, List<Integer>> versions, ChangeFeedItem<Version> change) {
        boolean isDelete = change.operation() == OperationType.DELETE;
        Version version = (isDelete ? change.previous() : change.current()).orElseThrow();
        int n = isDelete ? Op.NOTHING : etags.add(version.etag) ? version.n : RESTORED;
        versions.computeIfAbsent(version.pk + "/" + version.id, item -> new ArrayList<>())
                .add(n);
    }
}
