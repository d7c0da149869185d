package io.aiocosmos.benchmarks.client;

/**
 * Measurements of one round of one workload.
 *
 * @param medianNanos of one operation; 0 if single operations are not timed
 */
public record Sample(int operations, long wallNanos, long cpuNanos, long bytes, long medianNanos) {
    static Sample of(int operations, ProcessUsage used, long[] nanosAscending) {
        long median = nanosAscending.length == 0 ? 0 : nanosAscending[nanosAscending.length / 2];
        return new Sample(operations, used.wallNanos(), used.cpuNanos(), used.bytes(), median);
    }

    public double perSecond() {
        return operations * 1e9 / wallNanos;
    }

    public double cpuMicros() {
        return cpuNanos / 1e3 / operations;
    }

    public double bytesEach() {
        return (double) bytes / operations;
    }

    public double medianMicros() {
        return medianNanos / 1e3;
    }

    /** One line, for {@link #parse}. */
    public String line() {
        return operations + " " + wallNanos + " " + cpuNanos + " " + bytes + " " + medianNanos;
    }

    public static Sample parse(String line) {
        String[] parts = line.split(" ");
        return new Sample(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
