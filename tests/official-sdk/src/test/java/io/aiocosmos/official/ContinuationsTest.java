package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.ChangeFeedPolicy;
import com.azure.cosmos.models.CosmosChangeFeedRequestOptions;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.FeedRange;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.PartitionKeyBuilder;
import com.azure.cosmos.models.PartitionKeyDefinition;
import com.azure.cosmos.models.PartitionKeyDefinitionVersion;
import com.azure.cosmos.models.PartitionKind;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.CosmosClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change feed that Microsoft's SDK began goes on in this library, and the other way: nothing is lost or repeated. */
class ContinuationsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final FeedRange ALL = FeedRange.forFullRange();
    private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

    private CosmosDatabase database;
    private CosmosContainer theirs;
    private CosmosClient client;
    private io.aiocosmos.CosmosContainer ours;
    private int created;

    @BeforeEach
    void container() {
        database = SDK.newDatabase();
        use(new CosmosContainerProperties("c", "/pk")
                .setChangeFeedPolicy(ChangeFeedPolicy.createAllVersionsAndDeletesPolicy(Duration.ofMinutes(10))));
    }

    private void use(CosmosContainerProperties properties) {
        database.createContainer(properties);
        theirs = database.getContainer(properties.getId());
        if (client != null) client.close();
        client = CosmosClients.builder()
                .endpoint(SDK.emulator().endpoint())
                .key(SDK.emulator().key())
                .transport(SDK.emulator().transport())
                .build();
        ours = client.database(database.getId()).container(properties.getId());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private void create(int count) {
        for (int i = 0; i < count; i++, created++)
            theirs.createItem(new Entry("i" + created, "k" + created % 7, created));
    }

    private void split() {
        for (String range : new String[] {"0", "1", "2", "3"})
            SDK.emulator().split(database.getId(), theirs.getId(), range);
    }

    /** What they read of some pages, and where they stopped. */
    private final class Theirs {
        final List<Integer> amounts = new ArrayList<>();
        String continuation;

        Theirs(CosmosChangeFeedRequestOptions options, int pages) {
            options.setMaxItemCount(2);
            Iterator<FeedResponse<JsonNode>> each = theirs.queryChangeFeed(options, JsonNode.class)
                    .iterableByPage()
                    .iterator();
            for (int i = 0; i < pages && each.hasNext(); i++) {
                FeedResponse<JsonNode> page = each.next();
                for (JsonNode row : page.getResults()) amounts.add(amount(row));
                continuation = page.getContinuationToken();
            }
        }

        private static int amount(JsonNode row) {
            return (row.has("current") ? row.get("current") : row).get("amount").asInt();
        }
    }

    private static CosmosChangeFeedRequestOptions after(String continuation) {
        return CosmosChangeFeedRequestOptions.createForProcessingFromContinuation(continuation);
    }

    private static ChangeFeedOptions ours(String continuation) {
        return ChangeFeedOptions.fromContinuation(continuation).toBuilder()
                .maxItemCount(2)
                .build();
    }

    private List<Integer> ourRest(String continuation) {
        List<Integer> amounts = new ArrayList<>();
        for (ChangeFeedPage<Map<String, Object>> page :
                ours.queryChangeFeed(ours(continuation), MAP).pages())
            page.items().forEach(item -> amounts.add((Integer) item.get("amount")));
        return amounts;
    }

    /** Both turns together have each of the changes once. */
    private void assertWhole(List<Integer> one, List<Integer> other, int from) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        assertThat(all).hasSize(created - from).doesNotHaveDuplicates().allMatch(n -> n >= from);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void from_the_beginning_theirs_goes_on_in_ours_after_any_page_also_over_a_split(int pages) {
        create(20);
        Theirs read = new Theirs(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(ALL), pages);
        split();
        create(10);

        assertWhole(read.amounts, ourRest(read.continuation), 0);
    }

    @Test
    void from_now_and_from_a_time_theirs_goes_on_in_ours() {
        create(5);
        Theirs now = new Theirs(CosmosChangeFeedRequestOptions.createForProcessingFromNow(ALL), 100);
        Theirs time = new Theirs(
                CosmosChangeFeedRequestOptions.createForProcessingFromPointInTime(
                        Instant.now().minusSeconds(600), ALL),
                2);
        create(5);

        assertWhole(now.amounts, ourRest(now.continuation), 5);
        assertWhole(time.amounts, ourRest(time.continuation), 0);
    }

    @Test
    void of_a_feed_range_or_a_key_theirs_goes_on_in_ours() {
        create(30);
        List<Integer> byRange = new ArrayList<>();
        List<Theirs> ranges = new ArrayList<>();
        for (FeedRange range : theirs.getFeedRanges())
            ranges.add(new Theirs(CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(range), 1));
        Theirs key = new Theirs(
                CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(
                        FeedRange.forLogicalPartition(new PartitionKey("k3"))),
                1);
        split();
        create(7);
        for (Theirs each : ranges) {
            byRange.addAll(each.amounts);
            byRange.addAll(ourRest(each.continuation));
        }

        assertThat(byRange).hasSize(37).doesNotHaveDuplicates();
        assertThat(key.amounts).containsExactly(3, 10);
        assertThat(ourRest(key.continuation)).containsExactly(17, 24, 31);
    }

    @Test
    void of_numbers_and_of_prefixes_of_keys_theirs_goes_on_in_ours() {
        use(new CosmosContainerProperties(
                "levels",
                new PartitionKeyDefinition()
                        .setPaths(List.of("/pk", "/amount"))
                        .setKind(PartitionKind.MULTI_HASH)
                        .setVersion(PartitionKeyDefinitionVersion.V2)));
        create(14);
        PartitionKey whole = new PartitionKeyBuilder().add("k3").add(3).build();
        PartitionKey prefix = new PartitionKeyBuilder().add("k3").build();
        Theirs ofWhole = new Theirs(
                CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(FeedRange.forLogicalPartition(whole)),
                1);
        Theirs ofPrefix = new Theirs(
                CosmosChangeFeedRequestOptions.createForProcessingFromBeginning(FeedRange.forLogicalPartition(prefix)),
                1);
        theirs.upsertItem(new Entry("i3", "k3", 3));
        create(7);

        assertThat(ofWhole.amounts).containsExactly(3);
        assertThat(ourRest(ofWhole.continuation)).containsExactly(3);
        assertThat(ofPrefix.amounts).containsExactlyInAnyOrder(3, 10);
        assertThat(ourRest(ofPrefix.continuation)).containsExactlyInAnyOrder(3, 17);
    }

    @Test
    void of_all_versions_theirs_goes_on_in_ours() {
        Theirs now = new Theirs(
                CosmosChangeFeedRequestOptions.createForProcessingFromNow(ALL).allVersionsAndDeletes(), 100);
        create(6);
        Theirs some = new Theirs(after(now.continuation).allVersionsAndDeletes(), 2);
        split();
        create(6);

        List<Integer> rest = new ArrayList<>();
        for (ChangeFeedPage<ChangeFeedItem<Entry>> page : ours.queryAllVersionsAndDeletes(
                        ours(some.continuation), Entry.class)
                .pages())
            page.items().forEach(item -> rest.add(item.current().get().amount()));
        assertWhole(some.amounts, rest, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void ours_goes_on_in_theirs_after_any_page_also_over_a_split(int pages) {
        create(20);
        Iterator<ChangeFeedPage<Map<String, Object>>> each = ours.queryChangeFeed(
                        ChangeFeedOptions.fromBeginning().toBuilder()
                                .maxItemCount(2)
                                .build(),
                        MAP)
                .pages()
                .iterator();
        List<Integer> read = new ArrayList<>();
        String continuation = null;
        for (int i = 0; i <= pages; i++) {
            ChangeFeedPage<Map<String, Object>> page = each.next();
            page.items().forEach(item -> read.add((Integer) item.get("amount")));
            continuation = page.continuation();
        }
        split();
        create(10);

        assertWhole(read, new Theirs(after(continuation), 100).amounts, 0);
    }

    @Test
    void ours_of_now_a_key_a_part_and_all_versions_go_on_in_theirs() {
        create(5);
        ChangeFeedOptions now = ChangeFeedOptions.fromNow();
        ChangeFeedPage<Map<String, Object>> all = ours.queryChangeFeed(now, MAP).poll();
        String key = ours.queryChangeFeed(
                        now.toBuilder()
                                .partitionKey(io.aiocosmos.PartitionKey.of("k3"))
                                .build(),
                        MAP)
                .poll()
                .continuation();
        String versions =
                ours.queryAllVersionsAndDeletes(now, Entry.class).poll().continuation();
        create(15);

        assertWhole(List.of(), new Theirs(after(all.continuation()), 100).amounts, 5);
        assertThat(new Theirs(after(key), 100).amounts).containsExactly(10, 17);
        assertWhole(List.of(), new Theirs(after(versions).allVersionsAndDeletes(), 100).amounts, 5);
        List<Integer> parts = new ArrayList<>();
        for (String part : all.continuations().values()) parts.addAll(new Theirs(after(part), 100).amounts);
        assertWhole(List.of(), parts, 5);
    }

    /** As JSON it is the same in every one of its releases; before the first page none of them gives it out. */
    @Test
    void of_a_feed_that_has_not_begun_starts_in_ours_where_it_says() {
        create(5);
        String rid = theirs.read().getProperties().getResourceId();
        for (String start : List.of("{\"Type\":\"BEGINNING\"}", "{\"Type\":\"POINT_IN_TIME\",\"PointInTimeMs\":1000}"))
            assertThat(ourRest(unread(rid, start))).hasSize(5);
        assertThat(ourRest(unread(rid, "{\"Type\":\"NOW\"}"))).isEmpty();
    }

    private static String unread(String rid, String start) {
        String json = "{\"V\":1,\"Rid\":\"" + rid + "\",\"Mode\":\"INCREMENTAL\",\"StartFrom\":" + start
                + ",\"Range\":{\"min\":\"\",\"max\":\"FF\"}}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
