package io.aiocosmos.emulator.sql.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Anything that has a value. The closed list of forms is below, one record each. */
public sealed interface Expression {
    /** Where it stands in the text. */
    Span span();

    /** The expressions right inside, in the order of the text; of a subquery, those of its clauses. */
    List<Expression> children();

    /** A constant; {@code undefined} is a missing node. */
    record Literal(JsonNode value, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A name such as {@code @from}, with its sign. */
    record Parameter(String name, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** The alias of a source. */
    record Identifier(String name, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** {@code target.name}, or {@code target["name"]} if bracketed. */
    record Member(Expression target, String name, boolean bracketed, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target);
        }
    }

    /** {@code target[position]} where the position is not a string constant. */
    record Element(Expression target, Expression position, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target, position);
        }
    }

    /** A sign, {@code ~} or {@code NOT} before its operand. */
    record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** Two operands and what stands between them, other than AND and OR. */
    record Binary(BinaryOperator operator, Expression left, Expression right, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** A chain of AND, or of OR: one node however long, since generated filters have hundreds of terms. */
    record Logical(LogicalOperator operator, List<Expression> operands, Span span) implements Expression {
        public Logical {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Expression> children() {
            return operands;
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Conditional(Expression condition, Expression then, Expression otherwise, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code value [NOT] BETWEEN low AND high}. */
    record Between(Expression value, Expression low, Expression high, boolean negated, Span span)
            implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(value, low, high);
        }
    }

    /** {@code value [NOT] IN (options)}. */
    record In(Expression value, List<Expression> options, boolean negated, Span span) implements Expression {
        public In {
            options = List.copyOf(options);
        }

        @Override
        public List<Expression> children() {
            return prepend(value, options);
        }
    }

    /** {@code value [NOT] LIKE pattern [ESCAPE 'c']}. */
    record Like(Expression value, Expression pattern, Optional<String> escape, boolean negated, Span span)
            implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(value, pattern);
        }
    }

    /** {@code [a, b]}. */
    record ArrayLiteral(List<Expression> elements, Span span) implements Expression {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Expression> children() {
            return elements;
        }
    }

    /** {@code {"name": value}}. */
    record ObjectLiteral(List<Property> properties, Span span) implements Expression {
        public ObjectLiteral {
            properties = List.copyOf(properties);
        }

        @Override
        public List<Expression> children() {
            return properties.stream().map(Property::value).toList();
        }
    }

    /** One property of an {@link ObjectLiteral}. */
    record Property(String name, Expression value) {}

    /** A call of a built-in function, of an aggregate, or of a user-defined function. */
    record Call(String name, boolean userDefined, List<Expression> arguments, Span nameSpan, Span span)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** A query inside an expression. */
    record Subquery(SubqueryKind kind, Query query, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return query.expressions();
        }
    }

    private static List<Expression> prepend(Expression first, List<Expression> rest) {
        List<Expression> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
