package io.aiocosmos.emulator.door;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The end of a pool: it is terminated a moment before the last of its threads is gone. */
final class PoolEnd {
    private static final int SECONDS = 5;

    private PoolEnd() {}

    /**
     * Waits for a pool that is shut down, and for its threads; not for ever.
     *
     * @param threads the group of the pool's threads, and of no others
     */
    static void await(ThreadPoolExecutor pool, ThreadGroup threads) {
        try {
            if (!pool.awaitTermination(SECONDS, TimeUnit.SECONDS)) return;
            Thread[] ending = new Thread[threads.activeCount()];
            int count = threads.enumerate(ending);
            for (int i = 0; i < count; i++) ending[i].join(TimeUnit.SECONDS.toMillis(SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
