package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** OFFSET, LIMIT and TOP: leaves out the first rows, and ends after as many as are wanted. */
final class LimitStage implements Stage {
    private final Stage source;
    private final String limitName;
    private long toSkip;
    private long toTake;

    /** @param limitName what the limit is called where the state is kept: {@code limit} or {@code top} */
    LimitStage(Stage source, long skip, long take, String limitName) {
        this.source = source;
        this.toSkip = Math.max(0, skip);
        this.toTake = take;
        this.limitName = limitName;
    }

    @Override
    public boolean isDone() {
        return toTake == 0 || source.isDone();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        long needed = toTake < 0 ? wanted : Math.min(toTake, Integer.MAX_VALUE - toSkip) + toSkip;
        int asked = wanted > 0 ? (int) Math.min(wanted, Math.max(1, needed)) : wanted;
        return source.next(asked).thenApply(this::cut);
    }

    private List<JsonSlice> cut(List<JsonSlice> rows) {
        int from = (int) Math.min(toSkip, rows.size());
        toSkip -= from;
        int to = toTake < 0 ? rows.size() : (int) Math.min(rows.size(), from + toTake);
        if (toTake > 0) {
            toTake -= to - from;
            if (toTake == 0) source.cancel();
        }
        return rows.subList(from, to);
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (toSkip > 0) resume.count("offset", toSkip);
        if (toTake >= 0) resume.count(limitName, toTake);
        return source.save(resume);
    }

    @Override
    public void cancel() {
        source.cancel();
    }
}
