package io.aiocosmos.benchmarks.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The size of a process.
 *
 * @param heapBytes live, after a collection
 * @param residentBytes 0 if unknown
 */
public record ProcessSize(int classes, int threads, long heapBytes, long residentBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static ProcessSize now() throws IOException {
        System.gc();
        return new ProcessSize(
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident());
    }

    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) return 0;
        for (String line : Files.readAllLines(STATUS))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        return 0;
    }

    /** One line, for {@link #parse}. */
    public String line() {
        return classes + " " + threads + " " + heapBytes + " " + residentBytes;
    }

    public static ProcessSize parse(String line) {
        String[] parts = line.split(" ");
        return new ProcessSize(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]));
    }
}
