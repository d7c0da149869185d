package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BatchOperationResult;
import io.aiocosmos.BatchOptions;
import io.aiocosmos.BatchResult;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.RawJson;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.Outcome;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
class TransactionalBatchTest extends FeatureTest {

    private static TransactionalBatch batch() {
        return TransactionalBatch.in(Item.KEY);
    }

    private static List<Integer> statuses(BatchResult result) {
        return result.operations().stream()
                .map(BatchOperationResult::statusCode)
                .toList();
    }

    private static int count(CosmosContainer items) {
        int count = 0;
        for (RawJson each : items.readAllItems(Item.KEY, RawJson.class)) count += each.length() > 0 ? 1 : 0;
        return count;
    }

    @Test
    void all_kinds_of_operations_are_done_in_their_order_and_have_results_of_their_own() {
        CosmosContainer items = container();
        for (String id : List.of("r", "p", "d", "q")) items.createItem(Item.of(id), Item.KEY);

        BatchResult result = items.executeBatch(batch().create(Item.of("c", 7))
                .read("c")
                .upsert(Item.of("u", 8))
                .replace("r", Item.of("r", 9))
                .patch("p", Patch.create().increment("/n", 41).where("c.n = @n", 1))
                .delete("d")
                .read("q"));

        assertThat(result.isOk()).isTrue();
        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.failure()).isEmpty();
        assertThat(result.requestCharge()).isPositive();
        assertThat(result.sessionToken()).isPresent();
        assertThat(statuses(result)).containsExactly(201, 200, 201, 200, 200, 204, 200);
        assertThat(result.operation(1).value(Item.class)).isEqualTo(Item.of("c", 7));
        assertThat(result.operation(3).value(Item.class).n()).isEqualTo(9);
        assertThat(result.operation(4).value(RawJson.class).text()).contains("\"n\":42");
        assertThat(result.operation(6).value(RawJson.class).text()).contains("\"q\"");
        assertThat(result.operation(4).type()).isEqualTo(OperationType.PATCH);
        assertThat(result.operation(0).etag()).isPresent();
        assertThat(result.operation(0).requestCharge()).isPositive();
        BatchOperationResult deleted = result.operation(5);
        assertThat(deleted.hasValue()).isFalse();
        assertThatThrownBy(() -> deleted.value(Item.class)).isInstanceOf(NoSuchElementException.class);
        assertThat(items.findItem("d", Item.KEY, Item.class)).isEmpty();
        assertThat(items.readItem("p", Item.KEY, Item.class).value().n()).isEqualTo(42);
    }

    @Test
    void if_one_operation_fails_nothing_is_done_and_the_failure_names_it() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);
        TransactionalBatch batch = batch().create(Item.of("2"))
                .create(Item.of("1"))
                .patch("1", Patch.create().set("/n", 5));

        assertThatThrownBy(() -> items.executeBatch(batch))
                .isInstanceOf(CosmosConflictException.class)
                .hasMessageContaining(
                        "executeBatch dbs/" + databaseId + "/colls/items: operation 1 (Create): 409 Conflict")
                .satisfies(failure -> {
                    CosmosException cosmos = (CosmosException) failure;
                    assertThat(cosmos.details().operationIndex()).hasValue(1);
                    assertThat(cosmos.details().statusCode()).isEqualTo(409);
                    assertThat(cosmos.outcome()).isEqualTo(Outcome.NOT_DONE);
                });

        assertThat(count(items)).isEqualTo(1);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(1);
    }

    @Test
    void a_failure_can_be_a_value_with_a_status_for_each_operation() {
        container().createItem(Item.of("1"), Item.KEY);
        CosmosContainer items =
                client.throwOnFailure(false).database(databaseId).container("items");

        BatchResult result = items.executeBatch(
                batch().upsert(Item.of("1", 2)).delete("none").read("1"));

        assertThat(result.isOk()).isFalse();
        assertThat(result.statusCode()).isEqualTo(404);
        assertThat(statuses(result)).containsExactly(424, 404, 424);
        assertThat(result.failure().orElseThrow()).isInstanceOf(CosmosNotFoundException.class);
        assertThat(result.requestCharge()).isPositive();
        assertThat(result.operation(0).hasValue()).isFalse();
        assertThatThrownBy(() -> result.operation(2).value(Item.class)).isInstanceOf(CosmosNotFoundException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(1);
        assertThat(result.toString()).contains("operation 1: 404/0").doesNotContain("\"1\"");
    }

    @Test
    void each_operation_has_a_condition_of_its_own() {
        CosmosContainer items = container();
        String old = items.createItem(Item.of("1"), Item.KEY).etag().orElseThrow();
        String etag = items.upsertItem(Item.of("1", 2), Item.KEY).etag().orElseThrow();
        for (TransactionalBatch stale : List.of(
                batch().upsert(Item.of("1", 3), old),
                batch().replace("1", Item.of("1", 3), old),
                batch().patch("1", Patch.create().set("/n", 3), old),
                batch().patch("1", Patch.create().set("/n", 3).where("c.n = 1")),
                batch().delete("1", old)))
            assertThatThrownBy(() -> items.executeBatch(stale))
                    .as("%s", stale)
                    .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);

        BatchResult result = items.executeBatch(batch().replace("1", Item.of("1", 3), etag));

        assertThat(result.isOk()).isTrue();
    }

    @Test
    void a_read_that_finds_its_etag_unchanged_fails_nothing() {
        CosmosContainer items = container();
        String etag = items.createItem(Item.of("1"), Item.KEY).etag().orElseThrow();

        BatchResult result =
                items.executeBatch(batch().read("1", etag).create(Item.of("2")).read("2", etag));

        assertThat(result.isOk()).isTrue();
        assertThat(result.statusCode()).isEqualTo(207);
        assertThat(statuses(result)).containsExactly(304, 201, 200);
        assertThat(result.operation(0).isOk()).isTrue();
        assertThat(result.operation(0).hasValue()).isFalse();
        assertThat(items.findItem("2", Item.KEY, Item.class)).isPresent();
    }

    @Test
    void content_can_be_left_out_but_reads_keep_theirs() {
        CosmosContainer items = container();
        BatchOptions bare = BatchOptions.builder().returnContent(false).build();

        BatchResult result = items.executeBatch(batch().create(Item.of("1")).read("1"), bare);

        assertThat(result.operation(0).hasValue()).isFalse();
        assertThat(result.operation(0).etag()).isPresent();
        assertThat(result.operation(1).value(Item.class)).isEqualTo(Item.of("1"));
    }

    @Test
    void a_declared_item_type_writes_the_items() {
        CosmosContainer items = container().withItemType(Item.class);

        assertThat(items.executeBatch(batch().create(Item.of("1"))).isOk()).isTrue();
        assertRejected(
                () -> items.executeBatch(batch().create(Map.of("id", "2", "pk", "a"))),
                "operation 0 (Create): item must be a");
    }

    @Test
    void a_read_after_a_batch_that_failed_sees_what_the_batch_saw() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);
        BatchResult done = items.executeBatch(batch().upsert(Item.of("1", 2)));

        items.readItem("1", Item.KEY, Item.class);

        assertThat(sent())
                .last()
                .satisfies(read -> assertThat(read.header("x-ms-session-token")).isEqualTo(done.sessionToken()));
    }

    @Test
    void a_hundred_operations_fit_and_what_does_not_fit_is_refused_before_anything_is_sent() {
        CosmosContainer items = container();
        TransactionalBatch hundred = batch();
        for (int i = 0; i < 100; i++) hundred = hundred.create(Item.of("i" + i));
        TransactionalBatch full = hundred;
        RawJson large = RawJson.of("{\"id\":\"l\",\"pk\":\"a\",\"x\":\"" + "x".repeat(1_100_000) + "\"}");

        assertThat(items.executeBatch(full).operations()).hasSize(100);
        assertNothingSent(() -> {
            assertRejected(() -> full.delete("i1"), "a batch has at most 100 operations");
            assertRejected(() -> items.executeBatch(batch()), "batch has no operation");
            assertRejected(() -> items.executeBatch(null), "batch must not be null");
            assertRejected(() -> items.executeBatch(full, null), "options must not be null");
            assertRejected(() -> TransactionalBatch.in(null), "partitionKey must not be null");
            assertRejected(() -> batch().create(null), "item must not be null");
            assertRejected(() -> batch().patch("1", null), "patch must not be null");
            assertRejected(() -> batch().delete("1", " "), "ifMatch must not be blank");
            assertRejected(
                    () -> items.executeBatch(batch().upsert(large).upsert(large)),
                    "batch must be at most 2097152 bytes");
            assertRejected(
                    () -> items.executeBatch(batch().read("1").create(RawJson.of("{}"))),
                    "operation 1 (Create): item lacks an id");
            assertRejected(() -> items.executeBatch(batch().delete("a/b")), "operation 0 (Delete): item id must not");
            assertRejected(
                    () -> items.executeBatch(batch().replace("2", Item.of("1"))),
                    "operation 0 (Replace): the new item must have the id");
            assertRejected(
                    () -> items.executeBatch(batch().patch("1", Patch.create())),
                    "operation 0 (Patch): patch has no operation");
        });
    }

    @Test
    void an_item_of_another_partition_key_fails_the_whole_batch() {
        CosmosContainer items = container();

        assertThatThrownBy(() -> items.executeBatch(batch().create(Item.of("1")).create(new Item("2", "b", 1))))
                .isInstanceOf(CosmosServiceException.class);
        assertThat(count(items)).isZero();
    }

    @Test
    void items_without_a_partition_key_can_be_in_a_batch() {
        CosmosContainer items = container();
        TransactionalBatch keyless = TransactionalBatch.in(PartitionKey.none())
                .create(RawJson.of("{\"id\":\"1\"}"))
                .patch("1", Patch.create().set("/n", 1));

        assertThat(items.executeBatch(keyless).isOk()).isTrue();
    }

    @Test
    void a_key_of_other_levels_is_rejected() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk", "/n"));
        items.createItem(Item.of("1", 1));
        String says = "the partition key of an item must have all 2 levels of the container's";
        int before = writes();

        assertRejected(() -> items.executeBatch(TransactionalBatch.in(Item.KEY).delete("1")), says);
        assertRejected(
                () -> items.executeBatch(TransactionalBatch.in(PartitionKey.hierarchical("a", 1, 1))
                        .delete("1")),
                says);

        assertThat(writes()).isEqualTo(before);
        assertThat(items.findItem("1", PartitionKey.hierarchical("a", 1), Item.class))
                .isPresent();
    }

    private int writes() {
        return (int) sent().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }
}
