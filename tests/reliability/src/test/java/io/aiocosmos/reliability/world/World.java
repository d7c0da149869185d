package io.aiocosmos.reliability.world;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.VirtualClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.emulator.FaultRule;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An account with regions A, B and C, of which A takes the writes, a client that prefers them in this order, and its
 * network, all on virtual time. The client's own item is what a test is about: faults hit requests for it alone, and
 * only these are counted. With a seed other than 0 responses take up to 50 ms, and 1 to 8 others use the client, too, with
 * items in another container.
 */
public final class World implements AutoCloseable {
    public static final String DATABASE = "books";
    public static final String CONTAINER = "ledger";
    static final String OTHERS = "others";
    public static final List<String> REGIONS = List.of("A", "B", "C");

    private static final String BY_TEST = "x-by-test";
    private static final Set<String> WITHOUT_KEY =
            Set.of("docs.query", "docs.query_plan", "docs.change_feed", "pkranges.feed");
    private static final JsonCodec CODEC = JacksonCodec.create();

    private final boolean blocking;
    private final Random random;
    private final int others;
    private final int mostLatencyNanos;
    private final VirtualTime time = new VirtualTime();
    private final ClientTiming timing;
    private CosmosEmulator.Builder account =
            CosmosEmulator.builder().clock(time.clock()).partitions(2);
    private String[] regions = REGIONS.toArray(new String[0]);
    private String[] preferred = regions;
    private String endpointRegion;
    private Consumer<CosmosClientBuilder> settings = builder -> {};
    private CosmosEmulator emulator;
    private CosmosClient admin;
    private Network network;
    private CosmosClient client;
    private Versions versions;
    private final Map<String, String> rangesByKey = new HashMap<>();

    public World(long seed, boolean blocking) {
        this(seed, blocking, seed == 0 ? 0 : 1 + new Random(~seed).nextInt(8), seed == 0 ? 0 : 25_000_000);
    }

    private World(long seed, boolean blocking, int others, int mostLatencyNanos) {
        this.blocking = blocking;
        this.others = others;
        this.mostLatencyNanos = mostLatencyNanos;
        random = new Random(seed);
        timing = new ClientTiming(time, seed);
    }

    /** A world of that seed in which nobody but the test uses the client. */
    public static World alone(long seed) {
        return new World(seed, false, 0, 10_000_000);
    }

    public World regions(String... names) {
        regions = names;
        preferred = names;
        return this;
    }

    public World preferring(String... names) {
        preferred = names;
        return this;
    }

    /** The client's endpoint is a region's own address. */
    public World endpointOf(String region) {
        endpointRegion = region;
        return this;
    }

    public World client(Consumer<CosmosClientBuilder> more) {
        settings = settings.andThen(more);
        return this;
    }

    public World account(Consumer<CosmosEmulator.Builder> more) {
        more.accept(account);
        return this;
    }

    /** The emulator, from now on as it was set up, with a database and a container. */
    public CosmosEmulator emulator() {
        if (emulator != null) return emulator;
        emulator = account.regions(regions).start();
        emulator.onRequest(this::noteRange);
        admin = adminBuilder().build();
        admin.createDatabase(DATABASE);
        createContainer();
        admin.database(DATABASE).createContainer(ContainerProperties.of(OTHERS, "/pk"));
        versions = new Versions(ledger(admin), Entry.KEY);
        return emulator;
    }

    private void noteRange(EmulatorRequest request) {
        String key = request.header("x-ms-documentdb-partitionkey").orElse("");
        List<String> ranges = key.isEmpty() ? List.of() : request.partitionKeyRanges();
        if (ranges.size() == 1) rangesByKey.put(key, ranges.get(0));
    }

    /** The range of a key, once anybody has asked for one of its items. */
    public String rangeOf(String key) {
        return rangesByKey.get("[\"" + key + "\"]");
    }

    /** The regions of the requests for items of a key, in order. */
    public String routeOf(String key) {
        return network().attempts().stream()
                .filter(attempt -> ("[\"" + key + "\"]").equals(attempt.header("x-ms-documentdb-partitionkey")))
                .map(attempt -> attempt.region)
                .collect(Collectors.joining(" "));
    }

    /** The range of the own item, once anybody has asked for it. */
    public String ownRange() {
        return rangeOf(Entry.OWN);
    }

    private void createContainer() {
        admin.database(DATABASE)
                .createContainer(ContainerProperties.builder(CONTAINER, PartitionKeyDefinition.of("/pk"))
                        .changeFeedRetention(Duration.ofDays(7))
                        .build());
    }

    /** Deletes the container and creates one of the same name. */
    public void recreateContainer() {
        ledger(byTest()).delete();
        createContainer();
    }

    public VirtualTime time() {
        return time;
    }

    public ClientTiming timing() {
        return timing;
    }

    /** A client of the test's own, which no fault hits and nobody counts. */
    public CosmosClient byTest() {
        emulator();
        return admin;
    }

