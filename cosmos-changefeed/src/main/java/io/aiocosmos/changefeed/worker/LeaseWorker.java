package io.aiocosmos.changefeed.worker;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.Backoff;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Works on one lease: reads a page, has it handled, writes the checkpoint, reads the next. One thing at a time, all of it
 * on the loop but for the handler itself.
 */
public final class LeaseWorker<T> implements LeaseRenewal.Listener {
    static final Backoff RETRIES = Backoff.ofSeconds(1, 30);

    private final EventLoop loop;
    private final WorkerSettings settings;
    private final OwnedLease lease;
    private final LeaseHistory history;
    private final AsyncChangeFeed<T> feed;
    private final WorkerObserver observer;
    private final LeaseRenewal renewal;
    private final Checkpoints checkpoints;
    private final PageWork<T> work;
    private final LeaseSplit split;

    private volatile State state = State.RUNNING; // handlers ask for it on threads of theirs
    private CompletableFuture<ChangeFeedPage<T>> polling; // null unless a page is being read
    private Runnable waiting; // cancels the wait; null unless it waits
    private Throwable lostBy;
    private long pages;
    private long delivered;
    private int idlePolls;
    private int retries;

    private enum State {
        RUNNING,
        STOPPING,
        LOST,
        ENDED
    }

    public LeaseWorker(
            EventLoop loop,
            WorkerSettings settings,
            LeaseStore store,
            OwnedLease lease,
            LeaseHistory history,
            AsyncChangeFeed<T> feed,
            PageHandler<T> handler,
            WorkerObserver observer) {
        this.loop = loop;
        this.settings = settings;
        this.lease = lease;
        this.history = history;
        this.feed = feed;
        this.observer = observer;
        renewal = new LeaseRenewal(loop, settings, lease, this);
        checkpoints = new Checkpoints(loop, lease);
        work = new PageWork<>(this, loop, settings, lease, history, checkpoints, handler, observer);
        split = new LeaseSplit(loop, store, settings.keepsChildren() ? settings.instance() : null);
    }

    public FeedRange range() {
        return lease.current().range();
    }

    public boolean isOwned() {
        return state == State.RUNNING || state == State.STOPPING;
    }

    public void start() {
        renewal.start();
        next();
    }

    /** Ends when the handler has ended, and releases the lease. */
    public void stop() {
        if (state != State.RUNNING) return;
        state = State.STOPPING;
        interrupt();
    }

    @Override
    public void lost(Throwable problem) {
        if (!isOwned()) return;
        state = State.LOST;
        lostBy = problem;
        interrupt();
    }

    @Override
    public void notRenewed(Throwable problem) {
        observer.retrying(this, problem);
    }

    /** Ends a wait or a read, but not the handler. */
    private void interrupt() {
        if (polling != null) polling.cancel(true);
        if (waiting == null) return;
        waiting.run();
        waiting = null;
        next();
    }

    /** Does what comes next: a page was handled, or a wait or a read has ended. */
    void next() {
        if (lease.isLost()) lost(null);
        if (state == State.LOST) end(WorkerEnd.LOST, lostBy, List.of());
        else if (state == State.STOPPING) release(WorkerEnd.RELEASED, null);
        else if (checkpoints.splitsAt() != null) splitRange();
        else if (state == State.RUNNING) poll();
    }

    private void poll() {
        loop.attempt(() -> polling = feed.poll(), this::polled);
    }

    private void polled(ChangeFeedPage<T> page, Throwable problem) {
        polling = null;
        if (state != State.RUNNING || lease.isLost() || checkpoints.splitsAt() != null) next();
        else if (problem != null) failed(problem);
        else if (renewal.isOverdue()) confirm(page);
        else take(page);
    }

    /** This machine stood still for so long that another one may have the lease. */
    private void confirm(ChangeFeedPage<T> page) {
        loop.when(lease.write(current -> current.renewed(loop.now())), (ours, problem) -> {
            if (problem == null && ours && state == State.RUNNING) {
                take(page);
            } else {
                lost(problem);
                next();
            }
        });
    }

    private void take(ChangeFeedPage<T> page) {
        retries = 0;
        pages++;
        if (page.items().isEmpty()) rest(page);
        else deliver(page);
    }

    /** There is nothing new; what was read moves on nevertheless. */
    private void rest(ChangeFeedPage<T> page) {
        idlePolls = page.isCaughtUp() ? idlePolls + 1 : 0;
        if (checkpoints.isBehind(delivered)) {
            pause(page);
            return;
        }
        history.resting(loop.nanos());
        loop.when(checkpoints.write(page, pages), (ours, problem) -> {
            if (problem != null) observer.retrying(this, problem);
            pause(page);
        });
    }

    private void pause(ChangeFeedPage<T> page) {
        boolean goesOn = !page.isCaughtUp() || lease.isLost() || checkpoints.splitsAt() != null;
        if (goesOn || state != State.RUNNING) next();
        else waitFor(new Backoff(settings.pollDelay(), settings.maxPollDelay()).nanos(idlePolls));
    }

    private void waitFor(long nanos) {
        waiting = loop.later(nanos, () -> {
            waiting = null;
            next();
        });
    }

    private void deliver(ChangeFeedPage<T> page) {
        idlePolls = 0;
        delivered = pages;
        work.deliver(new Delivery<>(this, page, pages, history.failures() + 1));
    }

    /** For handlers that say it themselves, on any thread. */
    CompletableFuture<Boolean> checkpoint(Delivery<T> delivery) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        if (state == State.ENDED) end.complete(false);
        else
            loop.execute(() -> loop.when(checkpoints.write(delivery.page(), delivery.number()), (ours, problem) -> {
                if (problem == null && ours) history.progressed(loop.nanos());
                if (problem != null) end.completeExceptionally(problem);
                else end.complete(ours);
            }));
        return end;
    }

    private void splitRange() {
        loop.when(split.run(lease, checkpoints.splitsAt().continuations()), (children, problem) -> {
            if (problem == null) end(WorkerEnd.SPLIT, null, children);
            else failed(problem);
        });
    }

    /** Again, if that may help. */
    private void failed(Throwable problem) {
        if (!isTransient(problem)) {
            failForGood(problem);
            return;
        }
        observer.retrying(this, problem);
        waitFor(RETRIES.nanos(++retries, loop.random()));
    }

    static boolean isTransient(Throwable problem) {
        return problem instanceof CosmosException && ((CosmosException) problem).isTransient();
    }

    /** Ends, and leaves the lease to whoever has more luck. */
    void failForGood(Throwable problem) {
        if (state == State.LOST || lease.isLost()) end(WorkerEnd.LOST, problem, List.of());
        else release(WorkerEnd.FAILED, problem);
    }

    /** If that fails, the lease will expire. */
    private void release(WorkerEnd end, Throwable problem) {
        renewal.stop();
        loop.when(
                lease.write(current -> current.ownedBy(null, loop.now())),
                (done, failure) -> end(end, problem, List.of()));
    }

    private void end(WorkerEnd end, Throwable problem, List<OwnedLease> children) {
        if (state == State.ENDED) return;
        state = State.ENDED;
        renewal.stop();
        observer.ended(this, end, problem, children);
    }
}
