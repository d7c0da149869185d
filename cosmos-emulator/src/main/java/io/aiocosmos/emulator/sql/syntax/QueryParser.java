package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a SELECT with its clauses. */
final class QueryParser {
    private static final String NO_INTEGER = "The count value provided for a %s clause must be an integer.";
    private static final String TOO_LARGE = "The %s count value exceeds the maximum allowed value.";

    private final TokenStream tokens;
    private final NestingLimit nesting = new NestingLimit();
    private final ExpressionParser expressions;
    private final FromParser from;

    QueryParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, nesting, this);
        this.from = new FromParser(tokens, expressions, this);
    }

    Query query() {
        nesting.enter();
        Span start = tokens.expect(TokenKind.SELECT).span();
        boolean distinct = tokens.accept(TokenKind.DISTINCT);
        Optional<Expression> top = count(TokenKind.TOP, "SC2060", NO_INTEGER);
        Selection selection = selection();
        List<Source> sources = tokens.accept(TokenKind.FROM) ? from.sources() : List.of();
        Optional<Expression> where =
                tokens.accept(TokenKind.WHERE) ? Optional.of(expressions.expression()) : Optional.empty();
        List<Expression> groupBy = groupBy();
        Optional<Span> rank = Optional.empty();
        List<OrderItem> orderBy = List.of();
        if (tokens.accept(TokenKind.ORDER)) {
            tokens.expect(TokenKind.BY);
            rank = rank();
            orderBy = orderItems();
        }
        Optional<Expression> offset = count(TokenKind.OFFSET, "SC2062", TOO_LARGE);
        if (offset.isPresent() && !tokens.is(TokenKind.LIMIT)) throw tokens.unexpected();
        Optional<Expression> limit =
                offset.isPresent() ? count(TokenKind.LIMIT, "SC2061", TOO_LARGE) : Optional.empty();
        nesting.leave();
        return new Query(
                distinct, top, selection, sources, where, groupBy, rank, orderBy, offset, limit, tokens.since(start));
    }

    /** @param complaint about a number that is no count; takes the name of the clause */
    private Optional<Expression> count(TokenKind clause, String code, String complaint) {
        if (!tokens.accept(clause)) return Optional.empty();
        Token token = tokens.peek();
        if (token.kind() == TokenKind.NUMBER && !isCount(token)) {
            Span span = token.span();
            throw SqlException.of(SqlError.at(span.start(), span.end(), code, complaint.formatted(clause)));
        }
        if (!tokens.is(TokenKind.NUMBER) && !tokens.is(TokenKind.PARAMETER)) throw tokens.unexpected();
        return Optional.of(expressions.primary());
    }

    private static boolean isCount(Token token) {
        OptionalLong whole = NumberLiteral.whole(token.text());
        return whole.isPresent() && whole.getAsLong() <= Query.MAX_COUNT;
    }

    private Selection selection() {
        if (tokens.is(TokenKind.STAR))
            return new Selection.Everything(tokens.take().span());
        if (tokens.accept(TokenKind.VALUE)) return new Selection.Value(expressions.expression());
        List<Selection.Column> columns = new ArrayList<>();
        do {
            Expression expression = expressions.expression();
            columns.add(new Selection.Column(expression, alias()));
        } while (tokens.accept(TokenKind.COMMA));
        return new Selection.Columns(columns);
    }

    /** {@code [[AS] name]}. */
    Optional<String> alias() {
        if (tokens.accept(TokenKind.AS))
            return Optional.of(tokens.expect(TokenKind.NAME).text());
        return tokens.is(TokenKind.NAME) ? Optional.of(tokens.take().text()) : Optional.empty();
    }

    private List<Expression> groupBy() {
        if (!tokens.accept(TokenKind.GROUP)) return List.of();
        tokens.expect(TokenKind.BY);
        List<Expression> keys = new ArrayList<>();
        do {
            keys.add(expressions.expression());
        } while (tokens.accept(TokenKind.COMMA));
        return keys;
    }

    /** RANK is a keyword only before a score; elsewhere it is a name like any other. */
    private Optional<Span> rank() {
        Token token = tokens.peek();
        boolean ranks = token.text().equalsIgnoreCase("RANK") && tokens.kindAfter() == TokenKind.NAME;
        return ranks ? Optional.of(tokens.take().span()) : Optional.empty();
    }

    private List<OrderItem> orderItems() {
        List<OrderItem> items = new ArrayList<>();
        do {
            Expression expression = expressions.expression();
            items.add(new OrderItem(expression, direction()));
        } while (tokens.accept(TokenKind.COMMA));
        return items;
    }

    private OrderItem.Direction direction() {
        if (tokens.accept(TokenKind.ASC)) return OrderItem.Direction.ASCENDING;
        return tokens.accept(TokenKind.DESC) ? OrderItem.Direction.DESCENDING : OrderItem.Direction.UNSAID;
    }
}
