package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** The targets, each with its result in this run. */
final class Targets {
    private static final String OURS = "netty+jackson";
    private static final String BARE = "bare netty typed";
    private static final String OBSERVED = "netty+jackson+opentelemetry";
    private static final String AZURE = "azure-cosmos";
    private static final String OURS_OKHTTP = "okhttp+jackson";
    private static final String BARE_OKHTTP = "bare okhttp typed";

    private final Map<String, Medians<Sample>> workloads;
    private final PrintStream out;

    /** @param workloads by title; those that did not run show as missing */
    Targets(Map<String, Medians<Sample>> workloads, PrintStream out) {
        this.workloads = workloads;
        this.out = out;
    }

    void print(Medians<ColdStart.Start> starts, Medians<Memory.Held> memory, Medians<Sample> young) throws IOException {
        out.printf("%n## The lines to reach%n%n| what | limit | measured |%n| --- | ---: | ---: |%n");
        reads();
        okhttp();
        writesAndQueries();
        bulk();
        far();
        patchesAndBatches();
        coldStart(starts);
        line(
                "warm-up, CPU at 20 s of steady",
                "1.30",
                young.of(OURS, Sample::cpuMicros) / workload(Workload.READS_16).of(OURS, Sample::cpuMicros));
        line("W6 idle live heap", "1.15", memory.ratio(OURS, BARE, Memory.Held::idleBytes));
        line("W6 mid-stream over idle, MB", "1.00", memory.of(OURS, Memory.Held::streamBytes) / 1e6);
        line("W6 W5 in 32 MB (1 is yes)", "1", memory.of(OURS, held -> held.fits() ? 1 : 0));
        line(
                "W7 classes over bare",
                "350",
                starts.difference(OURS, BARE, start -> start.facts().classes()));
        for (Competitor each : starts.competitors())
            if (each.name().equals(OURS)) {
                line("W7 jars", "16", each.closure().size());
                line("W7 api + core, KB", "350", Footprint.bytesOfApiAndCore(each) / 1024.0);
            }
    }

    private void reads() {
        for (String title : new String[] {Workload.READS_16, Workload.READS_64}) {
            Medians<Sample> reads = workload(title);
            line(title + ": CPU", "1.10", reads.ratio(OURS, BARE, Sample::cpuMicros));
            line(title + ": CPU to azure-cosmos", "0.167", reads.ratio(OURS, AZURE, Sample::cpuMicros));
            line(title + ": bytes", "1.15", reads.ratio(OURS, BARE, Sample::bytesEach));
            line(title + ": ops/s, at least", "0.75", reads.ratio(OURS, BARE, Sample::perSecond));
            line(title + " over TLS: CPU", "1.15", reads.ratio(OURS + " tls", BARE + " tls", Sample::cpuMicros));
        }
        line(
                Workload.READS_16 + ": CPU with OpenTelemetry to without",
                "1.25",
                workload(Workload.READS_16).ratio(OBSERVED, OURS, Sample::cpuMicros));
        line(Workload.READS_1 + ": p50", "1.15", workload(Workload.READS_1).ratio(OURS, BARE, Sample::medianMicros));
    }

    private void bulk() {
        Medians<Sample> bulk = workload(Workload.BULK);
        line(Workload.BULK + ": CPU", "1.15", bulk.ratio(OURS, BARE, Sample::cpuMicros));
        line(Workload.BULK + ": bytes", "1.15", bulk.ratio(OURS, BARE, Sample::bytesEach));
        line(Workload.BULK + ": CPU to azure-cosmos", "0.20", bulk.ratio(OURS, AZURE, Sample::cpuMicros));
    }

    /** The best fixed number of requests is what a patient user would find. */
    private void far() {
        double ours = workload(Workload.FAR_UNSET).of(OURS, Sample::perSecond);
        double azure = workload(Workload.FAR_UNSET).of(AZURE, Sample::perSecond);
        line("W4e items/s to the best fixed, at least", "0.90", ours / bestFixed(OURS));
        line("W4e items/s to bare Netty's best fixed", "0.90", ours / bestFixed(BARE));
        line("W4e items/s to azure-cosmos, at least", "3.00", ours / azure);
    }

    private double bestFixed(String client) {
        return workloads.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(Workload.FAR) && !each.getKey().equals(Workload.FAR_UNSET))
                .mapToDouble(each -> each.getValue().of(client, Sample::perSecond))
                .max()
                .orElse(Double.NaN);
    }

    private void patchesAndBatches() {
        for (String title : new String[] {Workload.PATCHES, Workload.BATCHES})
            line(title + ": CPU", "1.15", workload(title).ratio(OURS, BARE, Sample::cpuMicros));
    }

    private void okhttp() {
        for (String title : new String[] {Workload.WAITS, Workload.READS_16}) {
            Medians<Sample> reads = workload(title);
            line("OkHttp, " + title + ": CPU", "1.15", reads.ratio(OURS_OKHTTP, BARE_OKHTTP, Sample::cpuMicros));
            line(
                    "OkHttp, " + title + ": KB more",
                    "6",
                    reads.difference(OURS_OKHTTP, BARE_OKHTTP, Sample::bytesEach) / 1024);
        }
    }

    private void writesAndQueries() {
        for (String title : new String[] {Workload.CREATES, Workload.MANY, Workload.RECORDS, Workload.MAPS})
            line(title + ": CPU", "1.10", workload(title).ratio(OURS, BARE, Sample::cpuMicros));
        Medians<Sample> changes = workload(Workload.CHANGES);
        line(
                Workload.CHANGES + ": CPU to " + Workload.RECORDS,
                "1.10",
                changes.of(OURS, Sample::cpuMicros) / workload(Workload.RECORDS).of(OURS, Sample::cpuMicros));
        line(Workload.CHANGES + ": CPU to azure-cosmos", "0.50", changes.ratio(OURS, AZURE, Sample::cpuMicros));
        line(Workload.RAW + ": CPU", "1.50", workload(Workload.RAW).ratio(OURS, BARE, Sample::cpuMicros));
    }

    private void coldStart(Medians<ColdStart.Start> starts) {
        for (String[] pair :
                new String[][] {{OURS, BARE}, {OURS_OKHTTP, BARE_OKHTTP}, {"jdk+jackson", "bare jdk typed"}}) {
            line("W1 " + pair[0] + ": CPU", "1.15", starts.ratio(pair[0], pair[1], ColdStart.Start::cpuMillis));
            line("W1 " + pair[0] + ": wall", "1.15", starts.ratio(pair[0], pair[1], ColdStart.Start::wallMillis));
        }
        line("W1 requests", "1", starts.of(OURS, ColdStart.Start::requests));
        for (String each : new String[] {"okhttp+moshi", "jdk+moshi"})
            line(
                    "W1 " + each + ": CPU to bare OkHttp",
                    "1.20",
                    starts.ratio(each, ColdStart.OKHTTP, ColdStart.Start::cpuMillis));
    }

    private Medians<Sample> workload(String title) {
        return workloads.getOrDefault(title, new Medians<>());
    }

    private void line(String what, String limit, double measured) {
        out.printf("| %s | %s | %s |%n", what, limit, Double.isNaN(measured) ? "—" : "%.2f".formatted(measured));
    }
}
