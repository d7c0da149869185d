package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CreateItemsTest extends FeatureTest {
    private static final BulkOptions DEFAULTS = BulkOptions.defaults();

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item("item-" + i, "pk-" + i % 7, i))
                .toList();
    }

    @Test
    void the_list_form_returns_one_result_for_each_item_in_order() {
        CosmosContainer container = container();

        List<ItemResult<Item>> results = container.createItems(items(50), DEFAULTS);

        assertThat(results)
                .allMatch(ItemResult::isOk)
                .extracting(ItemResult::item)
                .containsExactlyElementsOf(items(50));
        assertThat(results)
                .extracting(ItemResult::index)
                .containsExactlyElementsOf(LongStream.range(0, 50).boxed().toList());
        assertThat(container
                        .readItem("item-49", PartitionKey.of("pk-0"), Item.class)
                        .value()
                        .n())
                .isEqualTo(49);
    }

    @Test
    void a_result_has_the_status_of_its_item() {
        List<ItemResult<Item>> results = container().createItems(items(1), DEFAULTS);

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.statusCode()).isEqualTo(201);
            assertThat(result.subStatusCode()).isZero();
            assertThat(result.requestCharge()).isPositive();
            assertThat(result.attempts()).isEqualTo(1);
            assertThat(result.failure()).isEmpty();
        });
    }

    @Test
    void a_result_carries_the_session_token() {
        List<ItemResult<Item>> results = container().createItems(items(1), DEFAULTS);

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.sessionToken()).isPresent());
    }

    @Test
    void failures_are_reported_item_by_item() {
        CosmosContainer container = container();
        container.createItem(items(10).get(3));

        List<ItemResult<Item>> results = container.createItems(items(10), DEFAULTS);

        assertThat(results).filteredOn(result -> !result.isOk()).singleElement().satisfies(failed -> {
            assertThat(failed.index()).isEqualTo(3);
            assertThat(failed.statusCode()).isEqualTo(409);
            assertThat(failed.failure()).containsInstanceOf(CosmosConflictException.class);
        });
        assertThat(results).hasSize(10);
    }

    @Test
    void the_callback_form_delivers_every_result_and_returns_a_summary() {
        CosmosContainer container = container();
        container.createItem(items(30).get(7));
        List<Long> seen = new ArrayList<>();

        BulkSummary summary = container.createItems(items(30), DEFAULTS, result -> seen.add(result.index()));

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 30).boxed().toList());
        assertThat(summary.succeeded()).isEqualTo(29);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.requestCharge()).isPositive();
        assertThat(summary.throttled()).isZero();
    }

    @Test
    void a_source_that_is_not_a_collection_is_read_item_by_item() {
        CosmosContainer container = container();
        Iterable<Item> source = () -> items(25).iterator();

        BulkSummary summary = container.createItems(source, DEFAULTS, result -> {});

        assertThat(summary.succeeded()).isEqualTo(25);
        assertThat(container.queryItems(SqlQuery.of("select c.id from c"), RawJson.class))
                .hasSize(25);
    }

    /** Whose items count as taken when they are made. */
    /** Practically endless; a run that goes on by mistake ends and fails instead of filling memory. */
    private static Iterable<Item> endless(AtomicLong taken) {
        return () -> LongStream.range(0, 50_000)
                .mapToObj(i -> new Item("item-" + taken.getAndIncrement(), "a", 0))
                .iterator();
    }

    @Test
    void a_closed_session_takes_no_more_items() {
        container();
        AtomicLong taken = new AtomicLong();
        AtomicLong done = new AtomicLong();
        CosmosSession session = client.newSession();
        CosmosContainer ofSession = session.database(databaseId).container("items");
        BulkOptions four = BulkOptions.builder().maxConcurrency(4).build();

        assertThatThrownBy(() -> ofSession.createItems(endless(taken), four, result -> {
                    if (done.incrementAndGet() == 21) session.close();
                }))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessageContaining("the session was closed");

        assertThat(taken.get()).isBetween(21L, 21L + 4 + 1);
    }

    @Test
    void closing_the_client_ends_an_endless_run() {
        container();
        AtomicLong taken = new AtomicLong();
        CosmosClient own = setup.build(setup.builder());
        CosmosContainer ofOwn = own.database(databaseId).container("items");

        assertThatThrownBy(() -> ofOwn.createItems(endless(taken), DEFAULTS, result -> {
                    if (result.index() == 20) CompletableFuture.runAsync(own::close);
                }))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessageContaining("the client was closed");

        long atEnd = taken.get();
        assertThatThrownBy(() -> ofOwn.createItems(endless(taken), DEFAULTS, result -> {}))
                .isInstanceOf(CosmosSetupException.class);
        assertThat(taken.get()).isEqualTo(atEnd);
    }

    @Test
    void a_result_has_the_etag_of_its_item() {
        CosmosContainer container = container();

        List<ItemResult<Item>> results = container.createItems(List.of(Item.of("1"), Item.of("1")), DEFAULTS);

        String stored = container.readItem("1", Item.KEY, Item.class).etag().orElseThrow();
        assertThat(results)
                .filteredOn(ItemResult::isOk)
                .singleElement()
                .satisfies(ok -> assertThat(ok.etag()).contains(stored));
        assertThat(results)
                .filteredOn(result -> !result.isOk())
                .singleElement()
                .satisfies(failed -> assertThat(failed.etag()).isEmpty());
    }

    @Test
    void stored_items_come_back_if_that_is_asked_for() {
        CosmosContainer container = container();
        container.createItem(new Item("item-2", "pk-2", 99));
        BulkOptions returned = BulkOptions.builder().returnContent(true).build();

        List<ItemResult<Item>> results = container.createItems(items(4), returned);

        assertThat(results)
                .extracting(result -> result.value(Item.class).orElse(null))
                .containsExactly(items(4).get(0), items(4).get(1), null, items(4).get(3));
        assertThat(results.get(3).value(new TypeRef<Item>() {})).contains(items(4).get(3));
        assertThat(results.get(0).value(RawJson.class).orElseThrow().text()).contains("\"_etag\"");
    }

    @Test
    void a_stored_item_of_another_type_than_asked_for_is_an_error_of_the_codec() {
        BulkOptions returned = BulkOptions.builder().returnContent(true).build();
        RawJson text = RawJson.of("{\"id\":\"1\",\"pk\":\"a\",\"n\":\"secret\"}");

        ItemResult<RawJson> result =
                container().createItems(List.of(text), returned).get(0);

        assertThat(result.isOk()).isTrue();
        assertThatThrownBy(() -> result.value(Item.class))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("createItems: the item was written; could not read")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void stored_items_do_not_come_back_unasked() {
        CosmosContainer container = container();

        List<ItemResult<Item>> results = container.createItems(items(1), DEFAULTS);

        assertThat(results.get(0).isOk()).isTrue();
        assertThat(results.get(0).value(Item.class)).isEmpty();
    }

    @Test
    void no_items_give_no_results() {
        CosmosContainer container = container();

        assertThat(container.createItems(List.<Item>of(), DEFAULTS)).isEmpty();
        BulkSummary summary = container.createItems(List.<Item>of(), DEFAULTS, result -> {});
        assertThat(summary.succeeded() + summary.failed()).isZero();
        assertThat(summary.requestCharge()).isZero();
    }

    @Test
    void upsert_replaces_what_is_there() {
        CosmosContainer container = container();
        container.createItem(new Item("item-0", "pk-0", 99));

        List<ItemResult<Item>> results = container.createItems(
                items(3), BulkOptions.builder().upsert(true).build());

        assertThat(results).extracting(ItemResult::statusCode).containsExactly(200, 201, 201);
        assertThat(container
                        .readItem("item-0", PartitionKey.of("pk-0"), Item.class)
                        .value()
                        .n())
                .isZero();
    }

    @Test
    void pairs_have_their_keys() {
        CosmosContainer container = container();
        List<ItemToCreate<Item>> pairs =
                items(5).stream().map(item -> ItemToCreate.of(item, item.key())).toList();

        List<ItemResult<ItemToCreate<Item>>> results = container.createItems(pairs, DEFAULTS);

        assertThat(results)
                .allMatch(ItemResult::isOk)
                .extracting(ItemResult::item)
                .containsExactlyElementsOf(pairs);
    }

    @Test
    @Tag("emulator")
    void pairs_need_no_metadata_and_bare_items_read_it_once() {
        CosmosContainer container = container();
        container.createItems(List.of(ItemToCreate.of(Item.of("1"), Item.KEY)), DEFAULTS);
        assertThat(sent("colls.read")).isEmpty();

        container.createItems(items(20), DEFAULTS);

        assertThat(sent("colls.read")).hasSize(1);
    }

    @Test
    void an_item_that_cannot_be_sent_fails_alone() {
        CosmosContainer container = container();
        List<RawJson> items = List.of(
                RawJson.of("{\"id\":\"1\",\"pk\":\"a\"}"),
                RawJson.of("{\"pk\":\"a\"}"),
                RawJson.of("{\"id\":\"3\"}"),
                RawJson.of("{\"id\":\"4/\",\"pk\":\"a\"}"),
                RawJson.of("{\"id\":\"5\",\"pk\":\"a\"}"));

        List<ItemResult<RawJson>> results = container.createItems(items, DEFAULTS);

        assertThat(results).extracting(ItemResult::isOk).containsExactly(true, false, false, false, true);
        assertThat(results.get(1).attempts()).isZero();
        assertThat(results.get(1).failure().orElseThrow()).hasMessageContaining("id");
        assertThat(results.get(2).failure().orElseThrow()).hasMessageContaining("/pk");
    }

    @Test
    void a_source_that_throws_ends_the_run_after_the_requests_in_flight() {
        CosmosContainer container = container();
        IllegalStateException broken = new IllegalStateException("the source broke");
        Iterable<Item> source = () -> breaking(items(5).iterator(), broken);
        List<ItemResult<Item>> results = new ArrayList<>();

        assertThatThrownBy(() -> container.createItems(source, DEFAULTS, results::add))
                .isSameAs(broken);

        assertThat(container.queryItems(SqlQuery.of("select c.id from c"), RawJson.class))
                .hasSize(5);
    }

    private static <T> Iterator<T> breaking(Iterator<T> items, RuntimeException end) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public T next() {
                if (!items.hasNext()) throw end;
                return items.next();
            }
        };
    }

    @Test
    void an_exception_of_iterator_is_thrown() {
        CosmosContainer container = container();
        Iterable<Item> source = () -> {
            throw new NoSuchElementException("no iterator today");
        };

        assertThatThrownBy(() -> container.createItems(source, DEFAULTS, result -> {}))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_exception_of_the_callback_ends_the_run() {
        CosmosContainer container = container();
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatThrownBy(() -> container.createItems(items(200), DEFAULTS, result -> {
                    throw enough;
                }))
                .isSameAs(enough);
    }

    @Test
    @Tag("emulator")
    void no_more_than_max_concurrency_are_in_flight() {
        CosmosContainer container = container();
        BulkOptions three = BulkOptions.builder().maxConcurrency(3).build();
        setup.server().emulator().stats().reset();

        container.createItems(items(60), three);

        assertThat(setup.server().emulator().stats().mostInFlight()).isBetween(1, 3);
    }

    @Test
    void createItems_reports_failures_as_values_with_any_client() {
        String id = container().id();
        CosmosContainer quiet =
                client.throwOnFailure(false).database(databaseId).container(id);

        List<ItemResult<Item>> twice = quiet.createItems(List.of(Item.of("1"), Item.of("1")), DEFAULTS);

        assertThat(twice).extracting(ItemResult::statusCode).containsExactlyInAnyOrder(201, 409);
    }
}
