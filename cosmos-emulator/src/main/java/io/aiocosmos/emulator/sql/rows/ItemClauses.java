package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import java.util.List;
import java.util.Optional;

/**
 * The clauses of a query that is fed item by item.
 *
 * @param grouping what makes one row of several, if aggregates or GROUP BY do
 * @param keys of ORDER BY
 * @param skipped OFFSET
 * @param taken TOP or LIMIT
 */
public record ItemClauses(
        Join join,
        Evaluator selected,
        Optional<Grouping> grouping,
        List<Evaluator> keys,
        KeyOrder order,
        Optional<? extends Slice.Count> skipped,
        Optional<? extends Slice.Count> taken) {}
