package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.BatchResult;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.Outcome;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a batch whose request fails, and what is learnt from one that fails as a whole. */
class BatchRetriesTest {
    private static final PartitionKey KEY = PartitionKey.of("a");
    private static final TransactionalBatch BATCH = TransactionalBatch.in(KEY)
            .create(RawJson.of("{\"id\":\"1\",\"pk\":\"a\"}"))
            .delete("2");
    private static final BatchOptions REPEATABLE =
            BatchOptions.builder().retryUnknownOutcome(true).build();
    private static final String DONE = "[{\"statusCode\":201,\"resourceBody\":{\"id\":\"1\"}},{\"statusCode\":204}]";
    private static final String FAILED = "[{\"statusCode\":424},{\"statusCode\":409,\"subStatusCode\":7}]";

    private final TestClient client = new TestClient();
    private final CosmosContainer ledger = client.ledger();

    private static Reply response(int status, String body) {
        return Reply.of(FakeResponse.status(status)
                .header("x-ms-activity-id", "f428")
                .body(body)
                .session("r", "0:-1#9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROKEN", "500", "408"})
    void a_batch_that_may_have_been_done_is_not_sent_again(String failure) {
        client.transport.replies(failure).otherwise(response(200, DONE));

        BatchResult result = client.blocking()
                .throwOnFailure(false)
                .database("books")
                .container("ledger")
                .executeBatch(BATCH);

        assertThat(result.isOk()).isFalse();
        assertThat(result.failure().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.operations()).hasSize(2).allSatisfy(each -> {
            assertThat(each.isOk()).isFalse();
            assertThat(each.statusCode()).isEqualTo(result.statusCode());
        });
        assertThat(client.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROKEN", "500"})
    void unless_the_caller_asked_for_it(String failure) {
        client.transport.replies(failure).otherwise(response(200, DONE));

        assertThat(ledger.executeBatch(BATCH, REPEATABLE).isOk()).isTrue();

        assertThat(client.transport.requests()).hasSize(2);
        assertThat(client.body(1)).isEqualTo(client.body(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROKEN-", "429+10", "503"})
    void a_batch_that_was_not_done_is_sent_again(String failure) {
        client.transport.replies(failure).otherwise(response(200, DONE));

        assertThat(ledger.executeBatch(BATCH).isOk()).isTrue();

        assertThat(client.transport.requests()).hasSize(2);
    }

    @Test
    void a_broken_connection_throws_with_an_unknown_outcome() {
        client.transport.replies("BROKEN");

        assertThatExceptionOfType(CosmosTransportException.class)
                .isThrownBy(() -> ledger.executeBatch(BATCH))
                .satisfies(failure ->
                        assertThat(failure.details().operationIndex()).isEqualTo(OptionalInt.empty()))
                .satisfies(failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void the_session_token_of_a_failed_batch_is_learnt() {
        client.transport.replies(response(207, FAILED)).otherwise(Reply.of(FakeResponse.ok("{\"id\":\"1\"}")));

        assertThatExceptionOfType(CosmosConflictException.class)
                .isThrownBy(() -> ledger.executeBatch(BATCH))
                .withMessageContaining("operation 1 (Delete): 409 Conflict, sub-status 7")
                .satisfies(
                        failure -> assertThat(failure.details().sessionToken()).contains("0:-1#9"));
        ledger.readItem("1", KEY, RawJson.class);

        assertThat(client.header(1, "x-ms-session-token")).isEqualTo("0:-1#9");
    }

    @Test
    void an_operation_that_was_throttled_says_so() {
        client.transport.replies(
                response(207, FAILED.replace("409", "429").replace("7}", "3200,\"retryAfterMilliseconds\":5}")));

        assertThatExceptionOfType(CosmosThrottledException.class)
                .isThrownBy(() -> ledger.executeBatch(BATCH))
                .satisfies(failure -> assertThat(failure.isTransient()).isTrue())
                .satisfies(failure -> assertThat(failure.details().retryAfter()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"statusCode\":201}]", "{}", "[{\"statusCode\":201},{\"statusCode\":\"x\"}]"})
    void a_response_that_cannot_be_read_throws_also_where_failures_are_values(String body) {
        client.transport.otherwise(response(207, body));
        CosmosContainer sparing =
                client.blocking().throwOnFailure(false).database("books").container("ledger");

        assertThatExceptionOfType(CosmosCodecException.class)
                .isThrownBy(() -> sparing.executeBatch(BATCH))
                .withMessageContaining("It may have been done")
                .satisfies(failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void an_item_that_the_type_does_not_take_fails_when_it_is_asked_for() {
        client.transport.otherwise(response(200, DONE.replace("{\"id\":\"1\"}", "\"text\"")));

        BatchResult result = ledger.executeBatch(BATCH);

        assertThatExceptionOfType(CosmosCodecException.class)
                .isThrownBy(() -> result.operation(0).value(Map.class))
                .withMessageStartingWith("executeBatch dbs/books/colls/ledger: 200 with a body that cannot be read.");
        assertThat(result.operation(0).value(RawJson.class).text()).isEqualTo("\"text\"");
    }

    @Test
    void an_item_that_the_codec_refuses_is_named_by_its_operation_and_nothing_is_sent() {
        assertThatExceptionOfType(CosmosCodecException.class)
                .isThrownBy(() -> ledger.executeBatch(BATCH.upsert(new Unwritable())))
                .withMessageStartingWith("operation 2 (Upsert): could not write a ")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hunter2"))
                .satisfies(failure -> assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE));
        assertThat(client.transport.requests()).isEmpty();
    }

    static final class Unwritable {
        public String getId() {
            throw new IllegalStateException("hunter2");
        }
    }
}
