package io.aiocosmos.emulator.sql.ast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What SELECT asks for. */
public sealed interface Selection {
    /** The expressions in it, in the order of the text. */
    List<Expression> expressions();

    /** {@code SELECT *}; the span is that of the star. */
    record Everything(Span span) implements Selection {
        @Override
        public List<Expression> expressions() {
            return List.of();
        }
    }

    /** {@code SELECT VALUE expression}. */
    record Value(Expression expression) implements Selection {
        @Override
        public List<Expression> expressions() {
            return List.of(expression);
        }
    }

    /** {@code SELECT a, b AS c}. */
    record Columns(List<Column> columns) implements Selection {
        public Columns {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Expression> expressions() {
            return columns.stream().map(Column::expression).toList();
        }

        /** The names of the result's properties, in the order of the columns: {@code $1}, {@code $2} where none fits. */
        public List<String> names() {
            List<String> names = new ArrayList<>(columns.size());
            int unnamed = 0;
            for (Column column : columns) {
                Optional<String> name = column.name();
                names.add(name.isPresent() ? name.get() : "$" + ++unnamed);
            }
            return names;
        }

        /** The first column whose name an earlier one has. */
        public Optional<Column> repeated() {
            Set<String> seen = new HashSet<>();
            List<String> names = names();
            for (int i = 0; i < names.size(); i++) {
                if (!seen.add(names.get(i))) return Optional.of(columns.get(i));
            }
            return Optional.empty();
        }
    }

    /** One item of a select list. */
    record Column(Expression expression, Optional<String> alias) {
        /** The alias, else the last name of a path. */
        public Optional<String> name() {
            if (alias.isPresent()) return alias;
            if (expression instanceof Expression.Member member) return Optional.of(member.name());
            if (expression instanceof Expression.Identifier identifier) return Optional.of(identifier.name());
            return Optional.empty();
        }
    }
}
