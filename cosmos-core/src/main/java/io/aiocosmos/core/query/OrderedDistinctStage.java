package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * DISTINCT over rows that come in the order of what makes them distinct: the last one is enough. Except for arrays and
 * objects, whose order differs from partition to partition for all a client can tell: of those, hashes are kept.
 */
final class OrderedDistinctStage implements Stage {
    private final Stage source;
    private final QueryLimits limits;
    private final boolean selectsValue;
    private final Set<RowHash> unordered = new HashSet<>();
    private String last;

    /**
     * @param selectsValue whether rows are the ordered values themselves, and not objects around them
     * @param last the last row's canonical text, {@code null} at the start
     */
    OrderedDistinctStage(Stage source, QueryLimits limits, boolean selectsValue, String last) {
        this.source = source;
        this.limits = limits;
        this.selectsValue = selectsValue;
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

    private boolean isFresh(JsonSlice row) {
        String canonical = CanonicalJson.text(row);
        if (selectsValue && isArrayOrObject(row)) {
            boolean fresh = unordered.add(RowHash.of(canonical));
            limits.check(unordered.size(), "distinct arrays and objects");
            return fresh;
        }
        unordered.clear(); // types do not come twice
        boolean other = !canonical.equals(last);
        last = canonical;
        return other;
    }

    private static boolean isArrayOrObject(JsonSlice row) {
        JsonKind kind = row.kind();
        return kind == JsonKind.ARRAY || kind == JsonKind.OBJECT;
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (!unordered.isEmpty()) return isDone();
        if (last != null) resume.lastDistinct(last);
        return source.save(resume);
    }
}
