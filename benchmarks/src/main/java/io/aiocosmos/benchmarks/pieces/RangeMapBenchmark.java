package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding the partition of a key; with 10,000 ranges it should take less than twice as long as with 10. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RangeMapBenchmark {
    private static final int KEYS = 1 << 10;
    private static final int SPACE = 0x4000_0000; // hashes have their two topmost bits clear

    @Param({"10", "10000"})
    private int ranges;

    private RangeMap map;
    private String[] keys;
    private int next;

    @Setup
    public void fill() {
        List<PartitionRange> all = new ArrayList<>();
        for (int i = 0; i < ranges; i++)
            all.add(new PartitionRange(
                    Integer.toString(i),
                    i == 0 ? "" : epk(i, ranges),
                    i == ranges - 1 ? "FF" : epk(i + 1, ranges),
                    List.of()));
        map = RangeMap.of("", all);
        keys = new String[KEYS];
        for (int i = 0; i < KEYS; i++) keys[i] = epk((i * 7919L) % KEYS, KEYS);
    }

    private static String epk(long part, long of) {
        return "%08X".formatted(SPACE / of * part) + "0".repeat(24);
    }

    @Benchmark
    public PartitionRange containing() {
        return map.containing(keys[next++ & KEYS - 1]);
    }
}
