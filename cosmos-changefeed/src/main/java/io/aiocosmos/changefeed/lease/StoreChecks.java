package io.aiocosmos.changefeed.lease;

import io.aiocosmos.changefeed.time.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is stored under a processor's name must be what it expects: leases of one kind of changes are no good for the other. */
final class StoreChecks {
    private final EventLoop loop;
    private final LeaseStore store;
    private final boolean allVersions;

    StoreChecks(EventLoop loop, LeaseStore store, boolean allVersions) {
        this.loop = loop;
        this.store = store;
        this.allVersions = allVersions;
    }

    /** Fails if these leases are of the other kind of changes. */
    void mode(List<Lease> leases) {
        for (Lease each : leases)
            if (each.continuation().isPresent()
                    && isOfAllVersions(each.continuation().get()) != allVersions)
                throw Bootstrap.refused("The leases under this name are of "
                        + (allVersions ? "latest versions" : "all versions and deletes")
                        + ". Give the processor a name of its own.");
    }

    private static boolean isOfAllVersions(String continuation) {
        try {
            byte[] json = Base64.getDecoder().decode(continuation);
            return new String(json, StandardCharsets.UTF_8).contains("\"FULL_FIDELITY\"");
        } catch (IllegalArgumentException notBase64) {
            throw Bootstrap.refused(
                    "A lease under this name is of another product. Give the processor a name of its own.");
        }
    }

    /** Fails if there are leases by range id, whose positions would be passed over. */
    CompletableFuture<Void> oldLeases() {
        return loop.then(store.documents(store.names().oldLeases()), this::refuseAny);
    }

    private CompletableFuture<Void> refuseAny(List<?> old) {
        if (!old.isEmpty())
            throw Bootstrap.refused("There are leases of Microsoft's handleChanges under this name. Start its"
                    + " handleLatestVersionChanges once, which converts them, or give the processor another name.");
        return CompletableFuture.completedFuture(null);
    }
}
