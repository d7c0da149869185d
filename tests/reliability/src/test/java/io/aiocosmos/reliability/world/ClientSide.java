package io.aiocosmos.reliability.world;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.VirtualClients;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The client, its network, the others who use it, and what it sent. */
abstract class ClientSide extends ServiceSide {
    private final Random random;
    private final int others;
    private final int mostLatencyNanos;
    private final ClientTiming timing;
    String[] preferred = regions;
    String endpointRegion;
    Consumer<CosmosClientBuilder> settings = builder -> {};
    private Network network;
    private CosmosClient client;

    ClientSide(long seed, int others, int mostLatencyNanos) {
        this.others = others;
        this.mostLatencyNanos = mostLatencyNanos;
        random = new Random(seed);
        timing = new ClientTiming(time, seed);
    }

    public ClientTiming timing() {
        return timing;
    }

    /** The client, from now on as it was set up: it has read the account and an item, and the others are at work. */
    public CosmosClient client() {
        if (client != null) return client;
        network = newNetwork();
        client = builder(timing, network).build();
        for (int i = 0; i <= others; i++)
            byTest().container(DATABASE, OTHERS).upsertItem(new Entry("other", "other-" + i, i));
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
                                ? emulator().endpoint()
                                : emulator().region(endpointRegion).endpoint())
                .key(emulator().key())
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
        byOrigin.put(Origin.of(URI.create(emulator().endpoint())), "account");
        for (String region : regions)
            byOrigin.put(Origin.of(URI.create(emulator().region(region).endpoint())), region);
        return byOrigin;
    }

    private long latency() {
        return mostLatencyNanos == 0 ? 0 : random.nextInt(mostLatencyNanos + 1);
    }

    public Network network() {
        client();
        return network;
    }

    /** The regions of the requests for items of a key, in order. */
    public String routeOf(String key) {
        return network().attempts().stream()
                .filter(attempt -> ("[\"" + key + "\"]").equals(attempt.header("x-ms-documentdb-partitionkey")))
                .map(attempt -> attempt.region)
                .collect(Collectors.joining(" "));
    }

    /** The own requests so far. */
    public List<Attempt> own() {
        return network().attempts().stream().filter(this::isOwn).collect(Collectors.toList());
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

    void closeClient() {
        if (client != null) client.close();
    }
}
