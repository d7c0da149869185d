package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.LogicalOperator;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions by climbing the levels of {@link Operators}. */
final class ExpressionParser {
    private final TokenStream tokens;
    private final NestingLimit nesting;
    private final PrimaryParser primaries;

    ExpressionParser(TokenStream tokens, NestingLimit nesting, QueryParser queries) {
        this.tokens = tokens;
        this.nesting = nesting;
        this.primaries = new PrimaryParser(tokens, nesting, this, queries);
    }

    Expression expression() {
        nesting.enter();
        Expression result = operators(Operators.COALESCE);
        if (tokens.accept(TokenKind.QUESTION)) {
            Expression then = expression();
            tokens.expect(TokenKind.COLON);
            Expression otherwise = expression();
            Span span = result.span().to(otherwise.span());
            result = nesting.finished(new Expression.Conditional(result, then, otherwise, span));
        }
        nesting.leave();
        return result;
    }

    /** A name with its members: all that FROM takes. */
    Expression path() {
        return primaries.path();
    }

    /** A literal or a parameter, which is all that TOP takes, or a call. */
    Expression primary() {
        return primaries.primary();
    }

    List<Expression> list(TokenKind end) {
        List<Expression> list = new ArrayList<>();
        if (tokens.accept(end)) return list;
        do {
            list.add(expression());
        } while (tokens.accept(TokenKind.COMMA));
        tokens.expect(end);
        return list;
    }

    /** An expression whose outermost operators are of at least this level. */
    private Expression operators(int least) {
        Expression left = least <= Operators.NOT && tokens.is(TokenKind.NOT) ? not() : unary();
        int most = Integer.MAX_VALUE;
        for (int level = level(); level >= least && level <= most && level != Operators.NONE; level = level()) {
            left = nesting.finished(join(left, level));
            // "a IN (1) = b" is no sentence: what follows a predicate binds looser than it
            if (level == Operators.PREDICATE) most = Operators.NOT;
        }
        return left;
    }

    private int level() {
        boolean negatedPredicate =
                tokens.is(TokenKind.NOT) && Operators.level(tokens.kindAfter()) == Operators.PREDICATE;
        return negatedPredicate ? Operators.PREDICATE : Operators.level(tokens.kind());
    }

    private Expression join(Expression left, int level) {
        if (level == Operators.PREDICATE) return predicate(left);
        if (level == Operators.AND) return chain(left, TokenKind.AND, LogicalOperator.AND, Operators.NOT);
        if (level == Operators.OR) return chain(left, TokenKind.OR, LogicalOperator.OR, Operators.AND);
        BinaryOperator operator = Operators.binary(tokens.take().kind());
        Expression right = operators(level + 1);
        return new Expression.Binary(operator, left, right, left.span().to(right.span()));
    }

    private Expression chain(Expression first, TokenKind word, LogicalOperator operator, int operandLevel) {
        List<Expression> operands = new ArrayList<>();
        operands.add(first);
        while (tokens.accept(word)) operands.add(operators(operandLevel));
        Span span = first.span().to(operands.get(operands.size() - 1).span());
        return new Expression.Logical(operator, operands, span);
    }

    private Expression predicate(Expression value) {
        boolean negated = tokens.accept(TokenKind.NOT);
        TokenKind word = tokens.take().kind();
        if (word == TokenKind.IN) return in(value, negated);
        return word == TokenKind.LIKE ? like(value, negated) : between(value, negated);
    }

    private Expression in(Expression value, boolean negated) {
        tokens.expect(TokenKind.OPEN);
        if (tokens.is(TokenKind.CLOSE)) throw tokens.unexpected();
        List<Expression> options = list(TokenKind.CLOSE);
        if (options.size() > Limits.MAX_IN_OPTIONS) {
            throw SqlException.plain(
                    "The SQL query has more than " + Limits.MAX_IN_OPTIONS + " items in an IN expression.");
        }
        return new Expression.In(value, options, negated, tokens.since(value.span()));
    }

    private Expression like(Expression value, boolean negated) {
        Expression pattern = operators(Operators.COMPARISON);
        Optional<String> escape = tokens.accept(TokenKind.ESCAPE)
                ? Optional.of(tokens.expect(TokenKind.STRING).value())
                : Optional.empty();
        return new Expression.Like(value, pattern, escape, negated, tokens.since(value.span()));
    }

    private Expression between(Expression value, boolean negated) {
        Expression low = operators(Operators.COMPARISON);
        tokens.expect(TokenKind.AND);
        Expression high = operators(Operators.COMPARISON);
        return new Expression.Between(value, low, high, negated, value.span().to(high.span()));
    }

    private Expression not() {
        Span start = tokens.take().span();
        nesting.enter();
        Expression operand = operators(Operators.NOT);
        nesting.leave();
        return nesting.finished(new Expression.Unary(UnaryOperator.NOT, operand, start.to(operand.span())));
    }

    private Expression unary() {
        Optional<UnaryOperator> sign = sign(tokens.kind());
        if (sign.isEmpty()) return primaries.postfix();
        Span start = tokens.take().span();
        nesting.enter();
        Expression operand = unary();
        nesting.leave();
        return nesting.finished(new Expression.Unary(sign.get(), operand, start.to(operand.span())));
    }

    private static Optional<UnaryOperator> sign(TokenKind kind) {
        return switch (kind) {
            case MINUS -> Optional.of(UnaryOperator.MINUS);
            case PLUS -> Optional.of(UnaryOperator.PLUS);
            case TILDE -> Optional.of(UnaryOperator.COMPLEMENT);
            default -> Optional.empty();
        };
    }
}
