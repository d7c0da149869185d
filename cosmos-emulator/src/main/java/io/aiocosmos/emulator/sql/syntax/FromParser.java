package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows FROM. */
final class FromParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    FromParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        do {
            sources.add(source());
        } while (tokens.accept(TokenKind.JOIN));
        if (sources.size() - 1 > Limits.MAX_JOINS) {
            throw SqlException.plain("The SQL query exceeded the maximum number of joins. The allowed limit is "
                    + Limits.MAX_JOINS + ".");
        }
        return sources;
    }

    private Source source() {
        Span start = tokens.peek().span();
        if (tokens.is(TokenKind.NAME) && tokens.kindAfter() == TokenKind.IN) {
            String alias = tokens.take().text();
            tokens.expect(TokenKind.IN);
            Source.Collection collection = tokens.kindAfter() == TokenKind.OPEN && !tokens.is(TokenKind.OPEN)
                    ? new Source.Computed(expressions.primary())
                    : collection();
            return new Source(collection, Optional.of(alias), true, tokens.since(start));
        }
        Source.Collection collection = collection();
        Optional<String> alias = queries.alias();
        return new Source(collection, alias, false, tokens.since(start));
    }

    private Source.Collection collection() {
        if (tokens.accept(TokenKind.OPEN)) {
            Query query = queries.query();
            tokens.expect(TokenKind.CLOSE);
            return new Source.Nested(query);
        }
        if (!tokens.is(TokenKind.NAME)) throw tokens.unexpected();
        Expression path = expressions.path();
        return new Source.Path(path);
    }
}
