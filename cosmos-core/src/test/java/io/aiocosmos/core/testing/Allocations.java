package io.aiocosmos.core.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures the allocation of code on the current thread. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 1_000;

    private Allocations() {}

    /** Bytes per run, after class loading. */
    public static long bytesPerRun(Runnable code) {
        run(code);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        run(code);
        return (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / RUNS;
    }

    private static void run(Runnable code) {
        for (int i = 0; i < RUNS; i++) code.run();
    }
}
