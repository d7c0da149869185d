package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Sample;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One workload's medians over its rounds, and ratios to bare Netty that parses as ours does. */
final class Table {
    private static final String MEASURE = "bare netty typed";

    private final Workload workload;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Table(Workload workload) {
        this.workload = workload;
    }

    void add(String contestant, Sample sample) {
        samples.computeIfAbsent(contestant, name -> new ArrayList<>()).add(sample);
    }

    void print(PrintStream out) {
        out.printf("%n## %s%n%n", workload.title());
        out.println("| | ops/s | CPU µs | bytes | p50 µs | CPU ratio | bytes ratio | ops/s ratio |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String each : samples.keySet())
            out.printf(
                    "| %s | %.0f | %.1f | %.0f | %.0f | %s | %s | %s |%n",
                    each,
                    median(each, Sample::perSecond),
                    median(each, Sample::cpuMicros),
                    median(each, Sample::bytesEach),
                    median(each, Sample::medianMicros),
                    ratio(each, Sample::cpuMicros),
                    ratio(each, Sample::bytesEach),
                    ratio(each, Sample::perSecond));
    }

    double median(String contestant, ToDoubleFunction<Sample> figure) {
        double[] sorted =
                samples.get(contestant).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private String ratio(String contestant, ToDoubleFunction<Sample> figure) {
        if (!samples.containsKey(MEASURE)) return "";
        return "%.2f".formatted(median(contestant, figure) / median(MEASURE, figure));
    }
}
