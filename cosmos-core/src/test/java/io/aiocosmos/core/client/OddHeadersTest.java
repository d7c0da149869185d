package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosCodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers carry in headers and comes back in later requests: given to the caller as it is, sent only if sane. */
class OddHeadersTest {
    private static final PartitionKey A = PartitionKey.of("a");
    private static final SqlQuery ALL = SqlQuery.of("select * from c");

    private final TestClient client = new TestClient();
    private final CosmosContainer ledger = client.ledger();

    private static FakeResponse page(String session, String continuation) {
        return FakeResponse.ok("{\"_rid\":\"rid=\",\"Documents\":[{\"id\":\"1\"}],\"_count\":1}")
                .session("rid=", session)
                .header("x-ms-continuation", continuation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000:1#2", "\u00e9:1#2", "abc:1#2", "0:1#2\u007f"})
    void an_odd_session_token_is_shown_and_not_sent(String token) {
        client.transport.replies(FakeResponse.ok("{}").session("rid=", token), FakeResponse.ok("{}"));

        assertThat(ledger.readItem("1", A, RawJson.class).sessionToken()).contains(token);
        ledger.readItem("1", A, RawJson.class);

        assertThat(client.header(1, "x-ms-session-token")).isNull();
    }

    @Test
    void nor_is_it_sent_by_the_page_that_follows() {
        client.transport.replies(
                page("\u0000:1#2", "more"),
                FakeResponse.ok("{\"_rid\":\"rid=\",\"partitionKey\":{\"paths\":[\"/pk\"]}}"),
                page("0:1#3", ""));
        CosmosPage<RawJson> first = ledger.queryItems(ALL, RawJson.class, QueryOptions.inPartition(A))
                .page(1);

        ledger.queryItems(ALL, RawJson.class, QueryOptions.inPartition(A))
                .page(first.continuation().orElseThrow(), 1);

        assertThat(client.header(2, "x-ms-session-token")).isNull();
        assertThat(client.header(2, "x-ms-continuation")).isEqualTo("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "m\u00f6re", "more\nhost: x", "\u007f"})
    void an_odd_continuation_is_malformed(String continuation) {
        client.transport.replies(page("0:1#3", continuation));

        assertThatThrownBy(() -> ledger.queryItems(ALL, RawJson.class, QueryOptions.inPartition(A))
                        .page(1))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("x-ms-continuation is malformed")
                .hasMessageNotContaining(continuation);
    }
}
