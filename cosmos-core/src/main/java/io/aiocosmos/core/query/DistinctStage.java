package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * DISTINCT: drops equal rows. Without an order, the hash of each row is kept. With an order, the last row is enough,
 * except for arrays and objects: their order may differ between partitions, so their hashes are kept.
 */
final class DistinctStage implements Stage {
    private final Stage source;
    private final QueryPlan plan;
    private final QueryLimits limits;
    private final Set<RowHash> hashes = new HashSet<>();
    private String last;

    /** @param last canonical text of the last row, {@code null} at the start and without an order */
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
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        return source.next(maxRows).thenApply(this::distinct);
    }

    private List<JsonSlice> distinct(List<JsonSlice> rows) {
        List<JsonSlice> distinct = new ArrayList<>(rows.size());
        for (JsonSlice row : rows) if (isDistinct(row)) distinct.add(row);
        return distinct;
    }

    /** Without VALUE, rows are objects that contain the ordered values. */
    private boolean isDistinct(JsonSlice row) {
        String canonical = CanonicalJson.text(row);
        if (!plan.distinctInOrder) return isNew(canonical, "distinct row");
        if (plan.selectsValue && isArrayOrObject(row)) return isNew(canonical, "distinct nested value");
        hashes.clear(); // all rows of a type come together
        boolean differs = !canonical.equals(last);
        last = canonical;
        return differs;
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
    public boolean save(ResumeState.Builder resume) {
        if (!plan.distinctInOrder || !hashes.isEmpty()) return isDone();
        if (last != null) resume.lastDistinct(last);
        return source.save(resume);
    }
}
