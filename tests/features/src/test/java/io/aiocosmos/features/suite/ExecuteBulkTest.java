package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ManyItems.count;
import static io.aiocosmos.features.suite.ManyItems.creates;
import static io.aiocosmos.features.suite.ManyItems.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.Patch;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
class ExecuteBulkTest extends FeatureTest {
    private static final BulkOptions DEFAULTS = BulkOptions.defaults();

    @Test
    void the_list_form_returns_one_result_for_each_operation_in_order() {
        CosmosContainer container = container();
        List<BulkOperation> operations = creates(250);

        List<BulkOperationResult> results = container.executeBulk(operations, DEFAULTS);

        assertThat(results)
                .allMatch(ItemResult::isOk)
                .extracting(ItemResult::item)
                .containsExactlyElementsOf(operations);
        assertThat(results)
                .extracting(ItemResult::index)
                .containsExactlyElementsOf(LongStream.range(0, 250).boxed().toList());
        assertThat(count(container)).isEqualTo(250);
    }

    @Test
    void a_result_has_the_details_of_its_operation() {
        BulkOperation create = BulkOperation.create(Item.of("1"), Item.KEY).context("line 7");

        BulkOperationResult result =
                container().executeBulk(List.of(create), DEFAULTS).get(0);

        assertThat(result.statusCode()).isEqualTo(201);
        assertThat(result.subStatusCode()).isZero();
        assertThat(result.requestCharge()).isPositive();
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.etag()).isPresent();
        assertThat(result.sessionToken()).isPresent();
        assertThat(result.failure()).isEmpty();
        assertThat(result.outcome()).isEmpty();
        assertThat(result.value(Item.class)).isEmpty();
        assertThat(result.item().context()).contains("line 7");
    }

    @Test
    void every_kind_of_operation_is_done() {
        CosmosContainer container = container();
        container.createItem(Item.of("replaced"));
        container.createItem(Item.of("deleted"));
        container.createItem(Item.of("upserted"));
        container.createItem(Item.of("patched"));

        List<BulkOperationResult> results = container.executeBulk(
                List.of(
                        BulkOperation.create(Item.of("created", 2)),
                        BulkOperation.upsert(Item.of("upserted", 3)),
                        BulkOperation.replace("replaced", Item.of("replaced", 4), Item.KEY),
                        BulkOperation.delete("deleted", Item.KEY),
                        BulkOperation.read("upserted", Item.KEY),
                        BulkOperation.patch("patched", Item.KEY, Patch.create().increment("/n", 7))),
                DEFAULTS);

        assertThat(results).extracting(ItemResult::statusCode).containsExactly(201, 200, 200, 204, 200, 200);
        assertThat(container.readItem("patched", Item.KEY, Item.class).value().n())
                .isEqualTo(8);
        assertThat(results.get(4).value(Item.class)).contains(Item.of("upserted", 3));
        assertThat(container.readItem("replaced", Item.KEY, Item.class).value().n())
                .isEqualTo(4);
        assertThat(container.findItem("deleted", Item.KEY, Item.class)).isEmpty();
    }

    @Test
    void failures_have_their_exceptions_and_outcomes() {
        CosmosContainer container = container();
        container.createItem(Item.of("1"));

        List<BulkOperationResult> results = container.executeBulk(
                List.of(
                        BulkOperation.create(Item.of("1")),
                        BulkOperation.replace("2", Item.of("2"), Item.KEY),
                        BulkOperation.replace("1", Item.of("1"), Item.KEY).ifMatch("\"old\""),
                        BulkOperation.read("3", Item.KEY),
                        BulkOperation.upsert(Item.of("4"))),
                DEFAULTS);

        assertThat(results).extracting(ItemResult::statusCode).containsExactly(409, 404, 412, 404, 201);
        assertThat(results.get(0).failure()).containsInstanceOf(CosmosConflictException.class);
        assertThat(results.get(1).failure()).containsInstanceOf(CosmosNotFoundException.class);
        assertThat(results.get(2).failure()).containsInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(results.get(0).failure().get()).hasMessageContaining("operation 0 (Create): 409 Conflict");
        assertThat(results.subList(0, 4))
                .extracting(BulkOperationResult::outcome)
                .allMatch(outcome -> outcome.get() == Outcome.NOT_DONE);
    }

    @Test
    void content_comes_back_on_demand() {
        BulkOptions content = BulkOptions.builder().returnContent(true).build();

        List<BulkOperationResult> results = container().executeBulk(creates(3), content);

        assertThat(results)
                .extracting(result -> result.value(Item.class).get())
                .containsExactly(item(0), item(1), item(2));
        assertThat(results.get(0).value(new TypeRef<Item>() {})).contains(item(0));
    }

    @Test
    void a_value_that_the_type_does_not_take_is_not_said_to_be_written_by_a_read() {
        CosmosContainer container = container();
        container.createItem(Item.of("1"));
        TypeRef<List<String>> other = new TypeRef<>() {};
        BulkOptions withContent = BulkOptions.builder().returnContent(true).build();

        List<BulkOperationResult> results = container.executeBulk(
                List.of(BulkOperation.read("1", Item.KEY), BulkOperation.upsert(Item.of("2"))), withContent);

        assertThatThrownBy(() -> results.get(0).value(other))
                .isInstanceOfSatisfying(
                        CosmosCodecException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE))
                .hasMessageStartingWith("executeBulk: could not read");
        assertThatThrownBy(() -> results.get(1).value(other))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageStartingWith("executeBulk: the item was written; could not read");
    }

    @Test
    void operations_on_one_item_are_done_in_order() {
        CosmosContainer container = container();
        List<BulkOperation> operations = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            operations.add(BulkOperation.create(Item.of("1", i)));
            operations.add(BulkOperation.upsert(Item.of("1", i + 100)));
            if (i < 29) operations.add(BulkOperation.delete("1", Item.KEY));
        }

        List<BulkOperationResult> results = container.executeBulk(operations, DEFAULTS);

        assertThat(results).allMatch(ItemResult::isOk);
        assertThat(container.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(129);
    }

    @Test
    void an_operation_that_cannot_be_sent_fails_alone() {
        List<BulkOperationResult> results = container()
                .executeBulk(
                        List.of(
                                BulkOperation.create(RawJson.of("{\"id\":\"1\",\"pk\":\"a\"}")),
                                BulkOperation.create(RawJson.of("{\"pk\":\"a\"}")),
                                BulkOperation.create(RawJson.of("{\"id\":\"3\"}")),
                                BulkOperation.replace("4", Item.of("5"), Item.KEY),
                                BulkOperation.delete("6/", Item.KEY),
                                BulkOperation.create(RawJson.of("{\"id\":\"7\",\"pk\":\"a\"}"))),
                        DEFAULTS);

        assertThat(results).extracting(ItemResult::isOk).containsExactly(true, false, false, false, false, true);
        assertThat(results.get(1).attempts()).isZero();
        assertThat(results.get(1).failure().orElseThrow()).hasMessageContaining("id");
        assertThat(results.get(2).failure().orElseThrow()).hasMessageContaining("/pk");
    }

    @Test
    void a_source_that_throws_ends_the_run_after_what_was_taken() {
        CosmosContainer container = container();
        IllegalStateException broken = new IllegalStateException("the source broke");
        Iterator<BulkOperation> five = creates(5).iterator();
        Iterable<BulkOperation> source = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public BulkOperation next() {
                if (!five.hasNext()) throw broken;
                return five.next();
            }
        };

        assertThatThrownBy(() -> container.executeBulk(source, DEFAULTS, result -> {}))
                .isSameAs(broken);
        assertThat(count(container)).isEqualTo(5);
    }

    @Test
    void no_operations_give_no_results() {
        assertThat(container().executeBulk(List.of(), DEFAULTS)).isEmpty();
    }

    @Test
    void a_container_that_does_not_exist_fails_every_operation() {
        CosmosContainer absent = database().container("absent");

        List<BulkOperationResult> results = absent.executeBulk(creates(3), DEFAULTS);

        assertThat(results)
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.failure()).containsInstanceOf(CosmosNotFoundException.class));
    }
}