    /** The same at one region. */
    public CosmosClient byTestAt(String region) {
        return adminBuilder().endpoint(emulator().region(region).endpoint()).build();
    }

    private CosmosClientBuilder adminBuilder() {
        return emulator.clientBuilder().codec(CODEC).endpointDiscovery(false).header(BY_TEST, "1");
    }

    public static CosmosContainer ledger(CosmosClient of) {
        return of.database(DATABASE).container(CONTAINER);
    }

    /** The client, from now on as it was set up: it has read the account and an item, and the others are at work. */
    public CosmosClient client() {
        if (client != null) return client;
        network = newNetwork();
        client = builder(timing, network).build();
        for (int i = 0; i <= others; i++)
            admin.container(DATABASE, OTHERS).upsertItem(new Entry("other", "other-" + i, i));
        client.container(DATABASE, OTHERS).readItem("other", PartitionKey.of("other-0"), Entry.class);
        time.pass(Duration.ofSeconds(2)); // without preferred regions the account is read in the background
        for (int i = 1; i <= others; i++) new OtherCaller(this, i, random.nextLong()).goOn();
        network.attempts().clear();
        return client;
    }

    private Network newNetwork() {
        return new Network(time, emulator().transport(), regionsByOrigin()::get, this::latency);
    }

    private CosmosClientBuilder builder(ClientTiming itsTime, Network itsNetwork) {
        CosmosClientBuilder builder = VirtualClients.builder(itsTime)
                .endpoint(
                        endpointRegion == null
                                ? emulator.endpoint()
                                : emulator.region(endpointRegion).endpoint())
                .key(emulator.key())
                .transport(itsNetwork)
                .codec(CODEC);
        if (preferred.length > 0) builder.preferredRegions(preferred);
        settings.accept(builder);
        return builder;
    }

    /** A client like the first, as of another process. */
    public CosmosClient anotherClient() {
        Network itsNetwork = newNetwork();
        itsNetwork.weather(network().weather());
        return builder(new ClientTiming(time, random.nextLong()), itsNetwork).build();
    }

    private Map<Origin, String> regionsByOrigin() {
        Map<Origin, String> byOrigin = new HashMap<>();
        byOrigin.put(Origin.of(URI.create(emulator.endpoint())), "account");
        for (String region : regions)
            byOrigin.put(Origin.of(URI.create(emulator.region(region).endpoint())), region);
        return byOrigin;
    }

    private long latency() {
        return mostLatencyNanos == 0 ? 0 : random.nextInt(mostLatencyNanos + 1);
    }

    public Network network() {
        client();
        return network;
    }

    /** A fault of each own request that a region gets. */
    public FaultRule always(String region) {
        return emulator().faults().always().region(region).where(World::isOwn);
    }

    /** A fault of the next own requests that a region gets. */
    public FaultRule next(int requests, String region) {
        return emulator().faults().next(requests).region(region).where(World::isOwn);
    }

    /** A fault of each own request, wherever. */
    public FaultRule everywhere() {
        return emulator().faults().always().where(World::isOwn);
    }

    private static boolean isOwn(EmulatorRequest request) {
        if (request.header(BY_TEST).isPresent()) return false;
        String key = request.header("x-ms-documentdb-partitionkey").orElse(null);
        return key == null ? WITHOUT_KEY.contains(request.kind()) : key.equals("[\"own\"]");
    }

    /** The own requests so far. */
    public List<Attempt> own() {
        return network().attempts().stream().filter(this::isOwn).collect(Collectors.toList());
    }

    /** Whether a request is not by the test itself. */
    public boolean isOfClient(EmulatorRequest request) {
        return request.header(BY_TEST).isEmpty();
    }

    /** Whether a request is for the own item, by the client. */
    public boolean isOwnRequest(EmulatorRequest request) {
        return isOwn(request);
    }

    /** Whether a request is for the own item. */
    public boolean isOwn(Attempt attempt) {
        String key = attempt.header("x-ms-documentdb-partitionkey");
        return key == null
                ? Set.of("query", "plan", "changes", "ranges").contains(attempt.kind)
                : key.equals("[\"own\"]");
    }

    /** The regions of the own requests, in order: {@code A A B}. */
    public String route() {
        return own().stream().map(attempt -> attempt.region).collect(Collectors.joining(" "));
    }

    public List<Attempt> attempts(String... kinds) {
        return network().attempts().stream()
                .filter(attempt -> Arrays.asList(kinds).contains(attempt.kind))
                .collect(Collectors.toList());
    }

