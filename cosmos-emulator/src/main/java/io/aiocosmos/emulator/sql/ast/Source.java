package io.aiocosmos.emulator.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * One item of FROM: rows come from a path or from a query, each bound to an alias.
 *
 * @param iterates whether the rows are the elements of the arrays found ({@code alias IN collection})
 */
public record Source(Collection collection, Optional<String> alias, boolean iterates, Span span) {
    /** Where a source takes its values. */
    public sealed interface Collection {}

    /** A name with a path: {@code c}, {@code c.children[0]}. */
    public record Path(Expression path) implements Collection {}

    /** A call of a function, whose result is iterated. */
    public record Computed(Expression call) implements Collection {}

    /** A query in parentheses. */
    public record Nested(Query query) implements Collection {}

    /** The expressions in it. */
    public List<Expression> expressions() {
        if (collection instanceof Nested nested) return nested.query().expressions();
        if (collection instanceof Computed computed) return List.of(computed.call());
        return List.of(((Path) collection).path());
    }

    /** The name that other clauses use: the alias, else the last name of the path; none for {@code c.items[0]}. */
    public Optional<String> name() {
        if (alias.isPresent() || !(collection instanceof Path path)) return alias;
        if (path.path() instanceof Expression.Identifier root) return Optional.of(root.name());
        if (path.path() instanceof Expression.Member last) return Optional.of(last.name());
        return Optional.empty();
    }
}
