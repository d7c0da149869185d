package io.aiocosmos.reliability.world;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.emulator.FaultRule;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.spi.JsonCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The account, its emulator, and what tests ask of both; on the time of all. */
abstract class ServiceSide {
    public static final String DATABASE = "books";
    public static final String CONTAINER = "ledger";
    public static final List<String> REGIONS = List.of("A", "B", "C");
    static final String OTHERS = "others";
    static final JsonCodec CODEC = JacksonCodec.create();

    private static final String BY_TEST = "x-by-test";
    private static final Set<String> WITHOUT_KEY =
            Set.of("docs.query", "docs.query_plan", "docs.change_feed", "pkranges.feed");

    final VirtualTime time = new VirtualTime();
    final CosmosEmulator.Builder account =
            CosmosEmulator.builder().clock(time.clock()).partitions(2);
    String[] regions = REGIONS.toArray(new String[0]);
    private final Map<String, String> rangesByKey = new HashMap<>();
    private CosmosEmulator emulator;
    private CosmosClient admin;
    private Versions versions;

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

    /** A fault of each own request that a region gets. */
    public FaultRule always(String region) {
        return emulator().faults().always().region(region).where(ServiceSide::isOwn);
    }

    /** A fault of the next own requests that a region gets. */
    public FaultRule next(int requests, String region) {
        return emulator().faults().next(requests).region(region).where(ServiceSide::isOwn);
    }

    /** A fault of each own request, wherever. */
    public FaultRule everywhere() {
        return emulator().faults().always().where(ServiceSide::isOwn);
    }

    private static boolean isOwn(EmulatorRequest request) {
        if (request.header(BY_TEST).isPresent()) return false;
        String key = request.header("x-ms-documentdb-partitionkey").orElse(null);
        return key == null ? WITHOUT_KEY.contains(request.kind()) : key.equals("[\"own\"]");
    }

    /** Whether a request is not by the test itself. */
    public boolean isOfClient(EmulatorRequest request) {
        return request.header(BY_TEST).isEmpty();
    }

    /** Whether a request is for the own item, by the client. */
    public boolean isOwnRequest(EmulatorRequest request) {
        return isOwn(request);
    }

    /** How often the own item was written, whoever did. */
    public int applied() {
        return versions.count();
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

    public VirtualTime time() {
        return time;
    }

    void closeEmulator() {
        if (emulator != null) emulator.close();
    }
}
