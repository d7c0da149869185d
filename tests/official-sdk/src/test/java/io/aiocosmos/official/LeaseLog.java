package io.aiocosmos.official;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.error.CosmosException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every write in the container of the leases, by its own change feed: who has which lease, and whether any continuation
 * ever went back. The container has one partition, so that all its writes come in their order.
 */
final class LeaseLog extends Signal {
    private static final Duration POLL_DELAY = Duration.ofMillis(50);

    private final Map<String, StoredLease> leases = new TreeMap<>();
    private final Map<String, List<StoredLease.Reached>> reached = new HashMap<>(); // by the id of the lease
    private final List<String> backwards = new ArrayList<>();
    private final Map<String, JsonNode> markers = new TreeMap<>();
    private final List<JsonNode> created = new ArrayList<>();
    private final Thread reader;

    /** Knows everything that is written after it was made. */
    LeaseLog(CosmosContainer container) {
        ChangeFeed<ChangeFeedItem<JsonNode>> feed =
                container.queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), JsonNode.class);
        String now = feed.poll().continuation();
        reader = new Thread(() -> follow(container, ChangeFeedOptions.fromContinuation(now)), "lease-log");
        reader.start();
    }

    private void follow(CosmosContainer container, ChangeFeedOptions from) {
        ChangeFeed<ChangeFeedItem<JsonNode>> feed = container.queryAllVersionsAndDeletes(from, JsonNode.class);
        try {
            for (ChangeFeedPage<ChangeFeedItem<JsonNode>> page : feed.follow(POLL_DELAY)) add(page.items());
        } catch (CosmosException | IllegalStateException closed) {
            changed();
        }
    }

    private synchronized void add(List<ChangeFeedItem<JsonNode>> changes) {
        for (ChangeFeedItem<JsonNode> each : changes) {
            each.current().ifPresentOrElse(this::written, () -> deleted(idOf(each)));
        }
        changed();
    }

    private void deleted(String id) {
        leases.remove(id);
        markers.remove(id);
    }

    private static String idOf(ChangeFeedItem<JsonNode> change) {
        return change.id().orElseGet(() -> change.previous().get().get("id").asText());
    }

    private void written(JsonNode document) {
        StoredLease lease = new StoredLease(document);
        if (!lease.isLease()) {
            created.add(document);
            markers.put(lease.id(), document);
            return;
        }
        StoredLease before = leases.put(lease.id(), lease);
        List<StoredLease.Reached> last = reached.put(lease.id(), lease.reached());
        if (last != null && !isOfTheirs(before, lease)) check(before, lease, last);
    }

    /** Renewals and releases of Microsoft's write what was read before, over a checkpoint that it made meanwhile. */
    private static boolean isOfTheirs(StoredLease before, StoredLease lease) {
        boolean isTheirs = before != null && before.owner().orElse("").startsWith(TheirInstance.PREFIX);
        return isTheirs && (lease.owner().isEmpty() || lease.owner().equals(before.owner()));
    }

    /**
     * Against what was stored in this lease alone, also before it was deleted and made again. Whoever stops in the middle of
     * a split leaves a lease behind those of its parts; Microsoft's do that also when they are stopped gracefully.
     */
    private void check(StoredLease before, StoredLease lease, List<StoredLease.Reached> last) {
        if (before != null && lease.reached().size() < before.reached().size()) backwards.add(lease.id());
        for (StoredLease.Reached each : lease.reached())
            for (StoredLease.Reached other : last)
                if (each.overlaps(other) && each.lsn() < other.lsn())
                    backwards.add(lease.owner() + ": " + each + " after " + other);
    }

    /**
     * Continuations that are before the one that was stored earlier in the same lease. What Microsoft's does to checkpoints
     * of the same instance is left out.
     */
    synchronized List<String> backwards() {
        return List.copyOf(backwards);
    }

    /** Everything that was ever created beside leases. */
    synchronized List<JsonNode> created() {
        return List.copyOf(created);
    }

    /** The ids of everything beside leases that is there now. */
    synchronized Set<String> markers() {
        return Set.copyOf(markers.keySet());
    }

    synchronized List<StoredLease> leases() {
        return List.copyOf(leases.values());
    }

    /** How many leases each owner has; free ones are those of {@code ""}. */
    synchronized Map<String, Integer> owners() {
        Map<String, Integer> owners = new HashMap<>();
        for (StoredLease each : leases.values()) owners.merge(each.owner().orElse(""), 1, Integer::sum);
        return owners;
    }

    synchronized int owned(String owner) {
        return owners().getOrDefault(owner, 0);
    }

    /** Its thread ends soon after. */
    void close() {
        reader.interrupt();
    }

    @Override
    public synchronized String toString() {
        return leases.size() + " leases: " + owners();
    }
}
