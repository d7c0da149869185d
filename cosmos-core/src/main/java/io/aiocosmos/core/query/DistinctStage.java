package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * DISTINCT: equal rows once. Of rows that come in no order, the hash of each is kept. Where they come in the order of
 * what makes them distinct, the last one is enough. Except for arrays and objects, whose order differs from partition to
 * partition for all a client can tell: of those, hashes are kept.
 */
final class DistinctStage implements Stage {
    private final Stage source;
    private final QueryPlan plan;
    private final QueryLimits limits;
    private final Set<RowHash> hashes = new HashSet<>();
    private String last;

    /** @param last the last row's canonical text, {@code null} at the start and without an order */
    DistinctStage(Stage source, QueryPlan plan, QueryLimits limits, String last) {
        this.source = source;
        this.plan = plan;
        this.limits = limits;
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
        for (JsonSlice row : rows) if (isFresh(row)) fresh.add(row);
        return fresh;
    }

    /** Without VALUE, rows are objects around the ordered values. */
    private boolean isFresh(JsonSlice row) {
        String canonical = CanonicalJson.text(row);
        if (!plan.distinctInOrder) return isNew(canonical, "distinct row");
        if (plan.selectsValue && isArrayOrObject(row)) return isNew(canonical, "distinct nested value");
        hashes.clear(); // types do not come twice
        boolean other = !canonical.equals(last);
        last = canonical;
        return other;
    }

    private boolean isNew(String canonical, String what) {
        boolean isNew = hashes.add(RowHash.of(canonical));
        limits.check(hashes.size(), what);
        return isNew;
    }

    private static boolean isArrayOrObject(JsonSlice row) {
        JsonKind kind = row.kind();
        return kind == JsonKind.ARRAY || kind == JsonKind.OBJECT;
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (!plan.distinctInOrder || !hashes.isEmpty()) return isDone();
        if (last != null) resume.lastDistinct(last);
        return source.save(resume);
    }
}
