package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
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
