package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.definition.IndexPolicy;
import io.aiocosmos.emulator.definition.IndexPolicy.SortedPath;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.sql.plan.IndexPaths;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container's index can do for a query. A filter by paths that are not indexed is answered by a scan, as the
 * service documents it; an order by them is refused, with or without the header that allows scans.
 */
final class IndexUse {
    private final IndexPolicy index;
    private final IndexPaths paths;
    private final List<SortedPath> order;
    private final List<List<String>> key;

    private IndexUse(IndexPolicy index, IndexPaths paths, List<SortedPath> order, List<List<String>> key) {
        this.index = index;
        this.paths = paths;
        this.order = order;
        this.key = key;
    }

    /** @param key the paths of the partition key that the caller named; none if it named none */
    static IndexUse of(SqlStatement sql, IndexPolicy index, List<List<String>> key) {
        IndexPaths paths = sql.indexPaths();
        boolean ordered = sql.isOrdered() && !sql.isGrouped() && !sql.hasAggregates();
        List<SortedPath> order = new ArrayList<>();
        for (int i = 0; ordered && i < paths.order().size(); i++)
            order.add(new SortedPath(paths.order().get(i), sql.descending().get(i)));
        return new IndexUse(index, paths, order, key);
    }

    /** @throws ServiceError 400 if the index cannot give the order that the query asks for */
    void check() {
        if (order.size() > 1 && !index.hasComposite(order))
            throw ServiceError.data(
                    400,
                    0,
                    "The order by query does not have a corresponding composite index that it can be served from.");
        if (order.size() == 1 && !index.indexes(order.get(0).names()))
            throw ServiceError.data(400, 0, "The index path corresponding to the specified order-by item is excluded.");
    }

    /**
     * Whether rows without the key of the order are left out: the index then knows only items that have it
     * (learn.microsoft.com, ORDER BY clause).
     */
    boolean dropsUndefined() {
        return order.size() == 1 && !index.names(order.get(0).names());
    }

    /**
     * Paths of the filter and the order that the index has, or those that it lacks. A query of neither finds the items of a
     * key by the key.
     */
    List<List<String>> singles(boolean indexed) {
        List<List<String>> singles = new ArrayList<>(paths.filter());
        if (singles.isEmpty() && order.isEmpty()) singles.addAll(key);
        if (order.size() == 1 && !singles.contains(order.get(0).names()))
            singles.add(order.get(0).names());
        singles.removeIf(path -> index.indexes(path) != indexed);
        return singles;
    }

    /** The composite index that gives the order; empty if none does. */
    List<SortedPath> utilizedComposite() {
        return order.size() > 1 ? order : List.of();
    }

    /** A composite index that would serve filter and order together; empty if there is one or none would. */
    List<SortedPath> potentialComposite() {
        List<SortedPath> wanted = new ArrayList<>();
        for (List<String> path : paths.filter()) wanted.add(new SortedPath(path, false));
        for (SortedPath key : order) if (!paths.filter().contains(key.names())) wanted.add(key);
        boolean useful = wanted.size() > 1 && !index.hasComposite(wanted) && order.size() < wanted.size();
        return useful ? wanted : List.of();
    }
}
