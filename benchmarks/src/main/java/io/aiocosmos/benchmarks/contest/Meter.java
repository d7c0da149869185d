package io.aiocosmos.benchmarks.contest;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used so far, all threads together: those of compiler and collector count as CPU. */
record Meter(long wallNanos, long cpuNanos, long bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Meter now() {
        return new Meter(System.nanoTime(), SYSTEM.getProcessCpuTime(), allocated());
    }

    /** Of the threads that live; none of the contestants ends threads while it is measured. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) sum += Math.max(0, bytes);
        return sum;
    }

    Meter since(Meter start) {
        return new Meter(wallNanos - start.wallNanos, cpuNanos - start.cpuNanos, bytes - start.bytes);
    }
}
