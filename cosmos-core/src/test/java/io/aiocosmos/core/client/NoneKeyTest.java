package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosServiceException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Items without a partition key: they are under another key in containers that were made before there were any, and
 * only the definition tells these.
 */
class NoneKeyTest {
    private static final String HEADER = "x-ms-documentdb-partitionkey";
    private static final PartitionKey NONE = PartitionKey.none();
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\"}");
    private static final SqlQuery ALL = SqlQuery.of("SELECT * FROM c");
    private static final QueryOptions IN_NONE = QueryOptions.inPartition(NONE);

    private static final FakeResponse USUAL =
            FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"r\",\"partitionKey\":{\"paths\":[\"/a\"],\"version\":2}}");
    private static final FakeResponse MIGRATED = FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"r\",\"partitionKey\":"
            + "{\"paths\":[\"/_partitionKey\"],\"kind\":\"Hash\",\"systemKey\":true}}");
    private static final FakeResponse WITHOUT_A_KEY = FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"r\"}");

    private static final Map<String, BiConsumer<CosmosContainer, CosmosAsyncContainer>> USES = Map.ofEntries(
            Map.entry("readItem", (waiting, async) -> waiting.readItem("1", NONE, RawJson.class)),
            Map.entry("findItem", (waiting, async) -> waiting.findItem("1", NONE, RawJson.class)),
            Map.entry("createItem", (waiting, async) -> waiting.createItem(ITEM, NONE)),
            Map.entry("upsertItem", (waiting, async) -> waiting.upsertItem(ITEM, NONE)),
            Map.entry("replaceItem", (waiting, async) -> waiting.replaceItem(ITEM, "1", NONE)),
            Map.entry("deleteItem", (waiting, async) -> waiting.deleteItem("1", NONE)),
            Map.entry("deleteAllItems", (waiting, async) -> waiting.deleteAllItems(NONE)),
            Map.entry(
                    "createItems",
                    (waiting, async) ->
                            waiting.createItems(List.of(ItemToCreate.of(ITEM, NONE)), BulkOptions.defaults())),
            Map.entry(
                    "a query",
                    (waiting, async) -> waiting.queryItems(ALL, RawJson.class, IN_NONE)
                            .iterator()
                            .hasNext()),
            Map.entry(
                    "a page",
                    (waiting, async) ->
                            waiting.queryItems(ALL, RawJson.class, IN_NONE).page(1)),
            Map.entry("hierarchical", (waiting, async) -> waiting.deleteItem("1", PartitionKey.hierarchical(NONE))),
            Map.entry(
                    "async readItem",
                    (waiting, async) -> async.readItem("1", NONE, RawJson.class).join()),
            Map.entry(
                    "async findItem",
                    (waiting, async) -> async.findItem("1", NONE, RawJson.class).join()),
            Map.entry(
                    "async createItem",
                    (waiting, async) -> async.createItem(ITEM, NONE).join()),
            Map.entry(
                    "async upsertItem",
                    (waiting, async) -> async.upsertItem(ITEM, NONE).join()),
            Map.entry(
                    "async replaceItem",
                    (waiting, async) -> async.replaceItem(ITEM, "1", NONE).join()),
            Map.entry(
                    "async deleteItem",
                    (waiting, async) -> async.deleteItem("1", NONE).join()),
            Map.entry(
                    "async page",
                    (waiting, async) -> async.queryItems(ALL, RawJson.class, IN_NONE)
                            .page(1)
                            .join()));

    private final TestClient client = new TestClient();
    private final CosmosContainer ledger = client.ledger();

    static Stream<Arguments> uses() {
        return USES.keySet().stream()
                .sorted()
                .flatMap(use -> Stream.of(
                        Arguments.of(use, USUAL, "[{}]"),
                        Arguments.of(use, MIGRATED, "[]"),
                        Arguments.of(use, WITHOUT_A_KEY, "[]")));
    }

    private String keyOf(int request) {
        return client.header(request, HEADER);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("uses")
    void are_asked_for_as_the_definition_says(String use, FakeResponse definition, String key) {
        client.transport.replies(definition).otherwise(Reply.of(FakeResponse.ok("{\"Documents\":[],\"_count\":0}")));

        USES.get(use).accept(ledger, ledger.async());
        USES.get(use).accept(ledger, ledger.async());

        assertThat(client.line(0)).isEqualTo("GET /dbs/books/colls/ledger");
        assertThat(client.transport.requests()).hasSize(3);
        assertThat(keyOf(1)).isEqualTo(key);
        assertThat(keyOf(2)).isEqualTo(key);
    }

    @Test
    void of_many_are_asked_for_as_the_definition_says() {
        client.transport
                .replies(
                        FakeResponse.ok(
                                "{\"_rid\":\"r\",\"PartitionKeyRanges\":[{\"id\":\"0\",\"minInclusive\":\"\",\"maxExclusive\":\"FF\"}]}"),
                        MIGRATED)
                .otherwise(Reply.of("404"));

        ledger.readMany(List.of(ItemIdentity.of("1", NONE)), RawJson.class);

        int last = client.transport.requests().size() - 1;
        assertThat(client.line(last)).isEqualTo("GET /dbs/books/colls/ledger/docs/1");
        assertThat(keyOf(last)).isEqualTo("[]");
    }

    @Test
    void are_written_without_a_key_given_too() {
        client.transport.replies(MIGRATED).otherwise(Reply.of("201"));

        ledger.createItem(ITEM);
        ledger.createItem(RawJson.of("{\"id\":\"2\",\"_partitionKey\":\"x\"}"));

        assertThat(keyOf(1)).isEqualTo("[]");
        assertThat(keyOf(2)).isEqualTo("[\"x\"]");
    }

    @Test
    void in_a_container_that_was_made_anew_are_asked_for_again() {
        client.transport
                .replies(MIGRATED)
                .replies("201")
                .replies("400/1001")
                .replies(USUAL)
                .replies("201");

        ledger.createItem(ITEM, NONE);
        assertThat(ledger.createItem(ITEM, NONE).statusCode()).isEqualTo(201);

        assertThat(keyOf(2)).isEqualTo("[]");
        assertThat(keyOf(4)).isEqualTo("[{}]");
    }

    @Test
    void whose_definition_cannot_be_read_fail_as_that_did() {
        client.transport.otherwise(Reply.of("404"));

        assertThatThrownBy(() -> ledger.deleteItem("1", NONE)).isInstanceOf(CosmosNotFoundException.class);
        assertThatThrownBy(() -> ledger.queryItems(ALL, RawJson.class, IN_NONE)
                        .iterator()
                        .hasNext())
                .isInstanceOf(CosmosServiceException.class);
    }

    @Test
    void alone_have_the_definition_read() {
        client.transport.otherwise(Reply.of("200"));

        ledger.deleteItem("1", PartitionKey.ofNull());
        ledger.deleteItem("1", PartitionKey.of("a"));
        ledger.deleteItem("1", PartitionKey.hierarchical("a", NONE));

        assertThat(client.transport.requests()).hasSize(3);
        assertThat(keyOf(0)).isEqualTo("[null]");
        assertThat(keyOf(2)).isEqualTo("[\"a\",{}]");
    }
}
