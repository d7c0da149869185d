package io.aiocosmos.features.proof;

import io.aiocosmos.emulator.EmulatorStats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few milliseconds how many requests a server has in flight. The run is what lies between zeros. */
final class InFlight {
    private static final long EVERY_MILLIS = 5;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Integer> samples = Collections.synchronizedList(new ArrayList<>());

    private InFlight() {}

    static InFlight watch(EmulatorStats stats) {
        InFlight watching = new InFlight();
        watching.clock.scheduleAtFixedRate(() -> watching.look(stats), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watching;
    }

    private void look(EmulatorStats stats) {
        if (stats.requests("docs.create") > 0) samples.add(stats.inFlight());
    }

    void stop() throws InterruptedException {
        clock.shutdownNow();
        clock.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** Between the first item and the last. */
    double partOfTimeAbove(int least) {
        List<Integer> run = run();
        return run.stream().filter(count -> count >= least).count() / (double) run.size();
    }

    private List<Integer> run() {
        int end = samples.size();
        while (end > 0 && samples.get(end - 1) == 0) end--;
        return samples.subList(0, end);
    }

    @Override
    public String toString() {
        List<Integer> sorted = new ArrayList<>(run());
        Collections.sort(sorted);
        int size = sorted.size();
        return size == 0
                ? "no samples"
                : size + " samples, of ten parts the limits are " + sorted.get(size / 10) + ", " + sorted.get(size / 5)
                        + ", " + sorted.get(size / 2) + ", " + sorted.get(size - 1);
    }
}
