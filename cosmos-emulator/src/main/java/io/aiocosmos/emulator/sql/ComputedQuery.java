package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.syntax.Parser;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The query of a computed property: gives one value for an item, by the item alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/computed-properties">Computed properties</a>
 */
public final class ComputedQuery implements Function<JsonNode, JsonNode> {
    private final Expression value;
    private final String alias;
    private final SqlStatement statement;

    private ComputedQuery(Expression value, String alias, SqlStatement statement) {
        this.value = value;
        this.alias = alias;
        this.statement = statement;
    }

    /** @throws SqlException if it is no query, or not {@code SELECT VALUE expression FROM alias} */
    public static ComputedQuery parse(String text) {
        SqlStatement statement = Sql.parse(text);
        Query query = Parser.parse(text);
        if (!(query.selection() instanceof Selection.Value selected) || !isBare(query) || query.distinct())
            throw SqlException.plain("the query must be SELECT VALUE and an expression, FROM the root, and no more");
        Expression value = selected.expression();
        if (ExpressionQueries.hasAggregate(value) || ExpressionQueries.hasSubquery(value))
            throw SqlException.plain("the query must have no aggregates and no queries inside");
        if (!ExpressionQueries.parameters(value).isEmpty())
            throw SqlException.plain("the query must have no parameters");
        if (ExpressionQueries.callsAny(query, "ST_") || ExpressionQueries.changes(value))
            throw SqlException.plain("the query must call no spatial functions, nor any whose value changes");
        return new ComputedQuery(value, query.sources().get(0).name().orElseThrow(), statement);
    }

    private static boolean isBare(Query query) {
        return query.sources().size() == 1
                && isRoot(query.sources().get(0))
                && query.where().isEmpty()
                && query.groupBy().isEmpty()
                && query.orderBy().isEmpty()
                && query.rank().isEmpty()
                && query.top().isEmpty()
                && query.offset().isEmpty();
    }

    private static boolean isRoot(Source source) {
        return !source.iterates()
                && source.collection() instanceof Source.Path path
                && path.path() instanceof Expression.Identifier;
    }

    /** Whether it names one of these properties of the item. */
    public boolean names(Set<String> properties) {
        return names(value, properties);
    }

    private boolean names(Expression expression, Set<String> properties) {
        if (expression instanceof Expression.Member member
                && member.target() instanceof Expression.Identifier root
                && root.name().equals(alias)
                && properties.contains(member.name())) return true;
        for (Expression child : expression.children()) if (names(child, properties)) return true;
        return false;
    }

    /** The value for an item; a missing node if it is undefined. */
    @Override
    public JsonNode apply(JsonNode item) {
        Iterator<JsonNode> rows = statement.run(List.of(item).iterator(), Map.of());
        return rows.hasNext() ? rows.next() : Values.UNDEFINED;
    }
}
