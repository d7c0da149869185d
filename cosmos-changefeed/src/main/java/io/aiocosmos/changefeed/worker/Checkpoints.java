package io.aiocosmos.changefeed.worker;

import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.EventLoop;
import java.util.concurrent.CompletableFuture;

/** Writes into a lease how far its changes were handled: never back, and nothing that is there already. On the loop only. */
final class Checkpoints {
    private final EventLoop loop;
    private final OwnedLease lease;
    private ChangeFeedPage<?> splitsAt;
    private long written;

    Checkpoints(EventLoop loop, OwnedLease lease) {
        this.loop = loop;
        this.lease = lease;
    }

    /** Whether pages up to this one were read, but not all checkpointed. */
    boolean isBehind(long page) {
        return written < page;
    }

    /** The last page that was written, if the range is several ones there; else {@code null}. */
    ChangeFeedPage<?> splitsAt() {
        return splitsAt;
    }

    /** @param number of the page; nothing is written if a later one was. @return false if the lease is lost */
    CompletableFuture<Boolean> write(ChangeFeedPage<?> page, long number) {
        return loop.then(lease.write(current -> number <= written ? current : at(page, current)), ours -> {
            if (ours && number > written) {
                written = number;
                boolean several = page.continuations().size() > 1;
                splitsAt = several && LeaseSplit.isWhole(lease.current().range(), page.continuations()) ? page : null;
            }
            return CompletableFuture.completedFuture(ours);
        });
    }

    private Lease at(ChangeFeedPage<?> page, Lease current) {
        String continuation = page.continuation();
        return continuation.equals(current.continuation().orElse(null))
                ? current
                : current.at(continuation, loop.now());
    }
}
