package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.Refusals.refused;

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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Options, names and definitions that could not be right: each is refused before anything is sent. */
@Tag("emulator")
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
        ItemReadOptions ifNoneMatch =
                ItemReadOptions.builder().ifNoneMatch("\"1\"").build();
        ResourceOptions guarded = ResourceOptions.builder().ifMatch("\"1\"").build();
        ResourceOptions throughput =
                ResourceOptions.builder().manualThroughput(400).build();

        nothingIsSentBy(() -> {
            refused(() -> items.createItem(Item.of("1"), Item.KEY, ifMatch), "option ifMatch does not apply to");
            refused(() -> items.deleteItem("1", Item.KEY, directive), "option indexingDirective does not apply to");
            refused(() -> items.findItem("1", Item.KEY, Item.class, ifNoneMatch), "option ifNoneMatch does not apply");
            refused(() -> client.createDatabase(databaseId, guarded), "option ifMatch does not apply to");
            refused(() -> database.read(throughput), "option throughput does not apply to");
            refused(() -> database.delete(throughput), "option throughput does not apply to");
            refused(() -> items.read(throughput), "option throughput does not apply to");
        });
    }

    @Test
    void a_partition_key_for_a_list_that_has_none() {
        QueryOptions inA = QueryOptions.inPartition(Item.KEY);

        nothingIsSentBy(() -> {
            refused(() -> client.listDatabases(inA).iterator().hasNext(), "option partitionKey does not apply to");
            refused(() -> database.listContainers(inA).iterator().hasNext(), "option partitionKey does not apply to");
            refused(
                    () -> database.queryContainers(ALL, inA).iterator().hasNext(),
                    "option partitionKey does not apply to");
        });
    }

    @Test
    void names_that_no_database_or_container_can_have() {
        nothingIsSentBy(() -> {
            refused(() -> client.database(null), "database id must not be null");
            refused(() -> client.database(" "), "database id must not be blank");
            refused(() -> client.createDatabase("a/b"), "database id must not contain '/'");
            refused(() -> client.createDatabaseIfNotExists("a#b"), "database id must not contain '#'");
            refused(
                    () -> client.createDatabase("x".repeat(256)),
                    "database id must be at most 255 characters, was 256");
            refused(() -> database.container("a?b"), "container id must not contain '?'");
            refused(() -> database.container("a\\b"), "container id must not contain '\\'");
            refused(() -> database.container("a "), "container id must not end with a blank");
            refused(
                    () -> database.createContainer(ContainerProperties.of("a/b", "/pk")),
                    "container id must not contain '/'");
        });
    }

    @Test
    void definitions_that_no_container_can_have() {
        nothingIsSentBy(() -> {
            refused(() -> ContainerProperties.of("items"), "a partition key has 1 to 3 paths, was given 0");
            refused(() -> ContainerProperties.of("items", "pk"), "a partition key path begins with a slash");
            refused(() -> ContainerProperties.of(" ", "/pk"), "id must not be blank");
            refused(UniqueKey::of, "a unique key needs at least one path");
            refused(() -> Throughput.manual(450), "manual throughput must be a multiple of 100");
            refused(() -> Throughput.autoscale(0), "autoscale throughput must be a positive multiple of 1000");
            refused(
                    () -> ContainerProperties.builder("items", PartitionKeyDefinition.of("/pk"))
                            .field("id", RawJson.of("1")),
                    "field id has a setter of its own");
        });
    }

    @Test
    void numbers_and_times_out_of_range() {
        nothingIsSentBy(() -> {
            refused(() -> BulkOptions.builder().maxConcurrency(0), "maxConcurrency must be at least 1, was 0");
            refused(() -> QueryOptions.builder().maxItemCount(0), "maxItemCount must be at least 1, was 0");
            refused(() -> ItemReadOptions.builder().timeout(Duration.ZERO), "timeout must be positive");
            refused(() -> BulkOptions.builder().itemTimeout(Duration.ofSeconds(-1)), "itemTimeout must be positive");
            refused(() -> items.queryItems(ALL, Item.class).page(0), "page size must be at least 1, was 0");
        });
    }

    @Test
    void tokens_and_headers_that_could_break_a_request() {
        nothingIsSentBy(() -> {
            refused(() -> ItemReadOptions.builder().sessionToken("nonsense"), "sessionToken is malformed");
            refused(
                    () -> ItemReadOptions.builder().sessionToken("0:1\r\n"),
                    "sessionToken has a character that no token has");
            refused(() -> ItemWriteOptions.builder().ifMatch(""), "ifMatch must not be blank");
            refused(() -> ItemReadOptions.builder().ifNoneMatch("é"), "value of header ifNoneMatch must be");
            refused(() -> ItemReadOptions.builder().header("Authorization", "x"), "header authorization is set by");
            refused(() -> ItemReadOptions.builder().header("a b", "x"), "header name has a character that is not");
        });
    }

    @Test
    void continuations_that_nobody_gave() {
        CosmosPages<Item> pages = items.queryItems(ALL, Item.class);

        nothingIsSentBy(() -> {
            refused(() -> pages.page("nonsense", 10), "continuation is malformed");
            refused(() -> pages.page("", 10), "continuation is malformed");
            refused(() -> pages.page(null, 10), "continuation must not be null");
            refused(() -> pages.page("x".repeat(70_000), 10), "continuation is longer than 65536 characters");
        });
    }

    @Test
    void queries_that_are_none() {
        nothingIsSentBy(() -> {
            refused(() -> SqlQuery.of(" "), "query text must not be blank");
            refused(() -> ALL.with("a", 1), "a parameter name begins with @, was a");
            refused(() -> ALL.with("@a", 1).with("@a", 2), "parameter @a is given twice");
            refused(() -> ALL.with("@a", Item.KEY), "parameter @a is a PartitionKey: give the value");
            refused(() -> items.queryItems(null, Item.class), "query must not be null");
            refused(() -> items.queryItems(ALL, (Class<Item>) null), "type must not be null");
        });
    }

    @Test
    void nothing_where_many_items_or_options_should_be() {
        nothingIsSentBy(() -> {
            refused(() -> items.createItems((List<Item>) null, BulkOptions.defaults()), "items must not be null");
            refused(() -> items.createItems(List.of(Item.of("1")), null), "options must not be null");
            refused(
                    () -> items.createItems(List.of(Item.of("1")), BulkOptions.defaults(), null),
                    "onResult must not be null");
            refused(() -> items.readItem("1", Item.KEY, Item.class, null), "options must not be null");
            refused(() -> client.resumeSession(null), "state must not be null");
        });
    }
}
