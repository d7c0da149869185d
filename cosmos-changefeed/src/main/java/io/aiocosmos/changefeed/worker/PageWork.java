package io.aiocosmos.changefeed.worker;

import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.EventLoop;

/**
 * Has pages handled, one at a time, and stores how far that was; what fails too often is a dead letter. On the loop, but
 * for the handler itself.
 */
final class PageWork<T> {
    private final LeaseWorker<T> worker;
    private final EventLoop loop;
    private final WorkerSettings settings;
    private final OwnedLease lease;
    private final LeaseHistory history;
    private final Checkpoints checkpoints;
    private final PageHandler<T> handler;
    private final WorkerObserver observer;
    private int retries;

    PageWork(
            LeaseWorker<T> worker,
            EventLoop loop,
            WorkerSettings settings,
            OwnedLease lease,
            LeaseHistory history,
            Checkpoints checkpoints,
            PageHandler<T> handler,
            WorkerObserver observer) {
        this.worker = worker;
        this.loop = loop;
        this.settings = settings;
        this.lease = lease;
        this.history = history;
        this.checkpoints = checkpoints;
        this.handler = handler;
        this.observer = observer;
    }

    void deliver(Delivery<T> delivery) {
        retries = 0;
        loop.attempt(() -> handler.handle(delivery), (done, problem) -> {
            if (problem == null) handled(delivery);
            else notHandled(delivery, problem);
        });
    }

    private void notHandled(Delivery<T> delivery, Throwable problem) {
        int failures = history.failed(lease.current().continuation().orElse(null));
        boolean hopeless = settings.deadLetterAfter() > 0 && failures >= settings.deadLetterAfter();
        if (hopeless && worker.isOwned()) putAside(delivery, problem);
        else worker.failForGood(problem);
    }

    private void putAside(Delivery<T> delivery, Throwable problem) {
        loop.attempt(() -> handler.deadLetter(delivery, problem), (done, again) -> {
            if (again != null) {
                worker.failForGood(again);
                return;
            }
            history.progressed(loop.nanos());
            observer.deadLettered(worker, problem);
            handled(delivery);
        });
    }

    private void handled(Delivery<T> delivery) {
        if (settings.checkpointByHand()) worker.next();
        else store(delivery);
    }

    private void store(Delivery<T> delivery) {
        loop.when(checkpoints.write(delivery.page(), delivery.number()), (ours, problem) -> {
            if (problem == null) {
                if (ours) history.progressed(loop.nanos());
                worker.next();
            } else if (!worker.isOwned() || !LeaseWorker.isTransient(problem)) {
                worker.failForGood(problem);
            } else {
                observer.retrying(worker, problem);
                loop.later(LeaseWorker.RETRIES.nanos(++retries, loop.random()), () -> store(delivery));
            }
        });
    }
}
