package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosNotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the service does not give end in an exception of the family that says what is wrong with them. */
class MalformedResponsesTest {
    private static final PartitionKey A = PartitionKey.of("a");

    private final TestClient client = new TestClient();
    private final CosmosContainer ledger = client.ledger();

    private static String ranges(String ranges) {
        return "{\"_rid\":\"rid=\",\"PartitionKeyRanges\":" + ranges + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{}]   | expected id, minInclusive and maxExclusive of a range",
                "[]     | the partition ranges have a gap",
                "{}     | expected an array",
                "[null] | expected",
                "[{\"id\":0,\"minInclusive\":\"\",\"maxExclusive\":\"FF\"}] | expected",
            })
    void of_partition_ranges(String ranges, String problem) {
        client.transport.replies(
                FakeResponse.ok(ranges(ranges)), FakeResponse.ok(ranges(ranges)), FakeResponse.ok(ranges(ranges)));

        assertThatThrownBy(ledger::feedRanges)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("dbs/books/colls/ledger");
        assertThatThrownBy(() -> ledger.readMany(List.of(new ItemIdentity("1", A)), RawJson.class))
                .isInstanceOf(CosmosCodecException.class);
        assertThatThrownBy(() -> client.async()
                        .database("books")
                        .container("ledger")
                        .feedRanges()
                        .join())
                .hasCauseInstanceOf(CosmosCodecException.class);
    }

    @Test
    void of_partition_ranges_that_are_unchanged_since_never() {
        client.transport.replies(FakeResponse.status(304));

        assertThatThrownBy(ledger::feedRanges)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("it is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304})
    void of_a_read_without_an_item(int status) {
        client.transport.replies(FakeResponse.status(status), FakeResponse.status(status));

        assertThatThrownBy(() -> ledger.readItem("1", A, RawJson.class))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("readItem")
                .hasMessageContaining("it is empty");
        assertThatThrownBy(() -> ledger.findItem("1", A, RawJson.class))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("it is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | expected the id of a container",
                "{\"id\":\" \"} | expected the id of a container",
                "{\"id\":7} | expected",
                "{\"id\":\"c\",\"defaultTtl\":0} | a field has a value that it cannot have",
                "{\"id\":\"c\",\"defaultTtl\":\"x\"} | expected",
            })
    void of_a_container(String body, String problem) {
        client.transport.replies(FakeResponse.ok(body), FakeResponse.ok("{\"DocumentCollections\":[" + body + "]}"));

        assertThatThrownBy(ledger::read)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining(problem);
        assertThatThrownBy(() -> ledger.database().listContainers().page(10))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"partitionKey\":{\"paths\":[\"pk\"]}}", "{\"_rid\":7}"})
    void of_the_definition_that_a_key_is_taken_by(String body) {
        client.transport.replies(FakeResponse.ok(body));

        assertThatThrownBy(() -> ledger.createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"a\"}")))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("readContainer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":[]}", "{\"id\":\"b\",\"_ts\":9223372036854775807}"})
    void of_a_database(String body) {
        client.transport.replies(FakeResponse.ok(body));

        assertThatThrownBy(() -> client.blocking().database("books").read()).isInstanceOf(CosmosCodecException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"_rid\":\"\"}", "{\"_rid\":\"../dbs\"}", "{\"_rid\":7}", ""})
    void of_the_owner_of_throughput(String body) {
        client.transport.replies(FakeResponse.ok(body));

        assertThatThrownBy(ledger::readThroughput)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("readThroughput");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"_rid\":\"../dbs\"}", "7"})
    void of_an_offer(String offer) {
        client.transport.replies(
                FakeResponse.ok("{\"_rid\":\"rid=\"}"), FakeResponse.ok("{\"Offers\":[" + offer + "]}"));

        assertThatThrownBy(ledger::readThroughput).isInstanceOf(CosmosCodecException.class);
        assertThat(client.transport.requests()).hasSize(2);
    }

    @Test
    void of_a_consistency_level_that_is_not_known_yet_are_none() {
        client.transport.account(io.aiocosmos.core.testing.Reply.of(
                FakeResponse.ok("{\"id\":\"a\",\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":\"Causal\"}}")));

        AccountProperties account = client.blocking().readAccount().value();

        assertThat(account.consistencyLevel()).isNull();
        assertThat(account.consistencyLevelName()).isEqualTo("Causal");
    }

    /** The service refuses to look for throughput, by whatever status. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 501})
    void of_a_serverless_account_are_none_either(int status) {
        FakeResponse refusal = FakeResponse.status(status)
                .header("x-ms-activity-id", "act")
                .body("{\"code\":\"BadRequest\",\"message\":\"Reading or replacing offers is not supported for"
                        + " Serverless accounts.\\r\\nActivityId: act\"}");
        client.transport.replies(FakeResponse.ok("{\"_rid\":\"rid=\"}"), refusal);

        assertThatThrownBy(ledger::readThroughput)
                .isInstanceOf(CosmosNotFoundException.class)
                .hasMessageContaining("it has no throughput of its own")
                .hasMessageContaining("serverless");
    }

    @Test
    void of_other_refusals_to_look_for_throughput_stay_what_they_are() {
        client.transport.replies(FakeResponse.ok("{\"_rid\":\"rid=\"}"));
        client.transport.replies("400");

        assertThatThrownBy(ledger::readThroughput).isNotInstanceOf(CosmosNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 409 404 201 | 201 | 4",
                "404 409 200 | 200 | 3",
                "404 409 404 409 404 409 404 409 404 409 404 | 404 | 11",
            })
    void of_a_container_that_comes_and_goes_are_tried_again(String script, int status, int requests) {
        for (String reply : script.split(" "))
            client.transport.replies(
                    FakeResponse.status(Integer.parseInt(reply)).body("{\"id\":\"ledger\"}"));

        assertThat(client.blocking()
                        .throwOnFailure(false)
                        .database("books")
                        .createContainerIfNotExists(ContainerProperties.of("ledger", "/pk"))
                        .statusCode())
                .isEqualTo(status);
        assertThat(client.transport.requests()).hasSize(requests);
    }

    @Test
    void of_a_query_of_one_key_that_holds_no_rows() {
        client.transport.replies(FakeResponse.ok(""));

        assertThatThrownBy(() -> ledger.queryItems(SqlQuery.of("select 1"), RawJson.class)
                        .iterator()
                        .hasNext())
                .isInstanceOf(CosmosCodecException.class);
    }
}
