package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.Optional;

/** Resolves the names of a statement, query by query, and collects all errors before it refuses. */
public final class Binder {
    private final Bindings bindings = new Bindings();
    private final SqlErrors errors = new SqlErrors();

    private Binder() {}

    /**
     * What the statement's names mean.
     *
     * @throws SqlException with everything that is wrong
     */
    public static Bindings bind(Query statement) {
        Binder binder = new Binder();
        binder.query(statement, AliasScope.outermost(), true);
        binder.errors.throwIfAny();
        return binder.bindings;
    }

    /** @param root whether an unknown name at the start of FROM is the container */
    private void query(Query query, AliasScope outer, boolean root) {
        BoundQuery bound = new BoundQuery();
        bindings.add(query, bound);
        AliasScope scope = outer.inner();
        ExpressionBinder expressions = new ExpressionBinder(bindings, errors, bound, this::subquery);
        boolean first = root;
        for (Source source : query.sources()) {
            if (source.collection() instanceof Source.Computed computed) expressions.plain(computed.call(), scope);
            source(source, scope, bound, first);
            first = false;
        }
        query.top().ifPresent(count -> expressions.plain(count, scope));
        for (Expression expression : query.selection().expressions()) expressions.aggregating(expression, scope);
        query.where().ifPresent(filter -> expressions.plain(filter, scope));
        for (Expression key : query.groupBy()) expressions.groupKey(key, scope);
        for (OrderItem item : query.orderBy()) expressions.orderKey(item.expression(), scope);
        query.offset().ifPresent(count -> expressions.plain(count, scope));
        query.limit().ifPresent(count -> expressions.plain(count, scope));
        new QueryRules(bindings, errors).check(query, bound);
    }

    private void subquery(Query query, AliasScope scope) {
        query(query, scope, false);
    }

    private void source(Source source, AliasScope scope, BoundQuery bound, boolean root) {
        if (source.collection() instanceof Source.Nested nested) {
            query(nested.query(), scope, root);
        } else if (source.collection() instanceof Source.Path path) {
            path(path, scope, bound, root);
        }
        int slot = bindings.newSlot();
        bound.addSource(slot);
        if (root && bound.readsContainer() && isWhole(source)) bindings.holdsItems(slot);
        source.name().ifPresent(name -> {
            if (!scope.add(name, slot)) errors.at(source.span(), "", "The alias '" + name + "' is used twice in FROM.");
        });
    }

    private static boolean isWhole(Source source) {
        return !source.iterates()
                && source.collection() instanceof Source.Path path
                && path.path() instanceof Expression.Identifier;
    }

    private void path(Source.Path path, AliasScope scope, BoundQuery bound, boolean root) {
        Expression.Identifier start = Paths.root(path.path());
        Optional<Integer> slot = scope.find(start.name());
        if (slot.isPresent()) {
            bindings.resolve(start, slot.get());
        } else if (root && scope.isEmpty()) {
            bound.readContainer();
            bindings.resolve(start, bindings.newSlot());
        } else {
            errors.unresolved(start);
        }
        if (!Paths.isConstant(path.path())) {
            errors.at(path.path().span(), "", "FROM takes paths of names and constant positions only.");
        }
    }
}
