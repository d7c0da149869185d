package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.features.matrix.FewPairs;
import io.aiocosmos.throughput.ThroughputGroup;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations of a group that used up its request units for hours, and of one that has plenty. */
@Tag("emulator")
@FewPairs
class ThroughputGroupTest extends FeatureTest {
    private static final double HOURS = 10_000;

    private final ThroughputGroup spent =
            ThroughputGroup.builder("imports").requestUnitsPerSecond(1).build();
    private final ThroughputGroup plenty =
            ThroughputGroup.builder("users").requestUnitsPerSecond(1_000_000).build();
    private CosmosContainer items;

    @BeforeEach
    void spend() {
        spent.charged("createItem", 0, HOURS, System.nanoTime());
        items = container();
        items.createItem(Item.of("1"), Item.KEY);
    }

    private long ofItems() {
        return sent().stream()
                .map(EmulatorRequest::kind)
                .filter(kind -> kind.startsWith("docs.") && !kind.equals("docs.query_plan"))
                .count();
    }

    private void isHeldBack(ThrowingCallable operation) {
        long before = ofItems();

        assertThatThrownBy(operation)
                .isInstanceOfSatisfying(
                        CosmosThrottledException.class,
                        e -> assertThat(e.subStatusCode()).isEqualTo(10003))
                .hasMessageContaining("Throughput group imports held it back");
        assertThat(ofItems()).isEqualTo(before);
    }

    @Test
    void point_operations_are_held_back() {
        ItemReadOptions read =
                ItemReadOptions.builder().throughputControl(spent).build();
        ItemWriteOptions write =
                ItemWriteOptions.builder().throughputControl(spent).build();

        isHeldBack(() -> items.readItem("1", Item.KEY, Item.class, read));
        isHeldBack(() -> items.createItem(Item.of("2"), Item.KEY, write));
        isHeldBack(() -> items.deleteItem("1", Item.KEY, write));
    }

    @Test
    void queries_are_held_back() {
        QueryOptions options = QueryOptions.builder().throughputControl(spent).build();

        isHeldBack(
                () -> items.queryItems("select * from c", Item.class, options).toList(10));
        isHeldBack(() -> items.queryItems("select * from c order by c.n", Item.class, options)
                .toList(10));
    }

    @Test
    void the_change_feed_is_held_back() {
        ChangeFeedOptions options = ChangeFeedOptions.fromBeginning().toBuilder()
                .throughputControl(spent)
                .build();

        isHeldBack(() -> items.queryChangeFeed(options, Item.class).poll());
    }

    @Test
    void batches_are_held_back() {
        TransactionalBatch batch = TransactionalBatch.in(Item.KEY).create(Item.of("2"));
        BatchOptions options = BatchOptions.builder().throughputControl(spent).build();

        isHeldBack(() -> items.executeBatch(batch, options));
    }

    @Test
    void bulks_are_held_back() {
        BulkOptions options = BulkOptions.builder().throughputControl(spent).build();
        long before = ofItems();

        List<ItemResult<ItemToCreate<Item>>> created =
                items.createItems(List.of(ItemToCreate.of(Item.of("2"), Item.KEY)), options);
        List<BulkOperationResult> bulk =
                items.executeBulk(List.of(BulkOperation.create(Item.of("3"), Item.KEY)), options);

        assertThat(created.get(0).subStatusCode()).isEqualTo(10003);
        assertThat(bulk.get(0).statusCode()).isEqualTo(429);
        assertThat(bulk.get(0).subStatusCode()).isEqualTo(10005);
        assertThat(ofItems()).isEqualTo(before);
    }

    @Test
    void a_bulk_of_a_group_with_enough_goes_through() {
        BulkOptions options = BulkOptions.builder().throughputControl(plenty).build();

        List<BulkOperationResult> results = items.executeBulk(ManyItems.creates(300), options);

        assertThat(results).hasSize(300).allMatch(ItemResult::isOk);
    }

