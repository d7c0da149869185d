package io.aiocosmos.emulator;

import io.aiocosmos.emulator.auth.Authorizer;
import io.aiocosmos.emulator.door.InProcessDoor;
import io.aiocosmos.emulator.door.InProcessSites;
import io.aiocosmos.emulator.door.Ports;
import io.aiocosmos.emulator.door.ServedHosts;
import io.aiocosmos.emulator.query.PageLimits;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.emulator.resource.Consistency;
import io.aiocosmos.emulator.service.CosmosService;
import io.aiocosmos.emulator.stamp.Stamps;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.store.Replication;
import io.aiocosmos.emulator.tls.SelfSigned;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Azure Cosmos DB for NoSQL in this JVM: the service's wire protocol over items kept in memory. Two doors lead in: the
 * {@linkplain #transport() in-process transport}, which needs no socket, and a real port on 127.0.0.1 if asked for.
 * What it does not support it answers with status 501 and says so. Thread-safe.
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
    private final FrontDesk desk;
    private final InProcessSites inProcess;
    private final InProcessDoor door;
    private final ServedHosts hosts;
    private final SSLContext tls;
    private volatile Ports ports;
    private boolean closed;

    CosmosEmulator(EmulatorOptions options) {
        key = options.key;
        clock = options.clock;
        regions = new Regions(options.regions);
        Replication replication = new Replication(options.readLag);
        account = new Account(new Stamps(clock), replication, options.partitions);
        replica = new EmulatorReplica(replication, account);
        desk = new FrontDesk(service(options), options.latency);
        inProcess = new InProcessSites(regions);
        door = new InProcessDoor(desk, this::site);
        hosts = new ServedHosts(options.hosts);
        tls = options.tls ? SelfSigned.context(options.hosts) : null;
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
        return ports == null ? InProcessSites.ENDPOINT : ports.endpoint();
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
     * A transport that leads straight in. It answers on the caller's thread unless latency or a fault makes it wait,
     * keeps to each request's time limit, and after {@link #close()} fails with kind {@code CLOSED}.
     */
    public HttpTransport transport() {
        return door;
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
        ports = new Ports(regions, port, tls, desk, hosts);
        return ports.endpoint();
    }

    /** A TLS context that trusts the emulator's certificate. @throws IllegalStateException if it speaks no HTTPS */
    public SSLContext sslContext() {
        if (tls == null) throw new IllegalStateException("no HTTPS: start it with builder().https(port)");
        return tls;
    }

    /**
     * Splits a partition key range of a container in two: its id is gone, requests for it are answered 410/1002, and
     * the ranges that take its place name it as their parent. Continuation tokens stay good: for the whole container,
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

    /** What goes wrong on purpose. */
    public Faults faults() {
        return desk.faults();
    }

    public EmulatorStats stats() {
        return desk.stats();
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
     * Calls the listener with every request, on the thread that it came in on, before anything happens to it. What it
     * throws makes the answer a 500 that names it.
     */
    public void onRequest(Consumer<EmulatorRequest> listener) {
        desk.listener(Objects.requireNonNull(listener, "listener"));
    }

    private Site site(Origin origin) {
        Site site = inProcess.at(origin);
        if (site != null || ports == null) return site;
        return ports.at(origin).orElse(null);
    }

    /** Releases what is held, closes the ports and ends the emulator's threads. What it stored is gone. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        desk.faults().clear();
        door.close();
        if (ports != null) ports.close();
    }
}
