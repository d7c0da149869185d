package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** DISTINCT over rows that come in no order: equal rows once. Keeps the hash of each. */
final class DistinctStage implements Stage {
    private final Stage source;
    private final QueryLimits limits;
    private final Set<RowHash> seen = new HashSet<>();

    DistinctStage(Stage source, QueryLimits limits) {
        this.source = source;
        this.limits = limits;
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
        for (JsonSlice row : rows) if (seen.add(RowHash.of(CanonicalJson.text(row)))) fresh.add(row);
        limits.check(seen.size(), "distinct rows");
        return fresh;
    }

    @Override
    public boolean save(Resume.Builder resume) {
        return isDone();
    }
}
