package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.BoundQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The paths of items that a query filters and sorts by, as an index names them: with {@code []} for the elements of an
 * array. What comes out of a query in FROM has no path.
 *
 * @param filter in the order of the text, each once
 * @param order of ORDER BY; empty if a key has no path
 */
public record IndexPaths(Set<List<String>> filter, List<List<String>> order) {
    static final String ELEMENTS = "[]";

    /** The paths of the aliases of one query. */
    private record Aliases(Bindings bindings, Map<Integer, List<String>> paths) {
        /** {@code null} if the expression is no path into an item. */
        List<String> path(Expression expression) {
            if (expression instanceof Expression.Identifier identifier) return paths.get(bindings.slotOf(identifier));
            if (expression instanceof Expression.Member member) return below(member.target(), member.name());
            boolean element = expression instanceof Expression.Element;
            return element ? below(((Expression.Element) expression).target(), ELEMENTS) : null;
        }

        private List<String> below(Expression target, String name) {
            List<String> above = path(target);
            if (above == null) return null;
            List<String> path = new ArrayList<>(above);
            path.add(name);
            return path;
        }
    }

    public static IndexPaths of(Query query, Bindings bindings) {
        Aliases aliases = aliases(query, bindings);
        Set<List<String>> filter = new LinkedHashSet<>();
        query.where().ifPresent(where -> collect(where, aliases, filter));
        List<List<String>> order = new ArrayList<>();
        for (OrderItem item : query.orderBy()) order.add(aliases.path(item.expression()));
        return new IndexPaths(filter, order.contains(null) ? List.of() : order);
    }

    private static Aliases aliases(Query query, Bindings bindings) {
        Aliases aliases = new Aliases(bindings, new HashMap<>());
        BoundQuery bound = bindings.of(query);
        for (int i = 0; i < query.sources().size(); i++) {
            Source source = query.sources().get(i);
            if (!(source.collection() instanceof Source.Path from)) continue;
            if (i == 0 && bound.readsContainer()) aliases.paths().put(bindings.rootSlotOf(from.path()), List.of());
            List<String> path = source.iterates() ? aliases.below(from.path(), ELEMENTS) : aliases.path(from.path());
            if (path != null) aliases.paths().put(bound.sources().get(i), path);
        }
        return aliases;
    }

    /** The longest paths: of {@code c.a.b} not {@code c.a} as well. Queries inside have aliases of their own. */
    private static void collect(Expression expression, Aliases aliases, Set<List<String>> found) {
        List<String> path = aliases.path(expression);
        if (path != null && !path.isEmpty()) found.add(path);
        if (path != null || expression instanceof Expression.Subquery) return;
        for (Expression child : expression.children()) collect(child, aliases, found);
    }
}
