package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;

/** Which queries look at more than one item at a time. */
final class Pipelines {
    private Pipelines() {}

    /** Queries in expressions and in JOINs start anew for each item; one that FROM starts with sees them all. */
    static boolean isPlain(Query query, Bindings bindings) {
        boolean plain = !query.distinct()
                && query.top().isEmpty()
                && query.offset().isEmpty()
                && query.groupBy().isEmpty()
                && query.orderBy().isEmpty()
                && bindings.of(query).aggregates().isEmpty();
        if (!plain || query.sources().isEmpty()) return plain;
        return !(query.sources().get(0).collection() instanceof Source.Nested first)
                || isPlain(first.query(), bindings);
    }
}
