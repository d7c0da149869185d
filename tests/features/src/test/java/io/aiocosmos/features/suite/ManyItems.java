package io.aiocosmos.features.suite;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.SqlQuery;
import java.util.List;
import java.util.stream.IntStream;

/** Items of many keys, to be written in bulks. */
final class ManyItems {
    private static final int KEYS = 37;

    private ManyItems() {}

    static Item item(int i) {
        return new Item("item-" + i, "pk-" + i % KEYS, i);
    }

    static List<BulkOperation> creates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> BulkOperation.create(item(i)))
                .toList();
    }

    /** How many a container has. */
    static long count(CosmosContainer container) {
        return container
                .queryItems(SqlQuery.of("SELECT VALUE COUNT(1) FROM c"), Long.class)
                .iterator()
                .next();
    }
}
