package io.aiocosmos.changefeed.lease;

import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Writes one lease, one write after the other, each only if nobody else wrote in between: etags decide who has it, clocks
 * do not. A write of which no response came may be there or not; what is found is compared with it. On the loop only.
 */
public final class OwnedLease {
    private final EventLoop loop;
    private final LeaseStore store;
    private final Deque<Write> waiting = new ArrayDeque<>();
    private final List<Lease> unconfirmed = new ArrayList<>();
    private Lease current;
    private long confirmedAt;
    private boolean busy;
    private boolean lost;

    /** @param lease as it is stored */
    public OwnedLease(EventLoop loop, LeaseStore store, Lease lease) {
        this.loop = loop;
        this.store = store;
        current = lease;
        confirmedAt = loop.nanos();
    }

    private record Write(UnaryOperator<Lease> change, CompletableFuture<Boolean> end) {}

    /** As it is stored, as far as is known. */
    public Lease current() {
        return current;
    }

    /** When it was last seen to be ours. */
    public long confirmedAt() {
        return confirmedAt;
    }

    public boolean isLost() {
        return lost;
    }

    /**
     * Writes a change; one that changes nothing sends nothing.
     *
     * @return false if somebody else has the lease now, or it is gone; a failure if it is not known whether it was written
     */
    public CompletableFuture<Boolean> write(UnaryOperator<Lease> change) {
        Write write = new Write(change, new CompletableFuture<>());
        waiting.add(write);
        if (!busy) next();
        return write.end();
    }

    private void next() {
        Write write = waiting.poll();
        busy = write != null;
        if (write != null) send(write);
    }

    private void send(Write write) {
        Lease wanted = write.change().apply(current);
        if (lost || wanted == current) {
            end(write, !lost);
            return;
        }
        loop.when(store.replace(wanted), (stored, problem) -> {
            if (problem == null) confirmed(write, stored);
            else if (problem instanceof CosmosPreconditionFailedException) compare(write, wanted, problem);
            else if (problem instanceof CosmosNotFoundException) lose(write);
            else unclear(write, wanted, problem);
        });
    }

    private void confirmed(Write write, Lease stored) {
        current = stored;
        confirmedAt = loop.nanos();
        unconfirmed.clear();
        end(write, true);
    }

    /** Somebody wrote in between: another one, or an earlier attempt of our own whose response did not come. */
    private void compare(Write write, Lease wanted, Throwable refusal) {
        loop.when(store.read(current), (found, problem) -> {
            if (problem != null) unclear(write, wanted, problem);
            else compare(write, wanted, found, refusal);
        });
    }

    private void compare(Write write, Lease wanted, Optional<Lease> found, Throwable refusal) {
        if (!found.isPresent()) {
            lose(write);
        } else if (found.get().says(wanted)) {
            confirmed(write, found.get());
        } else if (unconfirmed.stream().anyMatch(found.get()::says)) {
            unconfirmed.clear();
            current = found.get();
            send(write);
        } else if (found.get().etag().equals(current.etag())) {
            unclear(write, wanted, refusal); // a replica that lags
        } else {
            lose(write);
        }
    }

    private void unclear(Write write, Lease wanted, Throwable problem) {
        unconfirmed.add(wanted);
        write.end().completeExceptionally(problem);
        next();
    }

    private void lose(Write write) {
        lost = true;
        end(write, false);
    }

    private void end(Write write, boolean written) {
        write.end().complete(written);
        next();
    }
}
