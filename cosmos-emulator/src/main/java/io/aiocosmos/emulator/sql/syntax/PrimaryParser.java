package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.ast.SubqueryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads operands: literals, names, calls, what stands in parentheses, and the members that follow them. */
final class PrimaryParser {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Keywords only before a query in parentheses; elsewhere names like any other. */
    private static final Map<String, SubqueryKind> QUANTIFIERS =
            Map.of("ALL", SubqueryKind.ALL, "FIRST", SubqueryKind.FIRST, "LAST", SubqueryKind.LAST);

    private final TokenStream tokens;
    private final NestingLimit nesting;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    PrimaryParser(TokenStream tokens, NestingLimit nesting, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.nesting = nesting;
        this.expressions = expressions;
        this.queries = queries;
    }

    Expression postfix() {
        return members(primary());
    }

    Expression path() {
        Token name = tokens.expect(TokenKind.NAME);
        return members(nesting.finished(new Expression.Identifier(name.text(), name.span())));
    }

    private Expression members(Expression start) {
        Expression target = start;
        while (tokens.is(TokenKind.DOT) || tokens.is(TokenKind.OPEN_BRACKET)) {
            target = nesting.finished(tokens.accept(TokenKind.DOT) ? member(target) : element(target));
        }
        return target;
    }

    private Expression member(Expression target) {
        Token name = tokens.expect(TokenKind.NAME);
        return new Expression.Member(target, name.text(), false, tokens.since(target.span()));
    }

    private Expression element(Expression target) {
        tokens.expect(TokenKind.OPEN_BRACKET);
        Expression position = expressions.expression();
        tokens.expect(TokenKind.CLOSE_BRACKET);
        Span span = tokens.since(target.span());
        if (position instanceof Expression.Literal literal && literal.value().isString()) {
            return new Expression.Member(target, literal.value().stringValue(), true, span);
        }
        return new Expression.Element(target, position, span);
    }

    Expression primary() {
        return nesting.finished(
                switch (tokens.kind()) {
                    case STRING -> literal(JSON.stringNode(tokens.peek().value()));
                    case NUMBER -> number();
                    case TRUE -> literal(JSON.booleanNode(true));
                    case FALSE -> literal(JSON.booleanNode(false));
                    case NULL -> literal(JSON.nullNode());
                    case UNDEFINED -> literal(JSON.missingNode());
                    case PARAMETER -> parameter();
                    case NAME, LEFT, RIGHT -> named();
                    case UDF -> userDefined();
                    case OPEN -> parenthesised();
                    case OPEN_BRACKET -> array();
                    case OPEN_BRACE -> object();
                    case EXISTS -> subquery(SubqueryKind.EXISTS);
                    case ARRAY -> subquery(SubqueryKind.ARRAY);
                    default -> throw tokens.unexpected();
                });
    }

    private Expression literal(JsonNode value) {
        return new Expression.Literal(value, tokens.take().span());
    }

    private Expression number() {
        JsonNode value = NumberLiteral.value(tokens.peek().text());
        if (value.isMissingNode()) throw tokens.unexpected();
        return literal(value);
    }

    private Expression parameter() {
        Token name = tokens.take();
        return new Expression.Parameter(name.text(), name.span());
    }

    private Expression named() {
        Token name = tokens.peek();
        boolean calls = tokens.kindAfter() == TokenKind.OPEN;
        if (name.kind() != TokenKind.NAME && !calls) throw tokens.unexpected(); // LEFT and RIGHT are no names
        tokens.take();
        SubqueryKind quantifier = QUANTIFIERS.get(name.text().toUpperCase(Locale.ROOT));
        if (calls && quantifier != null && tokens.kindAfter() == TokenKind.SELECT)
            return nested(quantifier, name.span());
        return calls ? call(name, name.span(), false) : new Expression.Identifier(name.text(), name.span());
    }

    private Expression userDefined() {
        Span start = tokens.take().span();
        tokens.expect(TokenKind.DOT);
        return call(tokens.expect(TokenKind.NAME), start, true);
    }

    private Expression call(Token name, Span start, boolean userDefined) {
        tokens.expect(TokenKind.OPEN);
        List<Expression> arguments = expressions.list(TokenKind.CLOSE);
        return new Expression.Call(name.text(), userDefined, arguments, start.to(name.span()), tokens.since(start));
    }

    private Expression parenthesised() {
        if (tokens.kindAfter() == TokenKind.SELECT)
            return nested(SubqueryKind.SCALAR, tokens.peek().span());
        tokens.take();
        Expression inner = expressions.expression();
        tokens.expect(TokenKind.CLOSE);
        return inner;
    }

    private Expression subquery(SubqueryKind kind) {
        Span start = tokens.take().span();
        return nested(kind, start);
    }

    private Expression nested(SubqueryKind kind, Span start) {
        tokens.expect(TokenKind.OPEN);
        Query query = queries.query();
        tokens.expect(TokenKind.CLOSE);
        return new Expression.Subquery(kind, query, tokens.since(start));
    }

    private Expression array() {
        Span start = tokens.take().span();
        List<Expression> elements = expressions.list(TokenKind.CLOSE_BRACKET);
        return new Expression.ArrayLiteral(elements, tokens.since(start));
    }

    private Expression object() {
        Span start = tokens.take().span();
        List<Expression.Property> properties = new ArrayList<>();
        if (!tokens.is(TokenKind.CLOSE_BRACE)) {
            do {
                properties.add(property());
            } while (tokens.accept(TokenKind.COMMA));
        }
        tokens.expect(TokenKind.CLOSE_BRACE);
        return new Expression.ObjectLiteral(properties, tokens.since(start));
    }

    private Expression.Property property() {
        if (!tokens.is(TokenKind.STRING) && !tokens.is(TokenKind.NAME)) throw tokens.unexpected();
        String name = tokens.take().value();
        tokens.expect(TokenKind.COLON);
        return new Expression.Property(name, expressions.expression());
    }
}
