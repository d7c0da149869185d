package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.error.SqlException;

/** Reads a whole query. */
public final class Parser {
    private Parser() {}

    /**
     * The tree of a query.
     *
     * @throws SqlException if the text is too long, too deep or not a query
     */
    public static Query parse(String text) {
        if (text.length() > Limits.MAX_QUERY_LENGTH) {
            throw SqlException.plain(
                    "The SQL query text exceeded the maximum limit of " + Limits.MAX_QUERY_LENGTH + " characters.");
        }
        TokenStream tokens = new TokenStream(Lexer.tokens(text));
        Query query = new QueryParser(tokens).query();
        if (!tokens.is(TokenKind.END)) throw tokens.unexpected();
        return query;
    }
}
