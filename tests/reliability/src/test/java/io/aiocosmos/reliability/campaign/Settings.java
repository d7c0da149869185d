package io.aiocosmos.reliability.campaign;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of a script that say what its world is like. */
final class Settings {
    static final long TIMEOUT_MILLIS = 10_000;

    private final Map<String, String> lines = new HashMap<>();
    private final List<Heard> listeners = new ArrayList<>();

    void put(String name, String value) {
        lines.put(name, value);
    }

    boolean has(String name) {
        return lines.containsKey(name);
    }

    private String get(String name, String otherwise) {
        return lines.getOrDefault(name, otherwise);
    }

    long seed() {
        return Long.parseLong(get("seed", "1"));
    }

    List<String> regions() {
        return World.REGIONS.subList(0, Integer.parseInt(get("regions", "3")));
    }

    World world() {
        World world = World.alone(seed())
                .regions(regions().toArray(new String[0]))
                .account(account -> account.consistency(get("level", "Session"))
                        .enableMultipleWriteLocations(has("several"))
                        .enablePerPartitionFailoverBehavior(has("partitions")))
                .client(this::client);
        world.network().connections(Integer.parseInt(get("connections", "100")));
        return world;
    }

    private void client(CosmosClientBuilder client) {
        client.timeout(Duration.ofMillis(TIMEOUT_MILLIS));
        if (has("hedging")) client.hedging(Terms.hedging(Integer.parseInt(get("hedging", "")), has("hedgewrites")));
        if (has("breaker")) client.partitionCircuitBreaker(true);
        if (!has("listener")) return;
        Heard heard = new Heard();
        listeners.add(heard);
        client.listener(heard);
    }

    /** What each client's listener heard, if there are any. */
    List<Heard> listeners() {
        return listeners;
    }
}
