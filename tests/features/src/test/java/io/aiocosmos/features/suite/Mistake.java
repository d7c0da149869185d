package io.aiocosmos.features.suite;

import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.features.matrix.Setup;
import io.aiocosmos.throughput.ThroughputGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Mistakes that are made with this client, each under its heading in {@code docs/troubleshooting.md}. */
enum Mistake {
    NO_TRANSPORT("No transport or codec", at -> ClassPathWithoutProviders.build()),
    SEVERAL_TRANSPORTS(
            "Several transports or codecs",
            at -> CosmosClients.connect(
                    at.setup.server().endpoint(), at.setup.server().key())),
    NO_ENDPOINT(
            "No endpoint or no key",
            at -> CosmosClients.builder().endpoint("https://account.example").build()),
    MALFORMED_ENDPOINT(
            "An endpoint that is no address", at -> at.setup.builder().endpoint("account.example")),
    NO_ENCRYPTION(
            "http:// to another machine",
            at -> at.setup
                    .builder()
                    .endpoint("http://account.example")
                    .transport("jdk")
                    .build()),
    NOBODY_THERE("Nobody at the endpoint", at -> connect(at.setup, "http://127.0.0.1:" + closedPort())),
    ANOTHER_SERVER("Another server at the endpoint", at -> {
        HttpServer web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        web.start();
        try {
            connect(at.setup, "http://127.0.0.1:" + web.getAddress().getPort());
        } finally {
            web.stop(0);
        }
    }),
    MALFORMED_KEY("A key that is none", at -> at.setup.builder().key("not a key")),
    WRONG_KEY("The wrong key", at -> at.setup.connect(at.setup.builder().key("b3RoZXIga2V5"))),
    CLOSED("A closed client", at -> {
        CosmosClient closed = at.setup.build(at.setup.builder());
        closed.close();
        closed.createDatabase("books");
    }),
    NO_DATABASE(
            "A database or container that is not there",
            at -> at.client.database("missing").createContainer(ContainerProperties.of("ledger", "/pk"))),
    NO_ITEM("An item that is not there", at -> at.container().readItem("1", Item.KEY, Item.class)),
    NO_KEY("An item without its partition key", at -> at.container().createItem(Map.of("id", "1"))),
    KEY_MISMATCH(
            "Another partition key than the item's",
            at -> at.container().createItem(Item.of("1"), PartitionKey.of("b"))),
    NO_ID("An item without an id", at -> at.container().createItem(Map.of("pk", "a"))),
    BAD_ID("An id that no item can have", at -> at.container().createItem(Item.of("a/b"))),
    LARGE_ITEM(
            "An item that is too large",
            at -> at.container().createItem(Map.of("id", "1", "pk", "a", "text", "x".repeat(2 * 1024 * 1024)))),
    ID_TAKEN("An id that is taken", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        items.createItem(Item.of("1"));
    }),
    OLD_ETAG("An etag that is outdated", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        ItemWriteOptions old = ItemWriteOptions.builder().ifMatch("\"old\"").build();
        items.replaceItem(Item.of("1"), "1", Item.KEY, old);
    }),
    UNREADABLE_CLASS("A class that the codec cannot make", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        Class<?> type = at.setup.codec().equals("moshi") ? Hidden.class : WithArguments.class;
        items.readItem("1", Item.KEY, type);
    }),
    OTHER_NUMBER("A number of a map is of another class", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1", 5));
        Long number = Mistake.<Long>numberOf(items);
        throw new AssertionError("read " + number);
    }),
    HUGE_NUMBER("A number that is too large for a map", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        String huge = "{\"id\":\"1\",\"pk\":\"a\",\"n\":" + "9".repeat(400) + "}";
        at.setup.server().emulator().faults().next(1).kind("docs.read").respondRaw(200, "application/json", huge);
        Long number = Mistake.<Long>numberOf(items);
        throw new AssertionError("read " + number);
    }),
    TYPO(
            "A typo in a query",
            at -> at.container().queryItems(SqlQuery.of("selct * from c"), Item.class).stream()
                    .count()),
    NO_PARAMETER(
            "A parameter without a value",
            at -> at
                    .container()
                    .queryItems(
                            SqlQuery.of("select * from c where c.n = @n"),
                            Item.class,
                            QueryOptions.inPartition(Item.KEY))
                    .stream()
                    .count()),
    FOREIGN_CONTINUATION("A continuation of another query", at -> {
        CosmosContainer items = at.container();
        items.createItems(List.of(Item.of("1"), Item.of("2")), BulkOptions.defaults());
        String next = items.queryItems(SqlQuery.of("select * from c"), Item.class)
                .page(1)
                .continuation()
                .orElseThrow();
        items.queryItems(SqlQuery.of("select c.id from c"), Item.class).page(next, 1);
    }),
    VALUE_OF_DELETE("The value of a delete", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        items.deleteItem("1", Item.KEY).value();
    }),
    BLOCKING_CALLBACK("A blocking call in a callback", at -> {
        CosmosContainer items = at.container();
        items.createItem(Item.of("1"));
        Faults faults = at.setup.server().emulator().faults();
        Hold first = faults.next(1).kind("docs.read").hold();
        faults.next(1).kind("docs.read").hold(); // else its future may be done, and joined without waiting
        CompletableFuture<?> read = items.async()
                .readItem("1", Item.KEY, Item.class)
                .thenApply(item -> items.readItem("1", Item.KEY, Item.class));
        first.awaitArrivals(1, Duration.ofSeconds(20));
        first.release();
        read.get(20, TimeUnit.SECONDS);
    }),
    THROTTLED("Too many request units", at -> {
        CosmosContainer items = at.container();
        at.setup
                .server()
                .emulator()
                .faults()
                .always()
                .kind("docs.read")
                .respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));
        items.readItem("1", Item.KEY, Item.class);
    }),
    HELD_BACK("Held back by a throughput group", at -> {
        ThroughputGroup imports =
                ThroughputGroup.builder("imports").requestUnitsPerSecond(1).build();
        imports.charged("readItem", 0, 10_000, System.nanoTime());
        at.container()
                .readItem(
                        "1",
                        Item.KEY,
                        Item.class,
                        ItemReadOptions.builder().throughputControl(imports).build());
    }),
    TOO_LATE("No response in time", at -> {
        CosmosContainer items = at.container();
        at.setup.server().emulator().faults().always().kind("docs.read").hold();
        Duration soon = Duration.ofMillis(50);
        items.readItem(
                "1",
                Item.KEY,
                Item.class,
                ItemReadOptions.builder().timeout(soon).build());
    });

    final String heading;
    private final Step step;

    Mistake(String heading, Step step) {
        this.heading = heading;
        this.step = step;
    }

    interface Step {
        void run(MistakesTest at) throws Exception;
    }

    record Hidden(String id) {}

    static final class WithArguments {
        final String id;

        WithArguments(String id) {
            this.id = id;
        }
    }

    /** What it throws; of a future, what it fails with. */
    Throwable thrown(MistakesTest at) {
        try {
            step.run(at);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (Exception e) {
            return e;
        }
        return new AssertionError("nothing was thrown");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void connect(Setup setup, String endpoint) {
        boolean inProcess = setup.transport().equals("inprocess"); // which asks no address
        CosmosClientBuilder builder = CosmosClients.builder()
                .endpoint(endpoint)
                .key(setup.server().key())
                .transport(inProcess ? "jdk" : setup.transport())
                .codec(setup.codec());
        setup.connect(builder).close();
    }

    @SuppressWarnings("unchecked") // as a caller's cast is
    private static <T> T numberOf(CosmosContainer items) {
        Map<String, Object> item = items.readItem("1", Item.KEY, new TypeRef<Map<String, Object>>() {})
                .value();
        return (T) item.get("n");
    }
}
