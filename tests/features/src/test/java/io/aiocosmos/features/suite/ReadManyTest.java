package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReadManyTest extends FeatureTest {
    /** Forty items, each with its own key except the last two, which have that of the first. */
    private static final List<Item> FORTY = IntStream.range(0, 40)
            .mapToObj(i -> new Item("item-" + i, "pk-" + (i < 38 ? i : 0), i))
            .toList();

    private CosmosContainer forty() {
        CosmosContainer items = container();
        assertThat(items.createItems(FORTY, BulkOptions.defaults())).allMatch(ItemResult::isOk);
        return items;
    }

    private static List<ItemIdentity> identities(List<Item> items) {
        return items.stream()
                .map(item -> ItemIdentity.of(item.id(), item.key()))
                .toList();
    }

    @Test
    void items_of_all_partitions_are_on_one_page() {
        List<Item> wanted = FORTY.subList(5, 40);

        CosmosPage<Item> page = forty().readMany(identities(wanted), Item.class);

        assertThat(page.items()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(page.continuation()).isEmpty();
        assertThat(page.requestCharge()).isPositive();
    }

    @Test
    void items_that_do_not_exist_are_omitted() {
        List<ItemIdentity> wanted = List.of(
                ItemIdentity.of("item-0", PartitionKey.of("pk-0")),
                ItemIdentity.of("item-0", PartitionKey.of("pk-1")),
                ItemIdentity.of("item-99", PartitionKey.of("pk-0")),
                ItemIdentity.of("item-39", PartitionKey.of("pk-0")));

        assertThat(forty().readMany(wanted, Item.class).items()).containsExactlyInAnyOrder(FORTY.get(0), FORTY.get(39));
    }

    @Test
    void items_that_are_requested_twice_are_returned_once() {
        List<ItemIdentity> first = identities(FORTY.subList(0, 1));
        List<ItemIdentity> wanted = new ArrayList<>(identities(FORTY));
        wanted.addAll(identities(FORTY.subList(0, 10)));
        CosmosContainer items = forty();

        assertThat(items.readMany(wanted, Item.class).items()).hasSize(40);
        assertThat(items.readMany(List.of(first.get(0), first.get(0)), Item.class)
                        .items())
                .hasSize(1);
        assertThat(items.readMany(Collections.nCopies(1001, first.get(0)), Item.class)
                        .items())
                .as("more than one request takes")
                .hasSize(1);
    }

    @Test
    void a_single_item_is_read_too() {
        CosmosContainer items = forty();

        assertThat(items.readMany(identities(FORTY.subList(7, 8)), Item.class).items())
                .containsExactly(FORTY.get(7));
    }

    @Test
    void a_single_item_that_does_not_exist_is_omitted() {
        List<ItemIdentity> missing = List.of(ItemIdentity.of("item-99", PartitionKey.of("pk-0")));

        assertThat(forty().readMany(missing, Item.class).items()).isEmpty();
    }

    @Test
    @Tag("emulator")
    void an_empty_request_sends_nothing() {
        CosmosContainer items = container();

        assertNothingSent(
                () -> assertThat(items.readMany(List.of(), Item.class).items()).isEmpty());
    }

    @Test
    @Tag("emulator")
    void each_partition_is_queried_once() {
        CosmosContainer items = forty();
        setup.server().requests().forget();

        CosmosPage<Item> page = items.readMany(identities(FORTY), Item.class);

        assertThat(sent("docs.query")).hasSize(4);
        assertThat(sent("docs.read")).isEmpty();
        assertThat(page.requestCharge()).isGreaterThan(4);
        assertThat(page.sessionToken().orElseThrow().split(",")).hasSize(4);
        assertThat(page.diagnostics().attempts()).hasSize(4);
    }

    @Test
    @Tag("emulator")
    void an_item_alone_in_its_partition_is_read_without_a_query() {
        CosmosContainer items = forty();
        setup.server().requests().forget();

        items.readMany(identities(FORTY.subList(7, 8)), Item.class);

        assertThat(sent("docs.read")).hasSize(1);
        assertThat(sent("docs.query")).isEmpty();
    }

    @Test
    @Tag("emulator")
    void items_are_found_behind_a_split() {
        CosmosContainer items = forty();
        assertThat(items.readMany(identities(FORTY), Item.class).items()).hasSize(40);

        for (String range : List.of("0", "2")) setup.server().emulator().split(databaseId, items.id(), range);

        assertThat(items.readMany(identities(FORTY), Item.class).items()).containsExactlyInAnyOrderElementsOf(FORTY);
    }

    @Test
    void items_are_decoded_by_a_generic_type_too() {
        CosmosPage<Map<String, Object>> page = forty().readMany(
                        identities(FORTY.subList(0, 3)),
                        new TypeRef<Map<String, Object>>() {},
                        QueryOptions.defaults());

        assertThat(page.items())
                .extracting(item -> item.get("id"))
                .containsExactlyInAnyOrder("item-0", "item-1", "item-2");
    }

    @Test
    void keys_may_be_of_any_type() {
        CosmosContainer items = container();
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":7}"));
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":true}"));
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":null}"));
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"7\"}"));

        List<ItemIdentity> wanted = List.of(
                ItemIdentity.of("1", PartitionKey.of(7)),
                ItemIdentity.of("1", PartitionKey.of(true)),
                ItemIdentity.of("1", PartitionKey.ofNull()));

        assertThat(items.readMany(wanted, RawJson.class).items())
                .hasSize(3)
                .noneMatch(item -> item.text().contains("\"7\""));
    }

    @Test
    void hierarchical_keys_are_given_whole() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user"));
        for (int user = 0; user < 3; user++)
            items.createItem(RawJson.of("{\"id\":\"1\",\"tenant\":\"t\",\"user\":" + user + "}"));

        assertThat(items.readMany(List.of(of("t", 0), of("t", 2)), RawJson.class)
                        .items())
                .hasSize(2);
        assertRejected(
                () -> items.readMany(List.of(ItemIdentity.of("1", PartitionKey.hierarchical("t"))), RawJson.class),
                "readMany needs whole partition keys, of 2 levels; one has 1");
    }

    private static ItemIdentity of(String tenant, int user) {
        return ItemIdentity.of("1", PartitionKey.hierarchical(tenant, user));
    }

    @Test
    void a_container_that_is_not_there_is_a_failure() {
        CosmosContainer missing = database().container("missing");

        assertThatThrownBy(() -> missing.readMany(identities(FORTY), Item.class))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    @Tag("emulator")
    void an_invalid_identity_is_rejected_before_sending() {
        CosmosContainer items = container();
        TypeRef<Item> type = new TypeRef<>() {};
        QueryOptions inA = QueryOptions.inPartition(Item.KEY);
        QueryOptions inRange = QueryOptions.builder().feedRange(FeedRange.all()).build();
        List<ItemIdentity> one = identities(FORTY.subList(0, 1));

        assertNothingSent(() -> {
            assertRejected(() -> items.readMany(null, Item.class), "items must not be null");
            assertRejected(() -> items.readMany(one, (Class<Item>) null), "type must not be null");
            assertRejected(() -> items.readMany(one, type, null), "options must not be null");
            assertRejected(() -> items.readMany(one, type, inA), "option partitionKey does not apply to readMany");
            assertRejected(() -> items.readMany(one, type, inRange), "option feedRange does not apply to readMany");
            assertRejected(() -> ItemIdentity.of(" ", Item.KEY), "id must not be blank");
            assertRejected(() -> ItemIdentity.of("1", null), "partitionKey must not be null");
        });
    }
}
