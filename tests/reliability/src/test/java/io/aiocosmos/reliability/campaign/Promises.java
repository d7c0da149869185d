package io.aiocosmos.reliability.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what callers were told with what the store has. */
final class Promises {
    private static final int MANY = 1000;

    private final List<Op> ops;
    private final Map<String, List<Integer>> versions;
    private final boolean united;
    private final List<String> broken = new ArrayList<>();

    /** @param united whether what several regions wrote became that of one: writes may have lost against each other */
    Promises(List<Op> ops, Map<String, List<Integer>> versions, boolean united) {
        this.ops = ops;
        this.versions = versions;
        this.united = united;
    }

    Promises(List<Op> ops, Map<String, List<Integer>> versions) {
        this(ops, versions, false);
    }

    List<String> broken() {
        for (Op op : ops) if (op.isWrite() && !op.verb.equals("delete")) write(op);
        batches();
        deletes();
        for (Op op : ops) if (!op.isWrite() && op.ok) read(op);
        return broken;
    }

    /**
     * What one region writes before it knows what another wrote may lose against that, and a region may get a version after
     * the next one: then it is in one of them at least.
     *
     * @param regions what each region has
     */
    static List<String> broken(List<Op> ops, List<Map<String, List<Integer>>> regions, boolean united) {
        boolean same = regions.stream().distinct().count() == 1;
        return same ? new Promises(ops, regions.get(0), united).broken() : overRegions(ops, regions, united);
    }

    /** Where regions differ: each acknowledged write is in one region at least, and in none twice. */
    private static List<String> overRegions(List<Op> ops, List<Map<String, List<Integer>>> regions, boolean united) {
        Promises all = new Promises(ops, Map.of(), united);
        List<String> broken = all.broken;
        for (Op op : ops) {
            if (!op.isWrite() || op.verb.equals("delete")) continue;
            int most = 0;
            for (Map<String, List<Integer>> each : regions)
                most = Math.max(most, Collections.frequency(each.getOrDefault(op.item, List.of()), op.n));
            if (op.ok && most == 0 && !all.isBeaten(op)) broken.add(op + ": acknowledged, and lost");
            if (most > 1 && !op.mayRepeat) broken.add(op + ": done " + most + " times");
            if (op.isNotDone() && most > 0) broken.add(op + ": said to be not done, and done");
        }
        return broken;
    }

    /**
     * Whether a write may have lost against a later one: when a range is split or merged, the versions of one region stay,
     * into which those of others come as conflicts.
     */
    private boolean isBeaten(Op write) {
        return united
                && ops.stream()
                        .anyMatch(other -> other != write
                                && other.isWrite()
                                && !other.isNotDone()
                                && other.item.equals(write.item)
                                && other.ended >= write.began);
    }

    private List<Integer> versions(String item) {
        return versions.getOrDefault(item, List.of());
    }

    private int stored(Op write) {
        return Collections.frequency(versions(write.item), write.n);
    }

    private void write(Op op) {
        int times = stored(op);
        if (op.ok && times == 0 && !isBeaten(op)) broken.add(op + ": acknowledged, and lost");
        if (times > 1 && !op.mayRepeat) broken.add(op + ": done " + times + " times");
        if (op.isNotDone() && times > 0) broken.add(op + ": said to be not done, and done");
    }

    private void batches() {
        Map<Integer, Integer> done = new HashMap<>();
        for (Op op : ops) if (op.batch != 0) done.merge(op.batch, isBeaten(op) ? MANY : stored(op), Integer::sum);
        done.forEach((batch, parts) -> {
            if (parts % 2 == 1 && parts < MANY) broken.add("half of batch " + batch + " was done");
        });
    }

    private void deletes() {
        Map<String, int[]> counts = new HashMap<>(); // acknowledged, perhaps done, perhaps more than once
        for (Op op : ops) {
            if (!op.verb.equals("delete")) continue;
            int[] count = counts.computeIfAbsent(op.item, item -> new int[3]);
            if (op.ok && !isBeaten(op)) count[0]++;
            else if (!op.isNotDone()) count[1]++;
            if (op.mayRepeat) count[2]++;
        }
        counts.forEach((item, count) -> {
            int stored = Collections.frequency(versions(item), Op.NOTHING);
            if (stored < count[0]) broken.add(item + ": " + count[0] + " deletes acknowledged, " + stored + " done");
            if (stored > count[0] + count[1] && count[2] == 0)
                broken.add(item + ": deleted " + stored + " times, not " + count[0]);
        });
    }

    /** No read shows less than what the session had seen when it began. */
    private void read(Op read) {
        List<Integer> all = versions(read.item);
        int least = -1;
        for (Op before : ops) {
            if (!before.ok || before.ended >= read.began || before == read) continue;
            if (!before.item.equals(read.item) || !before.session.equals(read.session)) continue;
            if (before.isWrite() && !before.verb.equals("delete")) least = Math.max(least, all.indexOf(before.n));
            if (!before.isWrite() && before.found != Op.NOTHING) least = Math.max(least, all.indexOf(before.found));
        }
        int place = all.lastIndexOf(read.found);
        if (read.found != Op.NOTHING && place < 0 && united) return; // beaten since
        if (read.found != Op.NOTHING && place < 0) broken.add(read + ": nobody wrote that");
        else if (place < least) broken.add(read + ": stale; the session had seen version " + least + " of " + all);
    }
}