    @Test
    void one_request_may_use_too_much_and_the_next_waits_for_that() {
        ThroughputGroup small =
                ThroughputGroup.builder("small").requestUnitsPerSecond(1).build();
        ItemWriteOptions options = ItemWriteOptions.builder()
                .throughputControl(small)
                .retry(RetryOptions.none())
                .build();
        RawJson large = RawJson.of("{\"id\":\"2\",\"pk\":\"a\",\"text\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(items.createItem(large, Item.KEY, options).requestCharge()).isGreaterThan(100);
        assertThatThrownBy(() -> items.createItem(Item.of("3"), Item.KEY, options))
                .isInstanceOf(CosmosThrottledException.class);
    }

    @Test
    void a_group_never_delays_metadata() {
        try (CosmosClient held = setup.connect(setup.builder().throughputControl(spent))) {
            CosmosContainer container = held.database(databaseId).container(items.id());

            assertThat(container.read().value().id()).isEqualTo(items.id());
            assertThat(container.feedRanges()).isNotEmpty();
            assertThat(held.database(databaseId).exists()).isTrue();
        }
    }

    @Test
    void a_clients_group_is_for_operations_that_name_none() {
        try (CosmosClient held = setup.connect(setup.builder().throughputControl(spent))) {
            CosmosContainer container = held.database(databaseId).container(items.id());
            ItemReadOptions ofUsers =
                    ItemReadOptions.builder().throughputControl(plenty).build();
            ItemReadOptions free = ItemReadOptions.builder()
                    .throughputControl(ThroughputGroup.unlimited())
                    .build();

            isHeldBack(() -> container.readItem("1", Item.KEY, Item.class));
            assertThat(container.readItem("1", Item.KEY, Item.class, ofUsers).statusCode())
                    .isEqualTo(200);
            assertThat(container.readItem("1", Item.KEY, Item.class, free).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_deadline_wins_and_the_attempt_shows_that_nothing_was_sent() {
        ThroughputGroup tenSeconds =
                ThroughputGroup.builder("ten").requestUnitsPerSecond(1).build();
        tenSeconds.charged("readItem", 0, 25, System.nanoTime());
        ItemReadOptions options = ItemReadOptions.builder()
                .throughputControl(tenSeconds)
                .timeout(Duration.ofSeconds(5))
                .build();

        CosmosResponse<Item> late = client.throwOnFailure(false)
                .database(databaseId)
                .container(items.id())
                .readItem("1", Item.KEY, Item.class, options);

        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.diagnostics().attempts())
                .extracting(Diagnostics.Attempt::isHeldBack)
                .containsExactly(true);
        assertThat(late.diagnostics().toJson()).contains("\"heldBack\":true");
    }

    @Test
    void a_share_of_the_containers_throughput_is_read_before_the_first_operation() {
        ThroughputGroup half =
                ThroughputGroup.builder("half").share(0.5, items.async()).build();
        ItemReadOptions options =
                ItemReadOptions.builder().throughputControl(half).build();

        assertThat(items.readItem("1", Item.KEY, Item.class, options).statusCode())
                .isEqualTo(200);
        assertThat(half.requestUnitsPerSecond()).isEqualTo(200);
    }

    @Test
    void an_operation_fails_with_the_reason_if_its_group_cannot_start() {
        CosmosContainer missing = client.database(databaseId).container("missing");
        ThroughputGroup half =
                ThroughputGroup.builder("half").share(0.5, missing.async()).build();
        ItemReadOptions options =
                ItemReadOptions.builder().throughputControl(half).build();
        long before = ofItems();

        assertThatThrownBy(() -> items.readItem("1", Item.KEY, Item.class, options))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("throughput group half cannot start: ");
        assertThat(ofItems()).isEqualTo(before);
    }

    @Test
    void or_it_goes_on_without_a_limit() {
        CosmosContainer missing = client.database(databaseId).container("missing");
        ThroughputGroup half = ThroughputGroup.builder("half")
                .share(0.5, missing.async())
                .continueOnStartFailure(true)
                .build();
        ItemReadOptions options =
                ItemReadOptions.builder().throughputControl(half).build();

        for (int i = 0; i < 3; i++)
            assertThat(items.readItem("1", Item.KEY, Item.class, options).statusCode())
                    .isEqualTo(200);
    }

    @Test
    void a_group_is_shared_through_a_container_of_the_same_client() {
        CosmosContainer control = client.database(databaseId)
                .ensureContainer(ContainerProperties.of("control", "/groupId").toBuilder()
                        .timeToLiveWithoutDefault()
                        .build());
        try (ThroughputGroup first = shared(control);
                ThroughputGroup second = shared(control)) {
            read(first);
            read(second);

            assertThat(first.requestUnitsPerSecond()).isEqualTo(1_000);
            assertThat(second.requestUnitsPerSecond()).isBetween(400.0, 600.0);
        }
        assertThat(control.queryItems("select * from c", RawJson.class))
                .as("both have left, the limit is there still")
                .hasSize(1);
    }

    private ThroughputGroup shared(CosmosContainer control) {
        return ThroughputGroup.builder("shared")
                .requestUnitsPerSecond(1_000)
                .sharedThrough(control.async(), items.async())
                .renewInterval(Duration.ofMinutes(10))
                .build();
    }

    private void read(ThroughputGroup group) {
        items.readItem(
                "1",
                Item.KEY,
                Item.class,
                ItemReadOptions.builder().throughputControl(group).build());
    }
}
