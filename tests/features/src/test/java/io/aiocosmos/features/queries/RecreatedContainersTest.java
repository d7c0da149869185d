package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A container is deleted and made again with another key, while a client has plans, ranges and a definition of it. */
class RecreatedContainersTest {
    private static final SqlQuery BY_A = SqlQuery.of("SELECT VALUE c.id FROM c WHERE c.a = 'x' ORDER BY c.id");
    private static final QueryOptions IN_A = QueryOptions.inPartition(PartitionKey.of("x"));

    private final Shop shop = new Shop(4);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void it_is_queried_by_a_plan_of_its_own() {
        shop.fill("/a");
        assertThat(shop.items().queryItems(BY_A, String.class))
                .as("at one partition")
                .hasSize(20);

        shop.delete().fill("/b");

        assertThat(shop.items().queryItems(BY_A, String.class))
                .as("at all of them")
                .hasSize(20);
    }

    @Test
    void so_are_pages_of_a_size() {
        shop.fill("/a");
        assertThat(shop.items().queryItems(BY_A, String.class).page(5).items()).hasSize(5);

        shop.delete().fill("/b");

        assertThat(shop.items().queryItems(BY_A, String.class).page(20).items()).hasSize(20);
    }

    @Test
    void a_plan_goes_when_somebody_else_finds_out() {
        shop.fill("/a");
        assertThat(shop.items().queryItems(BY_A, String.class)).hasSize(20);

        shop.delete().fill("/b");
        assertThat(shop.items().feedRanges()).hasSize(4);

        assertThat(shop.items().queryItems(BY_A, String.class)).hasSize(20);
    }

    /** On pages of three items at most. */
    @Test
    void all_items_named_are_read_by_either_key() {
        shop.fill("/a");
        assertThat(shop.items().readMany(named(i -> "x"), RawJson.class).items())
                .hasSize(20)
                .doesNotHaveDuplicates();

        shop.delete().fill("/b");

        assertThat(shop.items().readMany(named(i -> "k" + i), RawJson.class).items())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    private static List<ItemIdentity> named(IntFunction<String> key) {
        return IntStream.range(0, Shop.ITEMS)
                .mapToObj(i -> ItemIdentity.of("" + i / 10 + i % 10, PartitionKey.of(key.apply(i))))
                .toList();
    }

    @Test
    void what_was_a_prefix_may_be_a_key() {
        shop.fill("/a", "/b");
        assertThat(shop.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);

        shop.delete().fill("/a");

        assertThat(shop.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);
    }

    @Test
    void what_was_a_key_may_be_a_prefix() {
        shop.fill("/a");
        assertThat(shop.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);

        shop.delete().fill("/a", "/b");

        assertThat(shop.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);
    }
}
