package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.LogicalOperator;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.eval.Comparison;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Logic;
import io.aiocosmos.emulator.sql.eval.Membership;
import io.aiocosmos.emulator.sql.eval.Structures;
import io.aiocosmos.emulator.sql.eval.Texts;
import io.aiocosmos.emulator.sql.function.BuiltIns;
import io.aiocosmos.emulator.sql.rows.RowSource;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Compiles expressions. */
final class ExpressionCompiler {
    private final Bindings bindings;
    private final Map<String, ? extends Function<JsonNode, JsonNode>> computed;
    private final Function<Query, RowSource> queries;

    ExpressionCompiler(
            Bindings bindings,
            Map<String, ? extends Function<JsonNode, JsonNode>> computed,
            Function<Query, RowSource> queries) {
        this.bindings = bindings;
        this.computed = computed;
        this.queries = queries;
    }

    List<Evaluator> compile(List<Expression> expressions) {
        List<Evaluator> compiled = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) compiled.add(compile(expression)); // a stream needs a deep stack
        return compiled;
    }

    Evaluator compile(Expression expression) {
        if (expression instanceof Expression.Literal literal) return Evaluator.constant(literal.value());
        if (expression instanceof Expression.Parameter parameter) return Evaluator.slot(bindings.slotOf(parameter));
        if (expression instanceof Expression.Identifier identifier) return Evaluator.slot(bindings.slotOf(identifier));
        if (expression instanceof Expression.Member member) return member(member);
        if (expression instanceof Expression.Element element) {
            return Structures.element(compile(element.target()), compile(element.position()));
        }
        if (expression instanceof Expression.Call call) return call(call);
        if (expression instanceof Expression.Subquery subquery) return subquery(subquery);
        return composed(expression);
    }

    /** Of whole items, a computed property hides a stored one of its name. */
    private Evaluator member(Expression.Member member) {
        Evaluator target = compile(member.target());
        boolean ofItem = member.target() instanceof Expression.Identifier root && bindings.isItem(root);
        Function<JsonNode, JsonNode> property = ofItem ? computed.get(member.name()) : null;
        if (property != null) return frame -> property.apply(target.evaluate(frame));
        return Structures.member(target, member.name());
    }

    /** What operators and constructors make of their operands. */
    private Evaluator composed(Expression expression) {
        List<Evaluator> operands = compile(expression.children());
        if (expression instanceof Expression.Unary unary) {
            return OperatorCompiler.unary(unary.operator(), operands.get(0));
        }
        if (expression instanceof Expression.Binary binary) {
            return OperatorCompiler.binary(binary.operator(), operands.get(0), operands.get(1));
        }
        if (expression instanceof Expression.Logical logical) {
            Evaluator[] all = operands.toArray(Evaluator[]::new);
            return logical.operator() == LogicalOperator.AND ? Logic.all(all) : Logic.any(all);
        }
        if (expression instanceof Expression.Conditional) {
            return Logic.choose(operands.get(0), operands.get(1), operands.get(2));
        }
        if (expression instanceof Expression.ArrayLiteral) {
            return ConstantFolding.fold(Structures.array(operands.toArray(Evaluator[]::new)), operands);
        }
        if (expression instanceof Expression.ObjectLiteral object) {
            List<String> names =
                    object.properties().stream().map(Expression.Property::name).toList();
            return ConstantFolding.fold(Structures.object(names, operands.toArray(Evaluator[]::new)), operands);
        }
        return predicate(expression, operands);
    }

    private static Evaluator predicate(Expression expression, List<Evaluator> operands) {
        if (expression instanceof Expression.Between between) {
            Evaluator within = Comparison.between(operands.get(0), operands.get(1), operands.get(2));
            return between.negated() ? Logic.not(within) : within;
        }
        if (expression instanceof Expression.In in) {
            Evaluator member = new Membership(operands.get(0), operands.subList(1, operands.size()));
            return in.negated() ? Logic.not(member) : member;
        }
        Expression.Like like = (Expression.Like) expression;
        Optional<Character> escape = like.escape().map(text -> text.charAt(0));
        Evaluator matches = Texts.like(operands.get(0), operands.get(1), escape);
        return like.negated() ? Logic.not(matches) : matches;
    }

    private Evaluator call(Expression.Call call) {
        if (Aggregate.named(call.name()).isPresent()) return Evaluator.slot(bindings.slotOf(call));
        String number = notFinite(call.arguments());
        if (number != null && call.name().equalsIgnoreCase("TOSTRING")) return Evaluator.constant(Values.of(number));
        return BuiltIns.named(call.name()).orElseThrow().compiler().apply(compile(call.arguments()));
    }

    /** As text there are such numbers: {@code NaN}, {@code -Infinity}. {@code null} for anything else. */
    private String notFinite(List<Expression> arguments) {
        Expression only = arguments.size() == 1 ? arguments.get(0) : null;
        boolean negative = only instanceof Expression.Unary unary && unary.operator() == UnaryOperator.MINUS;
        Expression named = negative ? only.children().get(0) : only;
        if (!(named instanceof Expression.Identifier identifier) || !bindings.isNotFinite(identifier)) return null;
        return negative && !identifier.name().equals("NaN") ? "-" + identifier.name() : identifier.name();
    }

    private Evaluator subquery(Expression.Subquery subquery) {
        RowSource rows = queries.apply(subquery.query());
        return switch (subquery.kind()) {
            case SCALAR -> Subqueries.scalar(rows);
            case EXISTS -> Subqueries.exists(rows);
            case ARRAY -> Subqueries.array(rows);
            case ALL -> Subqueries.all(rows);
            case FIRST -> Subqueries.first(rows);
            case LAST -> Subqueries.last(rows);
        };
    }
}
