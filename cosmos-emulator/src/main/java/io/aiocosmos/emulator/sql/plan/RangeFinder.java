package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.BoundQuery;
import io.aiocosmos.emulator.sql.value.ValueKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds out which partition keys can hold results of a query. */
final class RangeFinder {
    private final Bindings bindings;
    private final KnownValues known;
    private final List<Optional<KeyPathMatcher>> paths;
    private final boolean hierarchical;

    RangeFinder(Bindings bindings, KnownValues known, PlanRequest request) {
        this.bindings = bindings;
        this.known = known;
        this.paths = request.keyPaths().stream().map(KeyPathMatcher::of).toList();
        this.hierarchical = request.hierarchical();
    }

    KeyRanges ranges(Query query) {
        if (!bindings.readsContainer(query)) return new KeyRanges.None();
        KeySet keys = keys(query);
        if (keys.alternatives().isEmpty()) return new KeyRanges.None();
        if (paths.isEmpty()) return new KeyRanges.Any();
        Map<ValueKey, List<JsonNode>> points = new LinkedHashMap<>();
        for (Map<Integer, JsonNode> alternative : keys.alternatives()) {
            List<JsonNode> point = KeySet.prefix(alternative);
            if (!isEnough(point)) return new KeyRanges.Any();
            points.putIfAbsent(ValueKey.of(point), point);
        }
        return new KeyRanges.Points(List.copyOf(points.values()));
    }

    private boolean isEnough(List<JsonNode> point) {
        return point.size() == paths.size() || hierarchical && !point.isEmpty();
    }

    private KeySet keys(Query query) {
        Source first = query.sources().get(0);
        KeySet outer = query.where()
                .map(filter -> new KeyFilter(paths, rootOf(query), known).keys(filter))
                .orElse(KeySet.ALL);
        boolean nested = first.collection() instanceof Source.Nested inner
                && !inner.query().sources().isEmpty();
        return nested ? outer.and(keys(((Source.Nested) first.collection()).query())) : outer;
    }

    /** Only paths from an alias of whole items are partition keys; none in {@code FROM c.children}. */
    private KeyPathMatcher.RootTest rootOf(Query query) {
        BoundQuery bound = bindings.of(query);
        Source first = query.sources().get(0);
        boolean whole = bound.readsContainer()
                && !first.iterates()
                && first.collection() instanceof Source.Path path
                && path.path() instanceof Expression.Identifier;
        return identifier ->
                whole && bindings.slotOf(identifier) == bound.sources().get(0);
    }
}
