package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.bind.Binder;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.compile.QueryCompiler;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.syntax.Parser;

/** Reads queries. */
public final class Sql {
    private Sql() {}

    /**
     * The statement that a query's text says.
     *
     * @throws SqlException if it is no query, or one that the service or the emulator refuses
     */
    public static SqlStatement parse(String text) {
        Query query = Parser.parse(text);
        Bindings bindings = Binder.bind(query);
        return new SqlStatement(query, bindings, QueryCompiler.compile(query, bindings));
    }
}
