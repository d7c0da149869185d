package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** DISTINCT: equal rows once. Where they come in order, only the last one is kept; else the hash of each. */
final class DistinctStage implements Stage {
    private final Stage source;
    private final QueryLimits limits;
    private final Set<RowHash> seen;
    private String last;

    /** @param last where the state is the last row: its canonical text, {@code null} at the start */
    DistinctStage(Stage source, QueryLimits limits, boolean ordered, String last) {
        this.source = source;
        this.limits = limits;
        this.seen = ordered ? null : new HashSet<>();
        this.last = last;
    }

    @Override
    public boolean isDone() {
        return source.isDone();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        return source.next(wanted).thenApply(this::fresh);
    }

    private List<JsonSlice> fresh(List<JsonSlice> rows) {
        List<JsonSlice> fresh = new ArrayList<>(rows.size());
        for (JsonSlice row : rows) if (isFresh(CanonicalJson.text(row))) fresh.add(row);
        return fresh;
    }

    private boolean isFresh(String canonical) {
        if (seen == null) {
            boolean other = !canonical.equals(last);
            last = canonical;
            return other;
        }
        boolean fresh = seen.add(RowHash.of(canonical));
        limits.check(seen.size(), "distinct rows");
        return fresh;
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (seen != null) return isDone();
        if (last != null) resume.lastDistinct(last);
        return source.save(resume);
    }
}
