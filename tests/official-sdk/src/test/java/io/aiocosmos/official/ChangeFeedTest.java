package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.ChangeFeedPolicy;
import com.azure.cosmos.models.CosmosChangeFeedRequestOptions;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.FeedRange;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading the change feed by hand, of a container of four ranges that keeps all versions. */
class ChangeFeedTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final FeedRange ALL = FeedRange.forFullRange();

    private CosmosDatabase database;
    private CosmosContainer items;
    private String continuation;

    @BeforeEach
    void container() {
        database = SDK.newDatabase();
        database.createContainer(new CosmosContainerProperties("c", "/pk")
                .setChangeFeedPolicy(ChangeFeedPolicy.createAllVersionsAndDeletesPolicy(Duration.ofMinutes(10))));
        items = database.getContainer("c");
    }

    private void create(int from, int to) {
        for (int i = from; i < to; i++) items.createItem(new Entry("i" + i, "k" + i, i));
    }

    /** All that there is now; remembers where to go on. */
    private List<JsonNode> read(CosmosChangeFeedRequestOptions options) {
        List<JsonNode> all = new ArrayList<>();
        for (FeedResponse<JsonNode> page :
                items.queryChangeFeed(options, JsonNode.class).iterableByPage()) {
            all.addAll(page.getResults());
            continuation = page.getContinuationToken();
        }
        return all;
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("id").asText()).toList();
    }

    private CosmosChangeFeedRequestOptions goingOn() {
        return CosmosChangeFeedRequestOptions.createForProcessingFromContinuation(continuation);
    }

    @Nested
    class Of_latest_versions {
        @Test
        void begins_at_the_beginning_and_goes_on() {
            create(0, 20);
            List<JsonNode> first = read(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(ALL)
                    .setMaxItemCount(3));
            items.upsertItem(new Entry("i3", "k3", 33));
            items.deleteItem("i4", new PartitionKey("k4"), null);
            create(20, 22);

            assertThat(ids(first)).hasSize(20).doesNotHaveDuplicates();
            assertThat(first).allMatch(row -> row.get("_lsn").asLong() > 0);
            assertThat(ids(read(goingOn()))).containsExactlyInAnyOrder("i3", "i20", "i21");
            assertThat(read(goingOn())).isEmpty();
        }

        @Test
        void begins_now_or_at_a_time() {
            create(0, 3);
            Instant before = Instant.now().minusSeconds(60);
            List<JsonNode> now = read(CosmosChangeFeedRequestOptions.createForProcessingFromNow(ALL));
            create(3, 5);

            assertThat(now).isEmpty();
            assertThat(ids(read(goingOn()))).containsExactlyInAnyOrder("i3", "i4");
            assertThat(read(CosmosChangeFeedRequestOptions.createForProcessingFromPointInTime(before, ALL)))
                    .hasSize(5);
            assertThat(read(CosmosChangeFeedRequestOptions.createForProcessingFromPointInTime(
                            before.plusSeconds(600), ALL)))
                    .isEmpty();
        }

        @Test
        void is_that_of_a_key_or_of_a_range() {
            create(0, 20);
            FeedRange key = FeedRange.forLogicalPartition(new PartitionKey("k7"));
            List<JsonNode> byRange = new ArrayList<>();
            for (FeedRange range : items.getFeedRanges())
                byRange.addAll(read(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(range)));

            assertThat(ids(read(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(key))))
                    .containsExactly("i7");
            assertThat(ids(byRange)).hasSize(20).doesNotHaveDuplicates();
        }

        @Test
        void goes_on_over_a_split() {
            create(0, 20);
            read(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(ALL));
            for (String range : new String[] {"0", "1", "2", "3"})
                SDK.emulator().split(database.getId(), "c", range);
            create(20, 40);

            assertThat(ids(read(goingOn()))).hasSize(20).doesNotHaveDuplicates().contains("i20", "i39");
        }
    }

    @Nested
    class Of_all_versions {
        private CosmosChangeFeedRequestOptions now() {
            return CosmosChangeFeedRequestOptions.createForProcessingFromNow(ALL)
                    .allVersionsAndDeletes();
        }

        @Test
        void has_every_write_and_its_metadata() {
            read(now());
            create(0, 1);
            items.upsertItem(new Entry("i0", "k0", 5));
            items.deleteItem("i0", new PartitionKey("k0"), null);

            List<JsonNode> rows = read(goingOn());

            assertThat(rows)
                    .extracting(row -> row.at("/metadata/operationType").asText())
                    .containsExactly("create", "replace", "delete");
            assertThat(rows.get(1).at("/metadata/previousImageLSN"))
                    .isEqualTo(rows.get(0).at("/metadata/lsn"));
            assertThat(rows.get(2).at("/previous/amount").asInt()).isEqualTo(5);
            assertThat(rows.get(2).at("/metadata/id").asText()).isEqualTo("i0");
            assertThat(read(goingOn())).isEmpty();
        }

        @Test
        void goes_on_over_a_split() {
            read(now());
            create(0, 20);
            SDK.emulator().split(database.getId(), "c", "1");
            create(20, 30);

            assertThat(read(goingOn())).hasSize(30);
        }

        @Test
        void needs_a_container_that_keeps_them() {
            database.createContainer("plain", "/pk");
            items = database.getContainer("plain");

            assertThat(statusOf(() -> read(now()))).isEqualTo(400);
        }
    }
}