    /** How long the client waited before each own request but the first, in whole milliseconds. */
    public List<Long> waits() {
        List<Attempt> own = own();
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < own.size(); i++)
            waits.add((own.get(i).sentNanos - own.get(i - 1).endedNanos()) / 1_000_000);
        return waits;
    }

    /** How often the own item was written, whoever did. */
    public int applied() {
        return versions.count();
    }

    /** Runs an operation of the client by the view that this run is about. */
    public Ended run(
            Function<CosmosContainer, ?> blockingView, Function<CosmosAsyncContainer, CompletableFuture<?>> asyncView) {
        CosmosContainer ledger = ledger(client());
        return blocking
                ? Ended.blocking(time, () -> blockingView.apply(ledger))
                : Ended.async(time, () -> asyncView.apply(ledger.async()));
    }

    public Ended read() {
        return read(ItemReadOptions.defaults());
    }

    public Ended read(ItemReadOptions options) {
        return run(
                ledger -> ledger.readItem(Entry.OWN, Entry.KEY, Entry.class, options)
                        .value(),
                ledger -> ledger.readItem(Entry.OWN, Entry.KEY, Entry.class, options)
                        .thenApply(response -> response.value()));
    }

    /** A read whose future is cancelled, or whose thread is interrupted, after some time. */
    public Ended readGivenUpAfter(Duration wait) {
        client();
        Thread here = Thread.currentThread();
        if (blocking) {
            time.later(wait.toNanos(), here::interrupt);
            Ended end = read();
            if (!Thread.interrupted()) throw new AssertionError("the interrupt was lost");
            return end;
        }
        CompletableFuture<?> future = ledger(client).async().readItem(Entry.OWN, Entry.KEY, Entry.class);
        time.later(wait.toNanos(), () -> future.cancel(true));
        return Ended.async(time, () -> future);
    }

    public Ended create() {
        return create(ItemWriteOptions.defaults());
    }

    public Ended create(ItemWriteOptions options) {
        return run(
                ledger -> ledger.createItem(Entry.own(1), Entry.KEY, options),
                ledger -> ledger.createItem(Entry.own(1), Entry.KEY, options));
    }

    public Ended upsert(int n) {
        return run(
                ledger -> ledger.upsertItem(Entry.own(n), Entry.KEY),
                ledger -> ledger.upsertItem(Entry.own(n), Entry.KEY));
    }

    /** All own items by a query within their key, in pages of two; in the order of {@code n}. */
    public Ended queryKey() {
        QueryOptions options =
                QueryOptions.builder().partitionKey(Entry.KEY).maxItemCount(2).build();
        return query("select * from c order by c.n", options);
    }

    /** All items that others do not have, over all ranges, in pages of two; in the order of {@code n}. */
    public Ended queryAll() {
        QueryOptions options = QueryOptions.builder().maxItemCount(2).build();
        return query("select * from c where c.id != 'other' order by c.n", options);
    }

    /** The {@code n} of each row. */
    public Ended query(String text, QueryOptions options) {
        return run(
                ledger -> numbers(ledger.queryItems(text, Entry.class, options).toList(1000)),
                ledger -> ledger.queryItems(text, Entry.class, options)
                        .toList(1000)
                        .thenApply(World::numbers));
    }

    private static List<Integer> numbers(List<Entry> rows) {
        return rows.stream().map(Entry::n).collect(Collectors.toList());
    }

    public Ended batch(TransactionalBatch batch) {
        return run(ledger -> ledger.executeBatch(batch), ledger -> ledger.executeBatch(batch));
    }

    /** By the asynchronous view: it alone runs on the time of this world. */
    public Ended bulkUpsert(Entry item) {
        List<BulkOperation> operations = List.of(BulkOperation.upsert(item, PartitionKey.of(item.pk())));
        CosmosAsyncContainer ledger = ledger(client()).async();
        Ended end = Ended.async(time, () -> ledger.executeBulk(operations));
        if (!end.isOk()) return end;
        BulkOperationResult result = (BulkOperationResult) ((List<?>) end.value()).get(0);
        return new Ended(result, result.failure().orElse(null), end.nanos());
    }

    public Ended replace(int n, String ifMatch) {
        ItemWriteOptions options = ItemWriteOptions.builder().ifMatch(ifMatch).build();
        return run(
                ledger -> ledger.replaceItem(Entry.own(n), Entry.OWN, Entry.KEY, options),
                ledger -> ledger.replaceItem(Entry.own(n), Entry.OWN, Entry.KEY, options));
    }

    /** Has the test write items of that many numbers, from 1 on; all with the own key, or each with one of its own. */
    public void givenMany(int items, boolean ownKey) {
        for (int n = 1; n <= items; n++)
            ledger(byTest()).upsertItem(new Entry("item-" + n, ownKey ? Entry.OWN : "key-" + n, n));
        versions.restart();
    }

    /** Has the test write the own item; gives its etag. */
    public String given(int n) {
        String etag =
                ledger(byTest()).upsertItem(Entry.own(n), Entry.KEY).etag().orElseThrow();
        versions.restart();
        return etag;
    }

    @Override
    public void close() {
        if (client != null) client.close();
        if (emulator != null) emulator.close();
    }
}
