package io.aiocosmos.changefeed.lease;

import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets one instance at a time make the leases. For changes of latest versions it also takes the lock of a processor whose
 * leases are by range id, and marks that one as done too, so that none of those starts beside it.
 */
final class StoreLock {
    private static final int TIME_TO_LIVE_SECONDS = 30;
    private static final long WAIT = TimeUnit.SECONDS.toNanos(15);
    /** Where documents have no time to live, the lock of an instance that crashed would stay for ever. */
    private static final int MOST_WAITS = 4;

    private final EventLoop loop;
    private final LeaseStore store;
    private final boolean alone;
    private String etag;
    private String oldEtag;
    private String blocker;
    private String othersEtag;
    private int waits;

    StoreLock(EventLoop loop, LeaseStore store, boolean alone) {
        this.loop = loop;
        this.store = store;
        this.alone = alone;
    }

    private StoreNames names() {
        return store.names();
    }

    /** Whether it is ours now. */
    CompletableFuture<Boolean> take() {
        return loop.then(create(names().lock()), mine -> {
            etag = mine.orElse(null);
            blocker = names().lock();
            if (!mine.isPresent() || alone) return CompletableFuture.completedFuture(mine.isPresent());
            return takeOld();
        });
    }

    private CompletableFuture<Boolean> takeOld() {
        return loop.then(create(names().oldLock()), old -> {
            oldEtag = old.orElse(null);
            if (old.isPresent()) return CompletableFuture.completedFuture(true);
            blocker = names().oldLock();
            return loop.then(
                    store.deleteDocument(names().lock(), etag), gone -> CompletableFuture.completedFuture(false));
        });
    }

    private CompletableFuture<Optional<String>> create(String id) {
        return store.createDocument(id, LeaseJson.marker(id, TIME_TO_LIVE_SECONDS));
    }

    /** Ends when it is time to look again. */
    CompletableFuture<Void> await() {
        return loop.then(loop.pause(WAIT), over -> loop.then(store.document(blocker), this::removeIfAbandoned));
    }

    private CompletableFuture<Void> removeIfAbandoned(Optional<Map<String, Object>> lock) {
        String found = lock.map(document -> LeaseJson.text(document, "_etag")).orElse(null);
        waits = found != null && found.equals(othersEtag) ? waits + 1 : 0;
        othersEtag = found;
        if (waits < MOST_WAITS) return CompletableFuture.completedFuture(null);
        return unlessChanged(store.deleteDocument(blocker, found));
    }

    /** Says that all leases are there. */
    CompletableFuture<Void> mark() {
        CompletableFuture<Void> marked = createInfo(names().info());
        return alone ? marked : loop.then(marked, done -> createInfo(names().oldInfo()));
    }

    private CompletableFuture<Void> createInfo(String id) {
        return store.createDocument(id, LeaseJson.marker(id, 0)).thenApply(created -> null);
    }

    CompletableFuture<Void> release() {
        CompletableFuture<Void> released = unlessChanged(store.deleteDocument(names().lock(), etag));
        return alone
                ? released
                : loop.then(released, done -> unlessChanged(store.deleteDocument(names().oldLock(), oldEtag)));
    }

    /** Who took more time than the lock has finds it in other hands; what was made is the same. */
    private static CompletableFuture<Void> unlessChanged(CompletableFuture<Void> deleted) {
        return LeaseStore.unless(deleted, CosmosPreconditionFailedException.class, null);
    }
}
