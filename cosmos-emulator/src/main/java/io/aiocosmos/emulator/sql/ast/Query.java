package io.aiocosmos.emulator.sql.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SELECT with its clauses, whether it is the whole statement or stands inside another.
 *
 * @param top a number or a parameter, as are {@code offset} and {@code limit}
 * @param rank where ORDER BY says RANK, if it does
 * @param sources what FROM and its JOINs name, left to right; empty without FROM
 */
public record Query(
        boolean distinct,
        Optional<Expression> top,
        Selection selection,
        List<Source> sources,
        Optional<Expression> where,
        List<Expression> groupBy,
        Optional<Span> rank,
        List<OrderItem> orderBy,
        Optional<Expression> offset,
        Optional<Expression> limit,
        Span span) {
    /** Counts are unsigned 32-bit numbers. */
    public static final long MAX_COUNT = 0xFFFF_FFFFL;

    public Query {
        sources = List.copyOf(sources);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    /** The expressions of all clauses, in the order of the text. */
    public List<Expression> expressions() {
        List<Expression> all = new ArrayList<>();
        top.ifPresent(all::add);
        all.addAll(selection.expressions());
        sources.forEach(source -> all.addAll(source.expressions()));
        where.ifPresent(all::add);
        all.addAll(groupBy);
        orderBy.forEach(item -> all.add(item.expression()));
        offset.ifPresent(all::add);
        limit.ifPresent(all::add);
        return all;
    }
}
