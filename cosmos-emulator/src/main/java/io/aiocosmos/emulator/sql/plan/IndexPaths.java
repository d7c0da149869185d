package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.bind.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    public static IndexPaths of(Query query, Bindings bindings) {
        AliasPaths aliases = AliasPaths.of(query, bindings);
        Set<List<String>> filter = new LinkedHashSet<>();
        query.where().ifPresent(where -> collect(where, aliases, filter));
        List<List<String>> order = new ArrayList<>();
        for (OrderItem item : query.orderBy()) order.add(aliases.path(item.expression()));
        return new IndexPaths(filter, order.contains(null) ? List.of() : order);
    }

    /** The longest paths: of {@code c.a.b} not {@code c.a} as well. Queries inside have aliases of their own. */
    private static void collect(Expression expression, AliasPaths aliases, Set<List<String>> found) {
        List<String> path = aliases.path(expression);
        if (path != null && !path.isEmpty()) found.add(path);
        if (path != null || expression instanceof Expression.Subquery) return;
        for (Expression child : expression.children()) collect(child, aliases, found);
    }
}
