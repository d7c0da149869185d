package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteAllItemsTest {
    private static final PartitionKey KEY = PartitionKey.of("a");
    private static final ItemWriteOptions AGAIN =
            ItemWriteOptions.builder().retryUnknownOutcome(true).build();

    private final TestClient client = new TestClient();

    @Test
    void is_one_request_without_content_signed_as_the_container() {
        client.transport.replies(FakeResponse.status(200));

        CosmosResponse<Void> deleted = client.ledger().deleteAllItems(KEY);

        assertThat(deleted.isOk()).isTrue();
        assertThat(deleted.hasValue()).isFalse();
        assertThat(client.line(0)).isEqualTo("POST /dbs/books/colls/ledger/operations/partitionkeydelete");
        assertThat(client.header(0, "authorization")).isEqualTo("signed POST colls /dbs/books/colls/ledger");
        assertThat(client.header(0, "x-ms-documentdb-partitionkey")).isEqualTo("[\"a\"]");
        assertThat(client.transport.request(0).hasBody()).isTrue();
        assertThat(client.body(0)).isEmpty();
    }

    @Test
    void its_session_token_is_learnt() {
        client.transport.replies(FakeResponse.status(200).session("rid=", "0:-1#7"), FakeResponse.ok("{\"id\":\"1\"}"));

        client.ledger().deleteAllItems(KEY);
        client.ledger().findItem("1", KEY, RawJson.class);

        assertThat(client.header(1, "x-ms-session-token")).isEqualTo("0:-1#7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "500", "BROKEN"})
    void is_not_sent_again_when_it_may_have_been_done(String reply) {
        client.engine.defaults(AGAIN);
        client.transport.replies(reply + " 200");

        assertThatThrownBy(() -> client.ledger().deleteAllItems(KEY))
                .isInstanceOfSatisfying(
                        CosmosException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(client.transport.requests()).hasSize(1);
    }

    @Test
    void is_sent_again_if_its_own_options_say_so() {
        client.transport.replies("408 200");

        assertThat(client.ledger().deleteAllItems(KEY, AGAIN).isOk()).isTrue();
    }

    @Test
    void is_sent_again_after_a_throttled_attempt() {
        client.transport.replies("429+5 200");

        assertThat(client.ledger().deleteAllItems(KEY).isOk()).isTrue();
    }

    @Test
    void an_account_without_the_capability_is_told_so_by_the_service() {
        client.transport.replies("400");

        assertThatThrownBy(() -> client.ledger().deleteAllItems(KEY)).isInstanceOf(CosmosServiceException.class);
    }
}
