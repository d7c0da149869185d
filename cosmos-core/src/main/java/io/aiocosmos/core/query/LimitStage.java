package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** OFFSET, LIMIT and TOP: leaves out the first rows, and ends after as many as are wanted. */
final class LimitStage implements Stage {
    private final Stage source;
    private final String limitName;
    private final Runnable enough;
    private long toSkip;
    private long toTake;

    /**
     * @param take -1 for all
     * @param limitName what the limit is called where the state is kept: {@code limit} or {@code top}
     * @param enough called when no more rows are wanted
     */
    LimitStage(Stage source, long skip, long take, String limitName, Runnable enough) {
        this.source = source;
        this.toSkip = Math.max(0, skip);
        this.toTake = take;
        this.limitName = limitName;
        this.enough = enough;
    }

    @Override
    public boolean isDone() {
        return toTake == 0 || source.isDone();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        return source.next(wanted > 0 ? withSkipped(wanted) : wanted).thenApply(this::cut);
    }

    private int withSkipped(int wanted) {
        long taken = toTake < 0 ? wanted : Math.min(wanted, toTake);
        return (int) Math.min(Integer.MAX_VALUE, Math.min(toSkip, Integer.MAX_VALUE) + taken);
    }

    private List<JsonSlice> cut(List<JsonSlice> rows) {
        int from = (int) Math.min(toSkip, rows.size());
        toSkip -= from;
        int to = toTake < 0 ? rows.size() : from + (int) Math.min(rows.size() - from, toTake);
        if (toTake > 0) {
            toTake -= to - from;
            if (toTake == 0) enough.run();
        }
        return rows.subList(from, to);
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (toSkip > 0) resume.count("offset", toSkip);
        if (toTake >= 0) resume.count(limitName, toTake);
        return source.save(resume);
    }
}
