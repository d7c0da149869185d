package io.aiocosmos.emulator;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.auth.Authorizer;
import io.aiocosmos.emulator.item.ItemSeeder;
import io.aiocosmos.emulator.query.PageLimits;
import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.resource.Consistency;
import io.aiocosmos.emulator.server.CosmosService;
import io.aiocosmos.emulator.server.InProcessEndpoints;
import io.aiocosmos.emulator.server.InProcessTransport;
import io.aiocosmos.emulator.server.http.HttpEndpoints;
import io.aiocosmos.emulator.server.http.SelfSignedCertificate;
import io.aiocosmos.emulator.server.http.ServedHosts;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.EtagClock;
import io.aiocosmos.emulator.store.Replication;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * Azure Cosmos DB for NoSQL in this JVM: the service's wire protocol over items kept in memory. Clients reach it by the
 * {@linkplain #transport() in-process transport}, which needs no socket, or by a real port on 127.0.0.1. What it does not
 * support gets status 501 with a message that names it. Thread-safe.
 *
 * <pre>{@code
 * try (CosmosEmulator emulator = CosmosEmulator.start()) {
 *     CosmosContainer books = emulator.client()
 *             .ensureDatabase("library")
 *             .ensureContainer(ContainerProperties.of("books", "/author"));
 *     emulator.seed("library", "books", "[{\"id\": \"1\", \"author\": \"Austen\", \"title\": \"Emma\"}]");
 *     …
 * }
 * }</pre>
 */
public final class CosmosEmulator implements AutoCloseable {
    /** The key of Microsoft's own emulator, public and the same everywhere. */
    public static final String WELL_KNOWN_KEY =
            "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private final String key;
    private final EmulatorClock clock;
    private final Regions regions;
    private final Account account;
    private final EmulatorAccount settings;
    private final EmulatorReplica replica;
    private final PageLimits pageLimits = new PageLimits();
    private final EmulatorPages pages = new EmulatorPages(pageLimits);
    private final RequestDispatcher dispatcher;
    private final InProcessEndpoints inProcess;
    private final InProcessTransport transport;
    private final ServedHosts hosts;
    private final SSLContext tls;
    private volatile HttpEndpoints ports;
    private final Map<String, EmulatorConnections> connections = new ConcurrentHashMap<>();
    private CosmosClient client;
    private boolean closed;

    private CosmosEmulator(Builder builder) {
        key = builder.key;
        clock = builder.clock;
        regions = new Regions(builder.regions, builder.flags);
        Replication replication = new Replication(builder.readLag);
        account = new Account(new EtagClock(clock), regions, replication, builder.partitions);
        settings = new EmulatorAccount(regions, this::open);
        replica = new EmulatorReplica(replication, account);
        dispatcher = new RequestDispatcher(service(builder), builder.latency, clock);
        if (builder.control) dispatcher.control(new Control(this, account, regions));
        inProcess = new InProcessEndpoints(regions);
        transport = new InProcessTransport(dispatcher, this::endpointOf);
        hosts = new ServedHosts(builder.hosts);
        tls = builder.tls ? SelfSignedCertificate.context(builder.hosts) : null;
        if (builder.listens()) listen(builder.port);
    }

    private CosmosService service(Builder builder) {
        boolean checkDates = builder.checkDates == null ? !clock.isVirtual() : builder.checkDates;
        Authorizer authorizer = new Authorizer(key, clock, checkDates, builder.tokens);
        Consistency consistency = Consistency.named(builder.consistency);
        return new CosmosService(account, regions, authorizer, consistency, pageLimits, builder.enforceThroughput);
    }

    /** An emulator with four ranges a container, the well-known key, and no port. */
    public static CosmosEmulator start() {
        return builder().start();
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The account's address, without a slash at its end: that of the port if it listens, else one that only
     * {@link #transport()} knows.
     */
    public String endpoint() {
        return ports == null ? InProcessEndpoints.ENDPOINT : ports.endpoint();
    }

    /** The account key, base64. */
    public String key() {
        return key;
    }

    /** The clock that it goes by. */
    public EmulatorClock clock() {
        return clock;
    }

    /**
     * A transport into this emulator. Responses are there on return unless latency or a fault delays them. It keeps each
     * request's time-out, and after {@link #close()} fails with kind {@code CLOSED}.
     */
    public HttpTransport transport() {
        return transport;
    }

    /**
     * A client of this emulator by the in-process transport: the same at each call. It ends with the emulator; one that is to
     * be closed before, or has settings of its own, comes from {@link #clientBuilder}.
     *
     * @throws io.aiocosmos.error.CosmosSetupException if there is no JSON codec on the class path, or several of them: the
     *     message says which to add, and {@code clientBuilder().codec(…)} chooses
     * @throws IllegalStateException if the emulator is closed
     */
    public synchronized CosmosClient client() {
        if (closed) throw new IllegalStateException("the emulator is closed");
        if (client == null) client = clientBuilder().build();
        return client;
    }

    /** A builder of clients of this emulator: endpoint, key and the in-process transport are set. */
    public CosmosClientBuilder clientBuilder() {
        return CosmosClients.builder().endpoint(endpoint()).key(key).transport(transport);
    }

    /**
     * Creates items in a container that exists, past all requests: nothing is charged, counted, throttled or made to fail,
     * and listeners hear nothing.
     *
     * @param json an array of items, which no codec touches
     * @throws IllegalArgumentException if there is no such container, the text is no array of objects, or an item is not one
     *     that the container takes. The message has its index and the reason, not the item; items before it are there
     */
    public void seed(String database, String container, String json) {
        ItemSeeder.seed(account.container(database, container), "items", json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As {@link #seed(String, String, String)}, from a resource such as {@code getClass().getResource("books.json")}.
     *
     * @param json of a text in UTF-8; messages have the last part of its name
     * @throws UncheckedIOException if it cannot be read
     */
    public void seed(String database, String container, URL json) {
        String path = Objects.requireNonNull(json, "json is null: is there such a resource?")
                .getPath();
        try (InputStream stream = json.openStream()) {
            ItemSeeder.seed(
                    account.container(database, container),
                    path.substring(path.lastIndexOf('/') + 1),
                    stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Back to the beginning: without databases, faults, limits of pages, held copies or statistics, the account as it was
     * built, all regions up and the first one the write region. Ports stay open, and clients, listeners and the clock as they are. Clients notice by
     * themselves that a container is another one.
     */
    public void reset() {
        dispatcher.faults().clear();
        connections.values().forEach(EmulatorConnections::reset);
        account.clear();
        replica.release();
        pageLimits.reset();
        regions.restore();
        dispatcher.stats().reset();
    }

    /**
     * Opens a port on 127.0.0.1 for each region.
     *
     * @param port of the first region; 0 for any that is free
     * @return the account's address there, as {@link #endpoint()} from now on
     * @throws IllegalStateException if it listens already
     * @throws UncheckedIOException if the port is taken
     */
    public synchronized String listen(int port) {
        if (closed) throw new IllegalStateException("the emulator is closed");
        if (ports != null) throw new IllegalStateException("already listening at " + ports.endpoint());
        ports = new HttpEndpoints(regions, port, tls, dispatcher, hosts);
        return ports.endpoint();
    }

    /** A TLS context that trusts the emulator's certificate. @throws IllegalStateException if it speaks no HTTPS */
    public SSLContext sslContext() {
        if (tls == null) throw new IllegalStateException("no HTTPS: start it with builder().https(port)");
        return tls;
    }

    /**
     * Splits a partition key range of a container in two: requests for its id get 410/1002, and the two new ranges
     * name it as their parent. Continuation tokens stay good: for the whole container,
     * for a key, and that of the old range for each of the new ones.
     *
     * @throws IllegalArgumentException if there is no such container or range, or if the range is too small
     */
    public void split(String database, String container, String rangeId) {
        account.container(database, container).split(rangeId);
    }

    /**
     * Merges two neighbouring partition key ranges of a container to one: requests for their ids get 410/1002, and the new
     * range names both as its parents. It takes their continuation tokens and the etags of their change feeds with the
     * effective partition keys of the old range, as clients send them for a part of a range.
     *
     * @param nextRangeId the range that begins where the first one ends
     * @throws IllegalArgumentException if there is no such container or range, or if the ranges are not neighbours in this
     *     order
     */
    public void merge(String database, String container, String rangeId, String nextRangeId) {
        account.container(database, container).merge(rangeId, nextRangeId);
    }

    /** The rules that make requests fail on purpose. */
    public Faults faults() {
        return dispatcher.faults();
    }

    public EmulatorStats stats() {
        return dispatcher.stats();
    }

    /** Where pages of lists and queries end. */
    public EmulatorPages pages() {
        return pages;
    }

    /** The copy that serves some reads and can be made to lag. */
    public EmulatorReplica replica() {
        return replica;
    }

    /**
     * How writes reach one region from another when several regions write.
     *
     * @throws IllegalArgumentException if the account has no such region, or both are the same
     */
    public EmulatorReplication replication(String from, String to) {
        if (from.equals(to)) throw new IllegalArgumentException("from and to must differ, both are " + from);
        return new EmulatorReplication(account, regions.named(from), regions.named(to));
    }

    /** The account's flags and regions. */
    public EmulatorAccount account() {
        return settings;
    }

    private synchronized void open(Region region) {
        inProcess.add(region);
        if (ports != null) ports.add(region);
    }

    /** The connections that clients have to all its ports. */
    public EmulatorConnections connections() {
        return connections.computeIfAbsent("", all -> new EmulatorConnections(() -> ports, region -> true));
    }

    /** The connections to the port of one region. @throws IllegalArgumentException if the account has no such region */
    public EmulatorConnections connections(String region) {
        String name = regions.named(region).name();
        return connections.computeIfAbsent(name, one -> new EmulatorConnections(() -> ports, name::equals));
    }

    /** @throws IllegalArgumentException if the account has no such region */
    public EmulatorRegion region(String name) {
        Region region = regions.named(name);
        String endpoint = ports == null ? inProcess.endpoint(region) : ports.endpoint(region);
        return new EmulatorRegion(regions, account, region, endpoint);
    }

    /**
     * Calls the listener with every request, on the thread of the request, before it is processed. If the listener throws,
     * the response is 500 and names the exception class.
     */
    public void onRequest(Consumer<EmulatorRequest> listener) {
        dispatcher.listener(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Calls the listener with every response that this emulator makes, its faults' ones included, on the thread of the request
     * and before a client can have it: not of requests whose connection breaks before they are processed. If the listener
     * throws, the response is 500 and names the exception class.
     */
    public void onResponse(Consumer<EmulatorResponse> listener) {
        dispatcher.responseListener(Objects.requireNonNull(listener, "listener"));
    }

    private RegionEndpoint endpointOf(Origin origin) {
        RegionEndpoint endpoint = inProcess.at(origin);
        if (endpoint != null || ports == null) return endpoint;
        return ports.at(origin).orElse(null);
    }

    /** Releases held requests, closes the client and the ports and ends the emulator's threads. All data is lost. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        dispatcher.faults().clear();
        connections.values().forEach(EmulatorConnections::reset);
        if (client != null) client.close();
        transport.close();
        if (ports != null) ports.close();
    }

    /** Settings of an emulator. Not thread-safe. */
    public static final class Builder {
        private static final int MAX_PARTITIONS = 1000;
        private static final int NO_PORT = -1;
        private static final int BY_THROUGHPUT = 0;

        private int partitions = 4;
        private String key = WELL_KNOWN_KEY;
        private EmulatorClock clock = EmulatorClock.system();
        private Boolean checkDates;
        private Latency latency = Latency.NONE;
        private List<String> regions = List.of("South Central US");
        private AccountFlags flags = AccountFlags.NONE;
        private String consistency = "Session";
        private int readLag;
        private boolean enforceThroughput;
        private Predicate<String> tokens;
        private List<String> hosts = List.of();
        private int port = NO_PORT;
        private boolean tls;
        private boolean control;

        Builder() {}

        /** How many partition key ranges a new container gets: 1 to 1000, 4 by default. */
        public Builder partitions(int ranges) {
            if (ranges < 1 || ranges > MAX_PARTITIONS)
                throw new IllegalArgumentException("partitions must be 1 to " + MAX_PARTITIONS + ", was " + ranges);
            partitions = ranges;
            return this;
        }

        /**
         * Gives a new container as many partition key ranges as the service does: one for each started 6,000 request units a
         * second of its own throughput, the most of them with autoscale.
         */
        public Builder partitionsByThroughput() {
            partitions = BY_THROUGHPUT;
            return this;
        }

        /** The account key in base64; {@link #WELL_KNOWN_KEY} by default. */
        public Builder key(String base64) {
            key = Objects.requireNonNull(base64, "key");
            return this;
        }

        /** The clock to go by; the machine's by default. */
        public Builder clock(EmulatorClock source) {
            clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /**
         * Whether to refuse requests whose date is more than 15 minutes off. By default it does unless the clock is
         * virtual: clients go by the machine's clock.
         */
        public Builder checkDates(boolean on) {
            checkDates = on;
            return this;
        }

        /** How long every response is delayed, in real time; nothing by default. */
        public Builder latency(Duration delay) {
            return latency(delay, delay);
        }

        /**
         * How long responses are delayed, in real time: spread evenly between two times, in the same order in every run.
         * With one time for all, requests that came in together stay together.
         */
        public Builder latency(Duration least, Duration most) {
            latency = new Latency(least, most);
            return this;
        }

        /** The account's regions by display name, the write region first; {@code "South Central US"} by
         * default, as in Microsoft's emulators. */
        public Builder regions(String... names) {
            if (names.length == 0) throw new IllegalArgumentException("at least one region is needed");
            Set<String> labels = new HashSet<>(); // clients compare names so
            for (String name : names) {
                if (name.isBlank()) throw new IllegalArgumentException("a region's name must not be empty");
                if (!labels.add(Region.label(name)))
                    throw new IllegalArgumentException("regions must differ, there are two " + name);
            }
            regions = List.of(names);
            return this;
        }

        /** As {@link EmulatorAccount#enableMultipleWriteLocations}; off by default. */
        public Builder enableMultipleWriteLocations(boolean on) {
            flags = flags.withMultipleWriteLocations(on);
            return this;
        }

        /** As {@link EmulatorAccount#enablePerPartitionFailoverBehavior}; off by default. */
        public Builder enablePerPartitionFailoverBehavior(boolean on) {
            flags = flags.withPartitionFailover(on);
            return this;
        }

        /** As {@link EmulatorAccount#disableCrossRegionalHedging}; off by default. */
        public Builder disableCrossRegionalHedging(boolean on) {
            flags = flags.withHedgingDisabled(on);
            return this;
        }

        /** The account's consistency level; {@code SESSION} by default. */
        public Builder consistency(ConsistencyLevel level) {
            return consistency(level.wireName());
        }

        /** The account's consistency level, such as {@code "Eventual"}; {@code "Session"} by default. */
        public Builder consistency(String level) {
            consistency = Objects.requireNonNull(level, "consistency");
            return this;
        }

        /**
         * How many writes of a partition the reads lie behind that bring no session token, and the reads in other regions;
         * 0 by default.
         */
        public Builder readLag(int writes) {
            if (writes < 0) throw new IllegalArgumentException("readLag must not be negative, was " + writes);
            readLag = writes;
            return this;
        }

        /**
         * Whether requests above the throughput of a container get 429 (400 request units a second unless
         * it was given another), spread evenly over its ranges; off by default. Containers that share their database's
         * throughput may use it up between them.
         */
        public Builder enforceThroughput(boolean on) {
            enforceThroughput = on;
            return this;
        }

        /** Accepts Entra ID tokens for which the test holds; without this call every such token is refused. */
        public Builder acceptTokens(Predicate<String> valid) {
            tokens = Objects.requireNonNull(valid, "valid");
            return this;
        }

        /**
         * Names or addresses under which clients reach a port, other than the loopback's, as through a proxy or a forwarded
         * port; none by default. Requests for other hosts are refused with 403: the account key is public, and a web page
         * could use it under a name of its own that leads to 127.0.0.1. They are in the certificate of HTTPS, too.
         *
         * @throws IllegalArgumentException when it is started, if one of them is neither a host's name nor an address
         */
        public Builder hosts(String... names) {
            hosts = List.of(names);
            return this;
        }

        /** Listens on 127.0.0.1 by HTTP. @param port 0 for any that is free; further regions get free ones */
        public Builder http(int port) {
            return listen(port, false);
        }

        /** Listens on 127.0.0.1 by HTTPS, with a certificate of its own: see {@link CosmosEmulator#sslContext()}. */
        public Builder https(int port) {
            return listen(port, true);
        }

        /**
         * Whether its ports take requests for the emulator itself: {@code POST /_emulator/faults} and the like, as
         * docs/control.md has them. They need no key. Off by default.
         */
        public Builder control(boolean on) {
            control = on;
            return this;
        }

        private Builder listen(int number, boolean secure) {
            if (number < 0 || number > 65535)
                throw new IllegalArgumentException("port must be 0 to 65535, was " + number);
            port = number;
            tls = secure;
            return this;
        }

        private boolean listens() {
            return port != NO_PORT;
        }

        /** @throws IllegalArgumentException if the key is no base64 text or there is no such consistency level */
        public CosmosEmulator start() {
            return new CosmosEmulator(this);
        }
    }
}
