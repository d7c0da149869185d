package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** OFFSET, LIMIT and TOP: skips the first rows and ends at the limit. */
final class LimitStage implements Stage {
    private final Stage source;
    private final String limitName;
    private final Runnable onLimit;
    private long toSkip;
    private long toTake;

    /**
     * @param take -1 for all
     * @param limitName key of the limit in the resume state: {@code limit} or {@code top}
     * @param onLimit called when the limit is reached
     */
    LimitStage(Stage source, long skip, long take, String limitName, Runnable onLimit) {
        this.source = source;
        this.toSkip = Math.max(0, skip);
        this.toTake = take;
        this.limitName = limitName;
        this.onLimit = onLimit;
    }

    @Override
    public boolean isDone() {
        return toTake == 0 || source.isDone();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        return source.next(maxRows > 0 ? withSkipped(maxRows) : maxRows).thenApply(this::cut);
    }

    private int withSkipped(int maxRows) {
        long taken = toTake < 0 ? maxRows : Math.min(maxRows, toTake);
        return (int) Math.min(Integer.MAX_VALUE, Math.min(toSkip, Integer.MAX_VALUE) + taken);
    }

    private List<JsonSlice> cut(List<JsonSlice> rows) {
        int from = (int) Math.min(toSkip, rows.size());
        toSkip -= from;
        int to = toTake < 0 ? rows.size() : from + (int) Math.min(rows.size() - from, toTake);
        if (toTake > 0) {
            toTake -= to - from;
            if (toTake == 0) onLimit.run();
        }
        return rows.subList(from, to);
    }

    @Override
    public boolean save(ResumeState.Builder resume) {
        if (toSkip > 0) resume.count("offset", toSkip);
        if (toTake >= 0) resume.count(limitName, toTake);
        return source.save(resume);
    }
}
