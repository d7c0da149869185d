package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.QueryFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out how much of a container a query is about, whatever the range is to which a client sends it: a client that
 * reads one range after the other asks about all of them.
 */
final class QueryInspection {
    private final Container container;
    private final ReadScope scope;
    private final QueryRequest query;

    QueryInspection(Container container, ReadScope scope, QueryRequest query) {
        this.container = container;
        this.scope = scope;
        this.query = query;
    }

    /** A list of items, which has no filter. */
    static QueryFacts ofList(ReadScope scope) {
        return new QueryFacts("", scope.key() == null, scope.key() == null);
    }

    QueryFacts facts(String text) {
        if (scope.key() != null || !query.sql().readsItems() || namesKey() || namesItems())
            return new QueryFacts(text, false, false);
        boolean scan = !(query.valuesAt(keyPaths()) instanceof KeyRanges.Points)
                && query.sql().isFullScan(container.definition().index()::indexes);
        return new QueryFacts(text, true, scan);
    }

    /** Whether the filter admits one partition key at most, or one prefix of a hierarchical one. */
    private boolean namesKey() {
        List<String> paths = keyPaths();
        boolean prefixes = container.definition().key().hashing() == KeyDefinition.Hashing.MULTI;
        for (int size = paths.size(); size > 0; size--) {
            KeyRanges ranges = query.valuesAt(paths.subList(0, size));
            if (ranges instanceof KeyRanges.None) return true;
            if (ranges instanceof KeyRanges.Points points && points.keys().size() == 1) return true;
            if (!prefixes) return false;
        }
        return false;
    }

    /** As clients read many items: each by its key and its id. */
    private boolean namesItems() {
        List<String> paths = new ArrayList<>(keyPaths());
        paths.add("/id");
        return query.valuesAt(paths) instanceof KeyRanges.Points;
    }

    private List<String> keyPaths() {
        return container.definition().keyPaths();
    }
}
