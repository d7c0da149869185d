package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.bind.Binder;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.compile.QueryCompiler;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.syntax.Parser;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads queries. */
public final class Sql {
    private Sql() {}

    /**
     * The statement that a query's text says.
     *
     * @throws SqlException if it is no query, or one that the service or the emulator refuses
     */
    public static SqlStatement parse(String text) {
        return parse(text, Map.of());
    }

    /**
     * The statement that a query's text says.
     *
     * @param computed what items seem to have where the query names it: the value by the item
     * @throws SqlException as above
     */
    public static SqlStatement parse(String text, Map<String, ? extends Function<JsonNode, JsonNode>> computed) {
        Query query = Parser.parse(text);
        Bindings bindings = Binder.bind(query);
        return new SqlStatement(query, bindings, new QueryCompiler(bindings, computed));
    }
}
