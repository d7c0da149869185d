package io.aiocosmos.emulator.sql.text;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.SubqueryKind;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints expressions. Names keep the case and the brackets that the user gave them. */
public final class ExpressionText {
    private static final int LONG_CHAIN = 32;

    private ExpressionText() {}

    public static String of(Expression expression) {
        if (expression instanceof Expression.Literal literal) return literal(literal.value());
        if (expression instanceof Expression.Parameter parameter) return parameter.name();
        if (expression instanceof Expression.Identifier identifier) return identifier.name();
        if (expression instanceof Expression.Member member) return member(member);
        if (expression instanceof Expression.Element element) {
            return target(element.target()) + "[" + of(element.position()) + "]";
        }
        if (expression instanceof Expression.ArrayLiteral array) return "[" + list(array.elements()) + "]";
        if (expression instanceof Expression.ObjectLiteral object) return object(object);
        if (expression instanceof Expression.Call call) {
            return (call.userDefined() ? "udf." : "") + call.name() + "(" + list(call.arguments()) + ")";
        }
        if (expression instanceof Expression.Subquery subquery) return subquery(subquery);
        return operation(expression);
    }

    /** In double quotes. */
    public static String quoted(String text) {
        return Values.of(text).toString();
    }

    private static String operation(Expression expression) {
        if (expression instanceof Expression.Unary unary) return unary(unary);
        if (expression instanceof Expression.Binary binary) {
            return "(" + of(binary.left()) + " " + binary.operator().symbol() + " " + of(binary.right()) + ")";
        }
        if (expression instanceof Expression.Logical logical) return logical(logical);
        if (expression instanceof Expression.Conditional conditional) {
            return "(" + of(conditional.condition()) + " ? " + of(conditional.then()) + " : "
                    + of(conditional.otherwise()) + ")";
        }
        if (expression instanceof Expression.Between between) {
            return "(" + of(between.value()) + not(between.negated()) + " BETWEEN " + of(between.low()) + " AND "
                    + of(between.high()) + ")";
        }
        if (expression instanceof Expression.In in) {
            return "(" + of(in.value()) + not(in.negated()) + " IN (" + list(in.options()) + "))";
        }
        Expression.Like like = (Expression.Like) expression;
        String escape = like.escape().map(text -> " ESCAPE " + quoted(text)).orElse("");
        return "(" + of(like.value()) + not(like.negated()) + " LIKE " + of(like.pattern()) + escape + ")";
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }

    private static String literal(JsonNode value) {
        if (value.isMissingNode()) return "undefined";
        return value.isNumber() ? NumberText.of(Values.number(value)) : value.toString();
    }

    private static String member(Expression.Member member) {
        String name = member.bracketed() ? "[" + quoted(member.name()) + "]" : "." + member.name();
        return target(member.target()) + name;
    }

    /** A number needs parentheses, or a dot after it would be read as its decimal point. */
    private static String target(Expression target) {
        return target instanceof Expression.Literal ? "(" + of(target) + ")" : of(target);
    }

    /** A negative number is a literal to the planner. Two signs stand apart, or they would start a comment. */
    private static String unary(Expression.Unary unary) {
        String operand = of(unary.operand());
        boolean number = unary.operand() instanceof Expression.Literal literal
                && literal.value().isNumber();
        if (number && unary.operator() == UnaryOperator.MINUS) return "-" + operand;
        boolean apart = unary.operator() == UnaryOperator.NOT || operand.startsWith("-");
        return "(" + unary.operator().symbol() + (apart ? " " : "") + operand + ")";
    }

    /** Two at a time, from the left; but a long chain stays flat, or nothing could read it back without a deep stack. */
    private static String logical(Expression.Logical logical) {
        List<String> operands = texts(logical.operands());
        String word = " " + logical.operator() + " ";
        if (operands.size() > LONG_CHAIN) return "(" + String.join(word, operands) + ")";
        StringBuilder text = new StringBuilder("(".repeat(operands.size() - 1)).append(operands.get(0));
        for (String operand : operands.subList(1, operands.size())) {
            text.append(word).append(operand).append(')');
        }
        return text.toString();
    }

    private static String object(Expression.ObjectLiteral object) {
        List<String> properties = new ArrayList<>();
        for (Expression.Property property : object.properties()) {
            properties.add(quoted(property.name()) + ": " + of(property.value()));
        }
        return "{" + String.join(", ", properties) + "}";
    }

    /** Separated by commas. */
    static String list(List<Expression> expressions) {
        return String.join(", ", texts(expressions));
    }

    /** By a loop: a stream for each level of a deep tree would need a deep stack. */
    private static List<String> texts(List<Expression> expressions) {
        List<String> texts = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) texts.add(of(expression));
        return texts;
    }

    private static String subquery(Expression.Subquery subquery) {
        String word =
                subquery.kind() == SubqueryKind.SCALAR ? "" : subquery.kind().name();
        return word + QueryText.nested(subquery.query());
    }
}
