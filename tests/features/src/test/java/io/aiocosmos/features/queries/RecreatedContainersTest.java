package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A container is deleted and recreated with another key while a client has cached its plans, ranges and metadata. */
class RecreatedContainersTest {
    private static final SqlQuery BY_A = SqlQuery.of("SELECT VALUE c.id FROM c WHERE c.a = 'x' ORDER BY c.id");
    private static final QueryOptions IN_A = QueryOptions.inPartition(PartitionKey.of("x"));

    private final ChangingContainer container = new ChangingContainer(4);

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void it_is_queried_by_a_new_plan() {
        container.fill("/a");
        assertThat(container.items().queryItems(BY_A, String.class))
                .as("at one partition")
                .hasSize(20);

        container.delete().fill("/b");

        assertThat(container.items().queryItems(BY_A, String.class))
                .as("at all of them")
                .hasSize(20);
    }

    @Test
    void pages_of_a_size_use_a_new_plan_too() {
        container.fill("/a");
        assertThat(container.items().queryItems(BY_A, String.class).page(5).items())
                .hasSize(5);

        container.delete().fill("/b");

        assertThat(container.items().queryItems(BY_A, String.class).page(20).items())
                .hasSize(20);
    }

    @Test
    void plans_are_removed_when_another_operation_detects_it() {
        container.fill("/a");
        assertThat(container.items().queryItems(BY_A, String.class)).hasSize(20);

        container.delete().fill("/b");
        assertThat(container.items().feedRanges()).hasSize(4);

        assertThat(container.items().queryItems(BY_A, String.class)).hasSize(20);
    }

    /** On pages of three items at most. */
    @Test
    void all_items_named_are_read_by_either_key() {
        container.fill("/a");
        assertThat(container.items().readMany(named(i -> "x"), RawJson.class).items())
                .hasSize(20)
                .doesNotHaveDuplicates();

        container.delete().fill("/b");

        assertThat(container
                        .items()
                        .readMany(named(i -> "k" + i), RawJson.class)
                        .items())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void operations_that_wait_for_others_on_the_same_item_have_the_new_key_too() {
        container.fill("/a");
        assertThat(upsertFourTimes()).allMatch(ItemResult::isOk);

        container.delete().fill("/b");

        assertThat(upsertFourTimes()).allMatch(ItemResult::isOk);
        assertThat(container
                        .items()
                        .readItem("7", PartitionKey.of("k7"), RawJson.class)
                        .value()
                        .text())
                .contains("\"n\":3");
    }

    private List<BulkOperationResult> upsertFourTimes() {
        List<BulkOperation> four = IntStream.range(0, 4)
                .mapToObj(n -> RawJson.of("{\"id\":\"7\",\"a\":\"x\",\"b\":\"k7\",\"n\":" + n + "}"))
                .map(BulkOperation::upsert)
                .toList();
        return container.items().executeBulk(four, BulkOptions.defaults());
    }

    private static List<ItemIdentity> named(IntFunction<String> key) {
        return IntStream.range(0, ChangingContainer.ITEMS)
                .mapToObj(i -> ItemIdentity.of("" + i / 10 + i % 10, PartitionKey.of(key.apply(i))))
                .toList();
    }

    @Test
    void a_former_prefix_may_be_a_whole_key() {
        container.fill("/a", "/b");
        assertThat(container.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);

        container.delete().fill("/a");

        assertThat(container.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);
    }

    @Test
    void a_former_key_may_be_a_prefix() {
        container.fill("/a");
        assertThat(container.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);

        container.delete().fill("/a", "/b");

        assertThat(container.items().queryItems(BY_A, String.class, IN_A)).hasSize(20);
    }
}
