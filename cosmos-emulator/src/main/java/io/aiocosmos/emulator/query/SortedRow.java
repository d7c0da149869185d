package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.sql.rows.KeyOrder;
import io.aiocosmos.emulator.store.Item;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/**
 * A row of an ordered query.
 *
 * @param keys what it is sorted by
 * @param number of its item
 * @param place among the rows of its item
 * @param value {@code null} while it is not known
 */
record SortedRow(JsonNode[] keys, Item item, long number, long place, JsonNode value) {
    /** Equal keys: always by ascending number, whichever way the keys run. */
    static Comparator<SortedRow> order(KeyOrder keys) {
        return Comparator.comparing(SortedRow::keys, keys)
                .thenComparingLong(SortedRow::number)
                .thenComparingLong(SortedRow::place);
    }

    /** The last row of which a position knows. */
    static SortedRow of(Position position) {
        JsonNode[] keys = position.keys().toArray(JsonNode[]::new);
        return new SortedRow(keys, null, position.item(), position.rows() - 1, null);
    }

    SortedRow with(JsonNode known) {
        return new SortedRow(keys, item, number, place, known);
    }
}
