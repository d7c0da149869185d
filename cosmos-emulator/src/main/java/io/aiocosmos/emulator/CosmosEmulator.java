package io.aiocosmos.emulator;

import io.aiocosmos.emulator.auth.Authorizer;
import io.aiocosmos.emulator.query.PageLimits;
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
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.store.EtagClock;
import io.aiocosmos.emulator.store.Replication;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Azure Cosmos DB for NoSQL in this JVM: the service's wire protocol over items kept in memory. Clients reach it by the
 * {@linkplain #transport() in-process transport}, which needs no socket, or by a real port on 127.0.0.1. What it does not
 * support gets status 501 with a message that names it. Thread-safe.
 *
 * <pre>{@code
 * try (CosmosEmulator emulator = CosmosEmulator.start()) {
 *     … builder.endpoint(emulator.endpoint()).key(emulator.key()).transport(emulator.transport())
 * }
 * }</pre>
 */
public final class CosmosEmulator implements AutoCloseable {
    private final String key;
    private final EmulatorClock clock;
    private final Regions regions;
    private final Account account;
    private final EmulatorReplica replica;
    private final PageLimits pageLimits = new PageLimits();
    private final EmulatorPages pages = new EmulatorPages(pageLimits);
    private final RequestDispatcher dispatcher;
    private final InProcessEndpoints inProcess;
    private final InProcessTransport transport;
    private final ServedHosts hosts;
    private final SSLContext tls;
    private volatile HttpEndpoints ports;
    private boolean closed;

    CosmosEmulator(EmulatorOptions options) {
        key = options.key;
        clock = options.clock;
        regions = new Regions(options.regions);
        Replication replication = new Replication(options.readLag);
        account = new Account(new EtagClock(clock), replication, options.partitions);
        replica = new EmulatorReplica(replication, account);
        dispatcher = new RequestDispatcher(service(options), options.latency);
        inProcess = new InProcessEndpoints(regions);
        transport = new InProcessTransport(dispatcher, this::endpointOf);
        hosts = new ServedHosts(options.hosts);
        tls = options.tls ? SelfSignedCertificate.context(options.hosts) : null;
        if (options.listens()) listen(options.port);
    }

    private CosmosService service(EmulatorOptions options) {
        boolean checkDates = options.checkDates == null ? !clock.isVirtual() : options.checkDates;
        Authorizer authorizer = new Authorizer(key, clock, checkDates, options.tokens);
        Consistency consistency = Consistency.named(options.consistency);
        return new CosmosService(account, regions, authorizer, consistency, pageLimits, options.enforceThroughput);
    }

    /** An emulator with four ranges a container, the well-known key, and no port. */
    public static CosmosEmulator start() {
        return builder().start();
    }

    public static EmulatorOptions builder() {
        return new EmulatorOptions();
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
     * Opens a port on 127.0.0.1 for each region.
     *
     * @param port of the first region; 0 for any that is free
     * @return the account's address there, as {@link #endpoint()} from now on
     * @throws IllegalStateException if it listens already
     * @throws java.io.UncheckedIOException if the port is taken
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
        Database owner = account.databases().find(database);
        Container found = owner == null ? null : owner.containers().find(container);
        if (found == null) throw new IllegalArgumentException("no container " + container + " in " + database);
        found.split(rangeId);
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

    /** @throws IllegalArgumentException if the account has no such region */
    public EmulatorRegion region(String name) {
        Region region = regions.named(name);
        return new EmulatorRegion(regions, region, ports == null ? inProcess.endpoint(region) : ports.endpoint(region));
    }

    /**
     * Calls the listener with every request, on the thread of the request, before it is processed. If the listener throws,
     * the response is 500 and names the exception class.
     */
    public void onRequest(Consumer<EmulatorRequest> listener) {
        dispatcher.listener(Objects.requireNonNull(listener, "listener"));
    }

    private RegionEndpoint endpointOf(Origin origin) {
        RegionEndpoint endpoint = inProcess.at(origin);
        if (endpoint != null || ports == null) return endpoint;
        return ports.at(origin).orElse(null);
    }

    /** Releases held requests, closes the ports and ends the emulator's threads. All data is lost. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        dispatcher.faults().clear();
        transport.close();
        if (ports != null) ports.close();
    }
}
