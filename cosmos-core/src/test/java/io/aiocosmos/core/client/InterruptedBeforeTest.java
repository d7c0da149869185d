package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.Throughput;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thread that is interrupted before a blocking call sends nothing by it. */
class InterruptedBeforeTest {
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"pk\":\"x\"}");
    private static final PartitionKey KEY = PartitionKey.of("x");

    private static final Map<String, Consumer<TestClient>> CALLS = Map.ofEntries(
            of("createItem", c -> c.ledger().createItem(ITEM, KEY)),
            of("createItem without a key", c -> c.ledger().createItem(ITEM)),
            of("readItem", c -> c.ledger().readItem("1", KEY, RawJson.class)),
            of("findItem", c -> c.ledger().findItem("1", KEY, RawJson.class)),
            of("deleteItem", c -> c.ledger().deleteItem("1", KEY)),
            of("deleteItem by itself", c -> c.ledger().deleteItem(ITEM)),
            of("deleteAllItems", c -> c.ledger().deleteAllItems(KEY)),
            of("createItems", c -> c.ledger().createItems(List.of(ITEM), BulkOptions.defaults())),
            of("readMany", c -> c.ledger().readMany(List.of(ItemIdentity.of("1", KEY)), RawJson.class)),
            of("feedRanges", c -> c.ledger().feedRanges()),
            of("queryItems", c -> query(c.ledger()).stream().count()),
            of("queryItems of a page", c -> query(c.ledger()).page(10)),
            of("createItem of none", c -> c.ledger().createItem(ITEM, PartitionKey.none())),
            of("readItem of none", c -> c.ledger().readItem("1", PartitionKey.none(), RawJson.class)),
            of("queryItems of none", c -> queryNone(c.ledger()).stream().count()),
            of("queryItems of a page of none", c -> queryNone(c.ledger()).page(10)),
            of("readThroughput", c -> c.ledger().readThroughput()),
            of("replaceThroughput", c -> c.ledger().replaceThroughput(Throughput.manual(400))),
            of("exists", c -> c.ledger().exists()),
            of("createDatabaseIfNotExists", c -> c.blocking().createDatabaseIfNotExists("books")),
            of(
                    "createContainerIfNotExists",
                    c -> c.blocking()
                            .database("books")
                            .createContainerIfNotExists(ContainerProperties.of("ledger", "/pk"))));

    private final TestClient client = new TestClient();

    private static Map.Entry<String, Consumer<TestClient>> of(String name, Consumer<TestClient> call) {
        return Map.entry(name, call);
    }

    private static CosmosPages<RawJson> query(CosmosContainer ledger) {
        return ledger.queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class);
    }

    private static CosmosPages<RawJson> queryNone(CosmosContainer ledger) {
        return ledger.queryItems(
                SqlQuery.of("SELECT * FROM c"), RawJson.class, QueryOptions.inPartition(PartitionKey.none()));
    }

    static Stream<String> calls() {
        return CALLS.keySet().stream().sorted();
    }

    @AfterEach
    void no_flag_is_left_behind() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void sends_nothing_and_leaves_no_doubt(String call) {
        client.transport.otherwise(Reply.of("500"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> CALLS.get(call).accept(client))
                .isInstanceOfSatisfying(
                        CosmosCancelledException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE))
                .hasMessageContaining("interrupted before anything was sent");

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(client.transport.requests()).isEmpty();
    }

    @Test
    void is_no_matter_to_a_call_that_does_not_wait() {
        client.transport.replies("201");
        Thread.currentThread().interrupt();

        assertThat(client.ledger().async().createItem(ITEM, KEY)).isCompleted();
    }
}
