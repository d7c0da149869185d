package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
@FewPairs
class ListenerTest extends FeatureTest {
    private final List<CosmosEvent> events = new CopyOnWriteArrayList<>();
    private Faults faults;
    private CosmosClient heard;
    private CosmosContainer items;

    @BeforeEach
    void open() {
        faults = setup.server().emulator().faults();
        heard = setup.connect(setup.builder().listener(events::add));
        String id = container().id();
        items = heard.database(databaseId).container(id);
        events.clear();
    }

    @AfterEach
    void close() {
        faults.clear();
        heard.close();
    }

    private <E extends CosmosEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void a_successful_attempt_is_reported() {
        items.createItem(Item.of("1"), Item.KEY);

        assertThat(events(CosmosEvent.RequestEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.operation()).isEqualTo("createItem");
            assertThat(ended.resource()).startsWith("dbs/" + databaseId + "/colls/items");
            assertThat(ended.statusCode()).isEqualTo(201);
            assertThat(ended.requestCharge()).isPositive();
            assertThat(ended.elapsed()).isPositive();
            assertThat(ended.endpoint()).startsWith("http");
        });
    }

    @Test
    void a_throttled_attempt_and_its_retry_are_reported() {
        faults.next(2).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));

        assertThat(items.createItem(Item.of("1"), Item.KEY).diagnostics().attempts())
                .hasSize(3);

        assertThat(events(CosmosEvent.RetryScheduled.class)).hasSize(2).allSatisfy(retry -> {
            assertThat(retry.statusCode()).isEqualTo(429);
            assertThat(retry.subStatusCode()).isEqualTo(3200);
            assertThat(retry.delay()).isPositive();
        });
        assertThat(events(CosmosEvent.RequestEnded.class))
                .extracting(CosmosEvent.RequestEnded::statusCode)
                .containsExactly(429, 429, 201);
    }

    @Test
    void an_operation_is_reported_from_start_to_end() {
        faults.next(1).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));

        items.createItem(Item.of("1"), Item.KEY);
        items.findItem("2", Item.KEY, Item.class);

        List<CosmosEvent.OperationEvent> reported = events(CosmosEvent.OperationEvent.class).stream()
                .filter(event -> event.operation().endsWith("Item"))
                .toList();
        assertThat(reported)
                .extracting(event -> event.toString().replaceFirst("\\[.*", ""))
                .containsExactly(
                        "OperationStarted",
                        "RequestEnded",
                        "RetryScheduled",
                        "RequestEnded",
                        "OperationEnded",
                        "OperationStarted",
                        "RequestEnded",
                        "OperationEnded");
        assertThat(reported.subList(0, 5))
                .extracting(CosmosEvent.OperationEvent::operationId)
                .containsOnly(reported.get(0).operationId());
        assertThat(reported.get(5).operationId()).isNotEqualTo(reported.get(0).operationId());
        CosmosEvent.OperationEnded created = (CosmosEvent.OperationEnded) reported.get(4);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.attempts()).isEqualTo(2);
        assertThat(created.requestCharge()).isPositive();
        assertThat(created.elapsed()).isPositive();
        assertThat(((CosmosEvent.OperationEnded) reported.get(7)).statusCode()).isEqualTo(404);
    }

    @Test
    void each_page_of_a_query_is_an_operation() {
        for (int i = 0; i < 3; i++) items.createItem(Item.of("item-" + i), Item.KEY);
        events.clear();
        QueryOptions two =
                QueryOptions.builder().partitionKey(Item.KEY).maxItemCount(2).build();

        assertThat(items.queryItems(SqlQuery.of("select * from c"), Item.class, two))
                .hasSize(3);

        List<CosmosEvent.OperationEnded> ended = events(CosmosEvent.OperationEnded.class).stream()
                .filter(event -> event.operation().equals("queryItems"))
                .toList();
        assertThat(ended).hasSizeGreaterThanOrEqualTo(2);
        assertThat(ended).extracting(CosmosEvent.OperationEnded::operationId).doesNotHaveDuplicates();
    }

    @Test
    void an_attempt_without_a_response_is_reported_with_status_0() {
        faults.next(1).kind("docs.read").breakAfter();

        items.findItem("1", Item.KEY, Item.class);

        assertThat(events(CosmosEvent.RequestEnded.class))
                .extracting(CosmosEvent.RequestEnded::statusCode)
                .containsExactly(0, 404);
    }

    @Test
    void each_page_is_reported() {
        for (int i = 0; i < 3; i++) items.createItem(Item.of("item-" + i), Item.KEY);
        QueryOptions two =
                QueryOptions.builder().partitionKey(Item.KEY).maxItemCount(2).build();

        assertThat(items.queryItems(SqlQuery.of("select * from c"), Item.class, two))
                .hasSize(3);

        List<CosmosEvent.PageRead> pages = events(CosmosEvent.PageRead.class);
        assertThat(pages).extracting(CosmosEvent.PageRead::items).startsWith(2, 1);
        assertThat(pages.get(0).more()).isTrue();
        assertThat(pages.get(pages.size() - 1).more()).isFalse();
    }

    @Test
    void the_end_of_a_bulk_run_is_reported() {
        List<Item> many = IntStream.range(0, 20)
                .mapToObj(i -> Item.of("item-" + i % 19, i))
                .toList();

        items.createItems(many, BulkOptions.builder().maxConcurrency(4).build());

        assertThat(events(CosmosEvent.BulkProgress.class)).last().satisfies(end -> {
            assertThat(end.succeeded()).isEqualTo(19);
            assertThat(end.failed()).isEqualTo(1);
            assertThat(end.inFlight()).isZero();
            assertThat(end.concurrency()).isEqualTo(4);
        });
    }

    @Test
    void exceptions_of_a_listener_are_dropped() {
        CosmosListener rude = event -> {
            throw new IllegalStateException("not listening");
        };
        try (CosmosClient client = setup.connect(setup.builder().listener(rude))) {
            assertThat(client.database(databaseId)
                            .container(items.id())
                            .createItem(Item.of("1"))
                            .isOk())
                    .isTrue();
        }
    }

    @Test
    void a_printing_listener_writes_one_line_for_each_event() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (CosmosClient client = setup.connect(setup.builder().listener(CosmosListener.printing(lines::add)))) {
            client.database(databaseId).exists();
        }

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void what_an_operation_took_and_gave_is_reported_at_its_end() {
        items.createItem(Item.of("1"), Item.KEY);
        items.findItem("1", Item.KEY, Item.class);

        List<CosmosEvent.OperationEnded> ended = events(CosmosEvent.OperationEnded.class).stream()
                .filter(event -> event.operation().endsWith("Item"))
                .toList();
        assertThat(ended.get(0).requestBytes()).isPositive();
        assertThat(ended.get(1).requestBytes()).isZero();
        assertThat(ended.get(1).responseBytes()).isPositive();
        assertThat(ended).allSatisfy(each -> {
            assertThat(each.outcome()).isEmpty();
            assertThat(each.reason()).isEmpty();
            assertThat(each.diagnostics().attempts()).hasSize(each.attempts());
            assertThat(each.diagnostics().toJson()).contains("\"statusCode\":" + each.statusCode());
        });
    }

    @Test
    void a_page_says_how_many_items_it_has_and_what_was_asked() {
        items.createItem(Item.of("1"), Item.KEY);
        QueryOptions ofKey = QueryOptions.builder().partitionKey(Item.KEY).build();

        assertThat(items.queryItems(SqlQuery.of("select * from c where c.id = '1'"), Item.class, ofKey))
                .hasSize(1);

        assertThat(events(CosmosEvent.OperationEnded.class))
                .filteredOn(ended -> ended.operation().equals("queryItems"))
                .last()
                .satisfies(page -> {
                    assertThat(page.returnedItems()).hasValue(1);
                    assertThat(page.queryText())
                            .hasValueSatisfying(text -> assertThat(text).contains("c.id = '1'"));
                    assertThat(page.toString()).doesNotContain("c.id", "Account");
                });
    }

    @Test
    void a_client_is_reported_when_it_is_built_and_when_it_is_closed() {
        List<CosmosEvent> ofClient = new CopyOnWriteArrayList<>();
        setup.connect(setup.builder().listener(ofClient::add)).close();

        assertThat(ofClient.get(0)).isInstanceOfSatisfying(CosmosEvent.ClientOpened.class, opened -> {
            assertThat(opened.endpoint()).startsWith("http");
            assertThat(opened.userAgent()).startsWith("aio-cosmos");
        });
        assertThat(ofClient)
                .filteredOn(CosmosEvent.ClientClosed.class::isInstance)
                .hasSize(1);
    }

    /** A listener of its own for each call, asked on the thread that calls. */
    @Test
    void each_call_has_its_listener_for_all_its_operations_on_whatever_thread() {
        Map<String, List<String>> operations = new ConcurrentHashMap<>();
        ThreadLocal<String> caller = ThreadLocal.withInitial(() -> "another thread");
        CosmosListener byCaller = new CosmosListener() {
            @Override
            public void onEvent(CosmosEvent event) {}

            @Override
            public CosmosListener forCall() {
                List<String> mine = operations.computeIfAbsent(caller.get(), name -> new CopyOnWriteArrayList<>());
                return event -> {
                    if (event instanceof CosmosEvent.OperationEnded)
                        mine.add(((CosmosEvent.OperationEnded) event).operation());
                };
            }
        };
        try (CosmosClient client = setup.connect(setup.builder().listener(byCaller))) {
            CosmosContainer called = client.database(databaseId).container(items.id());
            operations.clear();
            List<Item> many = List.of(Item.of("a"), Item.of("b"), Item.of("c"));
            caller.set("bulk");
            called.createItems(many, BulkOptions.builder().maxConcurrency(1).build());
            caller.set("batched");
            called.executeBulk(List.of(BulkOperation.upsert(Item.of("d"), Item.KEY)), BulkOptions.defaults());
            caller.set("query");
            QueryOptions one = QueryOptions.builder().maxItemCount(1).build();
            assertThat(called.queryItems(SqlQuery.of("select * from c order by c.id"), Item.class, one))
                    .hasSize(4);
            caller.set("read");
            called.readItem("a", Item.KEY, Item.class);
        }

        assertThat(operations.get("bulk")).contains("createItems");
        assertThat(operations.get("batched")).contains("executeBulk");
        assertThat(operations.get("query")).contains("queryItems").doesNotContain("readItem");
        assertThat(operations.get("read")).contains("readItem").doesNotContain("queryItems", "createItems");
        assertThat(operations.getOrDefault("another thread", List.of())).isSubsetOf("readAccount");
    }
}
