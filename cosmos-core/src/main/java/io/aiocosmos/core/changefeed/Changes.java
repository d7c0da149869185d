package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedPage;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** The blocking view of a change feed. */
public final class Changes<T> implements ChangeFeed<T> {
    private final ChangeFeedReader<T> reader;
    private final ChangePageIterator<T> polled;
    private final ReentrantLock polls = new ReentrantLock();

    public Changes(ChangeFeedReader<T> reader) {
        this.reader = reader;
        this.polled = new ChangePageIterator<>(reader, false);
    }

    @Override
    public Iterable<ChangeFeedPage<T>> pages() {
        return () -> new ChangePageIterator<>(reader, true);
    }

    @Override
    public ChangeFeedPage<T> poll() {
        reader.pipeline().waits().beforeWaiting(); // also for the poll of another thread
        polls.lock();
        try {
            return polled.next();
        } finally {
            polls.unlock();
        }
    }

    @Override
    public Iterable<ChangeFeedPage<T>> follow(Duration pollDelay) {
        ChangeFeedReader<T> following = reader.following(nanos(pollDelay));
        return () -> new ChangePageIterator<>(following, false);
    }

    static long nanos(Duration pollDelay) {
        if (pollDelay == null) throw new NullPointerException("pollDelay must not be null");
        if (pollDelay.isZero() || pollDelay.isNegative())
            throw new IllegalArgumentException("pollDelay must be more than zero, was " + pollDelay);
        return pollDelay.getSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE : pollDelay.toNanos();
    }
}
