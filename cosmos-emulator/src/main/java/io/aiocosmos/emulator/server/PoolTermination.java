package io.aiocosmos.emulator.server;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The end of a pool: it is terminated a moment before the last of its threads is gone. */
public final class PoolTermination {
    private static final int SECONDS = 5;

    private PoolTermination() {}

    /**
     * Waits for a pool that is shut down, and for its threads; not for ever.
     *
     * @param threads the group of the pool's threads, which have its name
     */
    public static void await(ThreadPoolExecutor pool, ThreadGroup threads) {
        try {
            if (!pool.awaitTermination(SECONDS, TimeUnit.SECONDS)) return;
            Thread[] ending = new Thread[threads.activeCount()];
            int count = threads.enumerate(ending);
            for (int i = 0; i < count; i++)
                if (isOf(threads, ending[i])) ending[i].join(TimeUnit.SECONDS.toMillis(SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a thread is one of the pool's own: threads started by them have the group too, but another name. */
    public static boolean isOf(ThreadGroup group, Thread thread) {
        return thread.getThreadGroup() == group && thread.getName().equals(group.getName());
    }
}
