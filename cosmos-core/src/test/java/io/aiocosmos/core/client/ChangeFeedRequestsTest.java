package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.PriorityLevel;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What options say is said with every request for changes, in both modes, and takes as long as they allow. */
class ChangeFeedRequestsTest {
    private static final String RANGES = "{\"_rid\":\"r=\",\"PartitionKeyRanges\":["
            + "{\"id\":\"0\",\"minInclusive\":\"\",\"maxExclusive\":\"20\"},"
            + "{\"id\":\"1\",\"minInclusive\":\"20\",\"maxExclusive\":\"FF\"}]}";

    private static final ChangeFeedOptions OPTIONS = ChangeFeedOptions.fromNow().toBuilder()
            .maxItemCount(7)
            .consistencyLevel(ConsistencyLevel.EVENTUAL)
            .sessionToken("0:-1#7,1:-1#8")
            .priorityLevel(PriorityLevel.LOW)
            .throughputBucket(2)
            .header("x-mine", "1")
            .timeout(Duration.ofSeconds(3))
            .build();

    private final TestClient client = new TestClient();

    private void serve() {
        client.transport.replies(FakeResponse.ok(RANGES).header("etag", "\"1\""));
        client.transport.otherwise(Reply.of(FakeResponse.status(304).header("etag", "\"5\"")));
    }

    private void assertAsked(int request, String mode) {
        assertThat(client.header(request, "a-im")).isEqualTo(mode);
        assertThat(client.header(request, "x-ms-max-item-count")).isEqualTo("7");
        assertThat(client.header(request, "x-ms-consistency-level")).isEqualTo("Eventual");
        assertThat(client.header(request, "x-ms-cosmos-priority-level")).isEqualTo("Low");
        assertThat(client.header(request, "x-ms-cosmos-throughput-bucket")).isEqualTo("2");
        assertThat(client.header(request, "x-mine")).isEqualTo("1");
        assertThat(client.transport.request(request).timeoutNanos())
                .isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void of_latest_versions() {
        serve();

        client.ledger().queryChangeFeed(OPTIONS, RawJson.class).poll();

        assertThat(client.transport.requests()).hasSize(3);
        for (int i = 1; i < 3; i++) assertAsked(i, "Incremental Feed");
        assertThat(client.header(1, "x-ms-cosmos-changefeed-wire-format-version"))
                .isNull();
    }

    @Test
    void of_all_versions() {
        serve();

        client.ledger().queryAllVersionsAndDeletes(OPTIONS, RawJson.class).poll();

        for (int i = 1; i < 3; i++) {
            assertAsked(i, "Full-Fidelity Feed");
            assertThat(client.header(i, "x-ms-cosmos-changefeed-wire-format-version"))
                    .isEqualTo("2021-09-15");
        }
    }

    @Test
    void a_session_token_is_cut_to_the_range_that_is_read() {
        serve();
        ChangeFeedOptions options = ChangeFeedOptions.fromBeginning().toBuilder()
                .sessionToken("0:-1#7,1:-1#8")
                .build();

        client.ledger().queryChangeFeed(options, RawJson.class).poll();

        assertThat(client.header(1, "x-ms-session-token")).contains("0:-1#7");
        assertThat(client.header(2, "x-ms-session-token")).contains("1:-1#8");
    }

    @Test
    void excluded_regions_are_not_asked() {
        TestEngine engine = new TestEngine().preferring("west", "east");
        engine.transport
                .account(FakeAccount.of("west", "east"))
                .replies(FakeResponse.ok(RANGES).header("etag", "\"1\""))
                .otherwise(Reply.of(FakeResponse.status(304).header("etag", "\"5\"")));
        CosmosClient regions = new Client(ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true));
        ChangeFeedOptions options = OPTIONS.toBuilder().excludedRegions("west").build();

        regions.database("books")
                .container("ledger")
                .queryChangeFeed(options, RawJson.class)
                .poll();

        assertThat(engine.transport.requests())
                .filteredOn(request -> request.target().endsWith("/docs"))
                .hasSize(2)
                .allMatch(request -> request.origin().host().equals("east.test"));
    }
}
