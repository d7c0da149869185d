package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Sample;
import java.io.PrintStream;

/** One workload's medians over its rounds, and ratios to the bare client that parses as ours does. */
final class Table {
    private Table() {}

    static void print(Workload workload, Medians<Sample> medians, double gatewayMicros, PrintStream out) {
        out.printf("%n## %s%n%n", workload.title());
        out.println("| | ops/s | CPU µs | bytes | p50 µs | CPU ratio | bytes ratio | ops/s ratio | p50 ratio |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Competitor each : medians.competitors())
            out.printf(
                    "| %s | %.0f | %.1f | %.0f | %.0f | %s | %s | %s | %s |%n",
                    each.name(),
                    medians.of(each, Sample::perSecond),
                    medians.of(each, Sample::cpuMicros),
                    medians.of(each, Sample::bytesEach),
                    medians.of(each, Sample::medianMicros),
                    medians.toLimit(each, Sample::cpuMicros),
                    medians.toLimit(each, Sample::bytesEach),
                    medians.toLimit(each, Sample::perSecond),
                    workload.isTimed() ? medians.toLimit(each, Sample::medianMicros) : "");
        out.printf("%nThe gateway's own CPU: %.1f µs a request.%n", gatewayMicros);
    }
}
