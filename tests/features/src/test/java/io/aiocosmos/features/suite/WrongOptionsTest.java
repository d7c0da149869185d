package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.IndexingDirective;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.Throughput;
import io.aiocosmos.UniqueKey;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invalid options, names and definitions: each is rejected before anything is sent. */
@Tag("emulator")
@FewPairs
class WrongOptionsTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c");

    private CosmosDatabase database;
    private CosmosContainer items;

    @BeforeEach
    void open() {
        database = client.database(databaseId);
        items = database.container("items");
    }

    @Test
    void an_option_that_the_operation_does_not_have() {
        ItemWriteOptions ifMatch = ItemWriteOptions.builder().ifMatch("\"1\"").build();
        ItemWriteOptions directive = ItemWriteOptions.builder()
                .indexingDirective(IndexingDirective.INCLUDE)
                .build();
        ItemWriteOptions noneStored =
                ItemWriteOptions.builder().ifNoneMatch("*").build();
        ItemReadOptions ifNoneMatch =
                ItemReadOptions.builder().ifNoneMatch("\"1\"").build();
        ResourceOptions guarded = ResourceOptions.builder().ifMatch("\"1\"").build();
        ResourceOptions throughput =
                ResourceOptions.builder().manualThroughput(400).build();

        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(Item.of("1"), Item.KEY, ifMatch), "option ifMatch does not apply to");
            assertRejected(
                    () -> items.deleteItem("1", Item.KEY, directive), "option indexingDirective does not apply to");
            assertRejected(() -> items.createItem(Item.of("1"), noneStored), "option ifNoneMatch does not apply to");
            assertRejected(
                    () -> items.replaceItem(Item.of("1"), "1", Item.KEY, noneStored),
                    "option ifNoneMatch does not apply to");
            assertRejected(() -> items.deleteItem("1", Item.KEY, noneStored), "option ifNoneMatch does not apply to");
            assertRejected(
                    () -> items.findItem("1", Item.KEY, Item.class, ifNoneMatch), "option ifNoneMatch does not apply");
            assertRejected(() -> client.createDatabase(databaseId, guarded), "option ifMatch does not apply to");
            assertRejected(() -> database.read(throughput), "option throughput does not apply to");
            assertRejected(() -> database.delete(throughput), "option throughput does not apply to");
            assertRejected(() -> items.read(throughput), "option throughput does not apply to");
        });
    }

    @Test
    void a_partition_key_for_a_list_that_has_none() {
        QueryOptions inA = QueryOptions.inPartition(Item.KEY);

        assertNothingSent(() -> {
            assertRejected(
                    () -> client.listDatabases(inA).iterator().hasNext(), "option partitionKey does not apply to");
            assertRejected(
                    () -> database.listContainers(inA).iterator().hasNext(), "option partitionKey does not apply to");
            assertRejected(
                    () -> database.queryContainers(ALL, inA).iterator().hasNext(),
                    "option partitionKey does not apply to");
        });
    }

    @Test
    void names_that_no_database_or_container_can_have() {
        assertNothingSent(() -> {
            assertRejected(() -> client.database(null), "database id must not be null");
            assertRejected(() -> client.database(" "), "database id must not be blank");
            assertRejected(() -> client.createDatabase("a/b"), "database id must not contain '/'");
            assertRejected(() -> client.createDatabaseIfNotExists("a#b"), "database id must not contain '#'");
            assertRejected(
                    () -> client.createDatabase("x".repeat(256)),
                    "database id must be at most 255 characters, was 256");
            assertRejected(() -> database.container("a?b"), "container id must not contain '?'");
            assertRejected(() -> database.container("a\\b"), "container id must not contain '\\'");
            assertRejected(() -> database.container("a "), "container id must not end with a blank");
            assertRejected(
                    () -> database.createContainer(ContainerProperties.of("a/b", "/pk")),
                    "container id must not contain '/'");
        });
    }

    @Test
    void definitions_that_no_container_can_have() {
        assertNothingSent(() -> {
            assertRejected(() -> ContainerProperties.of("items"), "a partition key has 1 to 3 paths, was given 0");
            assertRejected(() -> ContainerProperties.of("items", "pk"), "a partition key path begins with a slash");
            assertRejected(() -> ContainerProperties.of(" ", "/pk"), "id must not be blank");
            assertRejected(UniqueKey::of, "a unique key needs at least one path");
            assertRejected(() -> Throughput.manual(450), "manual throughput must be a multiple of 100");
            assertRejected(() -> Throughput.autoscale(0), "autoscale throughput must be a positive multiple of 1000");
            assertRejected(
                    () -> ContainerProperties.builder("items", PartitionKeyDefinition.of("/pk"))
                            .field("id", RawJson.of("1")),
                    "field id has a setter of its own");
        });
    }

    @Test
    void numbers_and_times_out_of_range() {
        assertNothingSent(() -> {
            assertRejected(() -> BulkOptions.builder().maxConcurrency(0), "maxConcurrency must be at least 1, was 0");
            assertRejected(() -> QueryOptions.builder().maxItemCount(0), "maxItemCount must be at least 1, was 0");
            assertRejected(() -> ItemReadOptions.builder().timeout(Duration.ZERO), "timeout must be positive");
            assertRejected(
                    () -> BulkOptions.builder().itemTimeout(Duration.ofSeconds(-1)), "itemTimeout must be positive");
            assertRejected(() -> items.queryItems(ALL, Item.class).page(0), "page size must be at least 1, was 0");
        });
    }

    @Test
    void tokens_and_headers_that_could_break_a_request() {
        assertNothingSent(() -> {
            assertRejected(() -> ItemReadOptions.builder().sessionToken("nonsense"), "sessionToken is malformed");
            assertRejected(
                    () -> ItemReadOptions.builder().sessionToken("0:1\r\n"),
                    "sessionToken has a character that no token has");
            assertRejected(() -> ItemWriteOptions.builder().ifMatch(""), "ifMatch must not be blank");
            assertRejected(() -> ItemReadOptions.builder().ifNoneMatch("é"), "value of header ifNoneMatch must be");
            assertRejected(
                    () -> ItemReadOptions.builder().header("Authorization", "x"), "header authorization is set by");
            assertRejected(
                    () -> ItemReadOptions.builder().header("a b", "x"), "header name has a character that is not");
        });
    }

    @Test
    void malformed_continuations() {
        CosmosPages<Item> pages = items.queryItems(ALL, Item.class);

        assertNothingSent(() -> {
            assertRejected(() -> pages.page("nonsense", 10), "continuation is malformed");
            assertRejected(() -> pages.page("", 10), "continuation is malformed");
            assertRejected(() -> pages.page(null, 10), "continuation must not be null");
            assertRejected(() -> pages.page("x".repeat(70_000), 10), "continuation is longer than 65536 characters");
        });
    }

    @Test
    void invalid_queries() {
        assertNothingSent(() -> {
            assertRejected(() -> SqlQuery.of(" "), "query text must not be blank");
            assertRejected(() -> ALL.with("a", 1), "a parameter name begins with @, was a");
            assertRejected(() -> ALL.with("@a", 1).with("@a", 2), "parameter @a is given twice");
            assertRejected(() -> ALL.with(Map.of("a", 1)), "a parameter name begins with @, was a");
            assertRejected(() -> ALL.with("@a", 1).with(Map.of("@a", 2)), "parameter @a is given twice");
            assertRejected(() -> ALL.with(null), "values must not be null");
            assertRejected(() -> ALL.with("@a", Item.KEY), "parameter @a is a PartitionKey: give the value");
            assertRejected(() -> items.queryItems((SqlQuery) null, Item.class), "query must not be null");
            assertRejected(() -> items.queryItems(" ", Item.class), "query text must not be blank");
            assertRejected(() -> items.queryItems((String) null, Item.class), "query text must not be null");
            assertRejected(() -> items.queryItems(ALL, (Class<Item>) null), "type must not be null");
        });
    }

    @Test
    void null_for_items_or_options() {
        assertNothingSent(() -> {
            assertRejected(
                    () -> items.createItems((List<Item>) null, BulkOptions.defaults()), "items must not be null");
            assertRejected(() -> items.createItems(List.of(Item.of("1")), null), "options must not be null");
            assertRejected(
                    () -> items.createItems(List.of(Item.of("1")), BulkOptions.defaults(), null),
                    "onResult must not be null");
            assertRejected(() -> items.executeBulk(null, BulkOptions.defaults()), "operations must not be null");
            assertRejected(() -> items.executeBulk(List.of(), null), "options must not be null");
            assertRejected(
                    () -> items.executeBulk(List.of(), BulkOptions.defaults(), null), "onResult must not be null");
            assertRejected(
                    () -> items.executeBulk(
                            List.of(), BulkOptions.builder().upsert(true).build()),
                    "option upsert does not apply to executeBulk");
            assertRejected(() -> items.readItem("1", Item.KEY, Item.class, null), "options must not be null");
            assertRejected(() -> client.resumeSession(null), "state must not be null");
        });
    }
}
