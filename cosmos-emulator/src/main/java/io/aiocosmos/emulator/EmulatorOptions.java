package io.aiocosmos.emulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** How an emulator is set up. Made by {@link CosmosEmulator#builder()}. Not thread-safe. */
public final class EmulatorOptions {
    /** The key of Microsoft's own emulator, public and the same everywhere. */
    public static final String WELL_KNOWN_KEY =
            "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private static final int MAX_PARTITIONS = 1000;
    private static final int NO_PORT = -1;
    static final int BY_THROUGHPUT = 0;

    int partitions = 4;
    String key = WELL_KNOWN_KEY;
    EmulatorClock clock = EmulatorClock.system();
    Boolean checkDates;
    Latency latency = Latency.NONE;
    List<String> regions = List.of("South Central US");
    String consistency = "Session";
    int readLag;
    boolean enforceThroughput;
    Predicate<String> tokens;
    List<String> hosts = List.of();
    int port = NO_PORT;
    boolean tls;

    EmulatorOptions() {}

    /** How many partition key ranges a new container gets: 1 to 1000, 4 by default. */
    public EmulatorOptions partitions(int ranges) {
        if (ranges < 1 || ranges > MAX_PARTITIONS)
            throw new IllegalArgumentException("partitions must be 1 to " + MAX_PARTITIONS + ", was " + ranges);
        partitions = ranges;
        return this;
    }

    /**
     * Gives a new container as many partition key ranges as the service does: one for each started 6,000 request units a
     * second of its own throughput, the most of them with autoscale.
     */
    public EmulatorOptions partitionsByThroughput() {
        partitions = BY_THROUGHPUT;
        return this;
    }

    /** The account key in base64; {@link #WELL_KNOWN_KEY} by default. */
    public EmulatorOptions key(String base64) {
        key = Objects.requireNonNull(base64, "key");
        return this;
    }

    /** The clock to go by; the machine's by default. */
    public EmulatorOptions clock(EmulatorClock source) {
        clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /**
     * Whether to refuse requests whose date is more than 15 minutes off. By default it does unless the clock is
     * virtual: clients go by the machine's clock.
     */
    public EmulatorOptions checkDates(boolean on) {
        checkDates = on;
        return this;
    }

    /** How long every response is delayed, in real time; nothing by default. */
    public EmulatorOptions latency(Duration delay) {
        return latency(delay, delay);
    }

    /**
     * How long responses are delayed, in real time: spread evenly between two times, in the same order in every run.
     * With one time for all, requests that came in together stay together.
     */
    public EmulatorOptions latency(Duration least, Duration most) {
        latency = new Latency(least, most);
        return this;
    }

    /** The account's regions by display name, the write region first; {@code "South Central US"} by
     * default, as in Microsoft's emulators. */
    public EmulatorOptions regions(String... names) {
        if (names.length == 0) throw new IllegalArgumentException("at least one region is needed");
        Set<String> labels = new HashSet<>(); // clients compare names so
        for (String name : names) {
            if (name.isBlank()) throw new IllegalArgumentException("a region's name must not be empty");
            if (!labels.add(name.replace(" ", "").toLowerCase(Locale.ROOT)))
                throw new IllegalArgumentException("regions must differ, there are two " + name);
        }
        regions = List.of(names);
        return this;
    }

    /** The account's consistency level, such as {@code "Eventual"}; {@code "Session"} by default. */
    public EmulatorOptions consistency(String level) {
        consistency = Objects.requireNonNull(level, "consistency");
        return this;
    }

    /**
     * How many writes of a partition the reads lie behind that bring no session token, and the reads in other regions;
     * 0 by default.
     */
    public EmulatorOptions readLag(int writes) {
        if (writes < 0) throw new IllegalArgumentException("readLag must not be negative, was " + writes);
        readLag = writes;
        return this;
    }

    /**
     * Whether requests above the throughput of a container get 429 (400 request units a second unless
     * it was given another), spread evenly over its ranges; off by default. Containers that share their database's
     * throughput may use it up between them.
     */
    public EmulatorOptions enforceThroughput(boolean on) {
        enforceThroughput = on;
        return this;
    }

    /** Accepts Entra ID tokens for which the test holds; without this call every such token is refused. */
    public EmulatorOptions acceptTokens(Predicate<String> valid) {
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
    public EmulatorOptions hosts(String... names) {
        hosts = List.of(names);
        return this;
    }

    /** Listens on 127.0.0.1 by HTTP. @param port 0 for any that is free; further regions get free ones */
    public EmulatorOptions http(int port) {
        return listen(port, false);
    }

    /** Listens on 127.0.0.1 by HTTPS, with a certificate of its own: see {@link CosmosEmulator#sslContext()}. */
    public EmulatorOptions https(int port) {
        return listen(port, true);
    }

    private EmulatorOptions listen(int number, boolean secure) {
        if (number < 0 || number > 65535) throw new IllegalArgumentException("port must be 0 to 65535, was " + number);
        port = number;
        tls = secure;
        return this;
    }

    boolean listens() {
        return port != NO_PORT;
    }

    /** @throws IllegalArgumentException if the key is no base64 text or there is no such consistency level */
    public CosmosEmulator start() {
        return new CosmosEmulator(this);
    }
}
