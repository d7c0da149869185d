package io.aiocosmos.benchmarks.client;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Resource usage of this process so far, of all threads; CPU includes compiler and collector. */
record ProcessUsage(long wallNanos, long cpuNanos, long bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static ProcessUsage now() {
        return new ProcessUsage(System.nanoTime(), SYSTEM.getProcessCpuTime(), allocated());
    }

    /** Of live threads; no client ends threads while it is measured. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) sum += Math.max(0, bytes);
        return sum;
    }

    ProcessUsage since(ProcessUsage start) {
        return new ProcessUsage(wallNanos - start.wallNanos, cpuNanos - start.cpuNanos, bytes - start.bytes);
    }
}
