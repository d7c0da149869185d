package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression is not asked for; what somebody on the way has compressed all the same is nobody's item. */
class EncodedResponsesTest {
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\"}");
    private static final PartitionKey KEY = PartitionKey.of("x");

    private final TestClient client = new TestClient();

    private static Reply encoded(int status, String coding) {
        return Reply.of(FakeResponse.status(status)
                .body("\u001f not JSON")
                .header("x-ms-activity-id", "act")
                .header("content-encoding", coding));
    }

    @Test
    void every_request_says_so() {
        client.transport.replies("201");

        client.ledger().createItem(ITEM, KEY);

        assertThat(client.header(0, "accept-encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "BR, BR", "deflate, deflate", "'gzip, br', 'gzip, br'", "'<b>\u202e', unknown"})
    void reads_are_refused_by_the_name_of_the_coding(String coding, String named) {
        client.transport.otherwise(encoded(200, coding));

        assertThatThrownBy(() -> client.ledger().readItem("1", KEY, RawJson.class))
                .isInstanceOf(CosmosTransportException.class)
                .hasMessageContaining("encoded as " + named + ",");
    }

    @Test
    void a_write_may_have_been_done() {
        client.transport.otherwise(encoded(201, "gzip"));

        assertThatThrownBy(() -> client.ledger().createItem(ITEM, KEY))
                .isInstanceOfSatisfying(
                        CosmosTransportException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN))
                .hasMessageContaining("gzip");
        assertThat(client.transport.requests()).hasSize(1);
    }

    @Test
    void a_status_stands_without_its_body() {
        client.transport.otherwise(encoded(409, "gzip"));

        assertThatThrownBy(() -> client.ledger().createItem(ITEM, KEY))
                .isInstanceOf(CosmosConflictException.class)
                .hasMessageContaining("its body is encoded as gzip");
        assertThat(client.blocking()
                        .throwOnFailure(false)
                        .database("books")
                        .container("ledger")
                        .createItem(ITEM, KEY)
                        .errorBody())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "IDENTITY", " ", ""})
    void what_is_not_encoded_is_read(String coding) {
        client.transport.replies(FakeResponse.ok("{\"id\":\"1\"}").header("content-encoding", coding));

        assertThat(client.ledger().readItem("1", KEY, RawJson.class).value()).isEqualTo(ITEM);
    }
}
