package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.store.Change;
import io.aiocosmos.emulator.store.Commit;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Iterator;

/** Every version and every delete, as far back as the container keeps them. */
record AllVersions(ContainerDefinition definition) implements FeedMode {
    @Override
    public void check(FeedStart start) {
        if (definition.changeRetention().isZero())
            throw ServiceError.gateway(
                    400,
                    "All Versions and Deletes change feed must be enabled: the container needs a changeFeedPolicy with a"
                            + " retentionDuration in minutes.");
        if (!start.isAnchored())
            throw ServiceError.gateway(
                    400,
                    "Full-Fidelity change feed starts now (If-None-Match: *) or at an etag, not at the beginning or at a"
                            + " time.");
    }

    @Override
    public Iterator<FeedEntry> changes(PartitionView view, long after) {
        if (!view.keepsAll(after))
            throw ServiceError.gateway(
                    400, "The etag lies before the changes that the retentionDuration of the container keeps.");
        return view.commits(after).stream()
                .flatMap(commit -> commit.changes().stream().map(change -> entry(commit, change)))
                .iterator();
    }

    private FeedEntry entry(Commit commit, Change change) {
        Item item = change.after();
        if (item != null) return new FeedEntry(commit.lsn(), item, () -> ChangeJson.version(item));
        return new FeedEntry(commit.lsn(), change.before(), () -> ChangeJson.deleted(commit, change, definition.key()));
    }
}
