package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.value.ValueOrder;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The order that the keys of ORDER BY give to rows.
 *
 * @param descending for each key, whether it runs backwards
 */
public record KeyOrder(List<Boolean> descending) implements Comparator<JsonNode[]> {
    public KeyOrder {
        descending = List.copyOf(descending);
    }

    @Override
    public int compare(JsonNode[] left, JsonNode[] right) {
        for (int i = 0; i < left.length; i++) {
            int sign = ValueOrder.INSTANCE.compare(left[i], right[i]);
            if (sign != 0) return descending.get(i) ? -sign : sign;
        }
        return 0;
    }
}
