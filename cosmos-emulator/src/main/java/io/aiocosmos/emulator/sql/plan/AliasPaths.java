package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.BoundQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which paths of items the aliases of a query stand for. What comes out of a query in FROM has no path. */
record AliasPaths(Bindings bindings, Map<Integer, List<String>> paths) {
    static AliasPaths of(Query query, Bindings bindings) {
        return new AliasPaths(bindings, Map.of()).within(query);
    }

    /** With the aliases of a query that sees these, too. */
    AliasPaths within(Query query) {
        AliasPaths aliases = new AliasPaths(bindings, new HashMap<>(paths));
        BoundQuery bound = bindings.of(query);
        for (int i = 0; i < query.sources().size(); i++) {
            Source source = query.sources().get(i);
            if (!(source.collection() instanceof Source.Path from)) continue;
            if (i == 0 && bound.readsContainer()) aliases.paths.put(bindings.rootSlotOf(from.path()), List.of());
            List<String> path =
                    source.iterates() ? aliases.below(from.path(), IndexPaths.ELEMENTS) : aliases.path(from.path());
            if (path != null) aliases.paths.put(bound.sources().get(i), path);
        }
        return aliases;
    }

    /** {@code null} if the expression is no path into an item. */
    List<String> path(Expression expression) {
        if (expression instanceof Expression.Identifier identifier) return paths.get(bindings.slotOf(identifier));
        if (expression instanceof Expression.Member member) return below(member.target(), member.name());
        boolean element = expression instanceof Expression.Element;
        return element ? below(((Expression.Element) expression).target(), IndexPaths.ELEMENTS) : null;
    }

    private List<String> below(Expression target, String name) {
        List<String> above = path(target);
        if (above == null) return null;
        List<String> path = new ArrayList<>(above);
        path.add(name);
        return path;
    }
}
