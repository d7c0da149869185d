package io.aiocosmos.reliability.campaign;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Fault;
import io.aiocosmos.emulator.FaultRule;
import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Carries out all lines of a script that are no operations. */
final class Trouble {
    private final World world;
    private final Random random;
    private final List<Weather> weather = new ArrayList<>();
    private final List<String> ranges = new ArrayList<>(List.of("0", "1"));
    private int nextRange = 2;

    private record Weather(String region, double share, long until, Delay delay) {}

    Trouble(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
        world.network().weather(this::delay);
    }

    private Delay delay(Attempt attempt) {
        for (Weather each : weather)
            if (each.until > world.time().nanos()
                    && (each.region.equals("*") || each.region.equals(attempt.region))
                    && random.nextDouble() < each.share) return each.delay;
        return Delay.NONE;
    }

    void carryOut(Event event) {
        CosmosEmulator emulator = world.emulator();
        switch (event.word(0)) {
            case "fault" -> fault(event);
            case "split" -> split();
            case "lag" -> lag(event);
            case "merge" -> merge();
            case "several" -> emulator.account().enableMultipleWriteLocations(Boolean.parseBoolean(event.word(1)));
            case "begin" -> emulator.region(event.word(1)).beginTakeOver();
            case "range" ->
                emulator.region(event.word(1))
                        .takeOverWrites(World.DATABASE, World.CONTAINER, ranges.get(random.nextInt(ranges.size())));
            case "failover" -> emulator.region(event.word(1)).takeOverWrites();
            case "down" -> emulator.region(event.word(1)).takeDown();
            case "up" -> emulator.region(event.word(1)).bringUp();
            case "hold" -> emulator.replica().hold();
            case "release" -> emulator.replica().release();
            case "jump" -> world.timing().skew(Duration.ofSeconds(Long.parseLong(event.word(1))));
            case "close" -> world.client().close();
            default -> throw new IllegalArgumentException(event.word(0));
        }
    }

    private void lag(Event event) {
        if (event.word(1).equals(event.word(2))) return;
        world.emulator()
                .replication(event.word(1), event.word(2))
                .lag(Duration.ofMillis(Long.parseLong(event.word(3))));
    }

    private void split() {
        int place = random.nextInt(ranges.size());
        world.emulator().split(World.DATABASE, World.CONTAINER, ranges.get(place));
        ranges.set(place, Integer.toString(nextRange++));
        ranges.add(place + 1, Integer.toString(nextRange++));
    }

    private void merge() {
        if (ranges.size() < 2) return;
        int place = random.nextInt(ranges.size() - 1);
        world.emulator().merge(World.DATABASE, World.CONTAINER, ranges.get(place), ranges.get(place + 1));
        ranges.set(place, Integer.toString(nextRange++));
        ranges.remove(place + 1);
    }

    private void fault(Event event) {
        String region = event.word(1);
        double share = Double.parseDouble(event.option("share", "1"));
        Duration time = Duration.ofMillis(event.number("for", 1000));
        Delay delay = delay(event.word(2));
        if (delay != null) {
            weather.add(new Weather(region, share, world.time().nanos() + time.toNanos(), delay));
            return;
        }
        FaultRule rule =
                world.emulator().faults().during(time).where(world::isOfClient).share(share, random.nextLong());
        take(region.equals("*") ? rule : rule.region(region), event.word(2));
    }

    private static Delay delay(String what) {
        return switch (what) {
            case "unsent" -> Delay.UNSENT;
            case "lost" -> Delay.LOST;
            case "noresponse" -> Delay.NO_RESPONSE;
            case "slow" -> new Delay(300_000_000L, 700_000_000L);
            default -> null;
        };
    }

    private static Fault take(FaultRule rule, String what) {
        return switch (what) {
            case "refuse" -> rule.refuseConnection();
            case "before" -> rule.breakBefore();
            case "after" -> rule.breakAfter();
            case "cut" -> rule.cut(10);
            case "garbage" -> rule.alterBody(body -> Arrays.copyOf(body, body.length / 2));
            case "raw" -> rule.respondRaw(200, "text/html", "<html>a proxy's page</html>");
            default -> {
                String[] status = what.split("/");
                boolean throttled = status[0].equals("429");
                yield rule.respond(
                        Integer.parseInt(status[0]),
                        Integer.parseInt(status[1]),
                        throttled ? Map.of("x-ms-retry-after-ms", "50") : Map.of());
            }
        };
    }

    /** All is well from now on. */
    void end(Iterable<String> regions) {
        weather.clear();
        world.emulator().faults().clear();
        for (String region : regions) world.emulator().region(region).bringUp();
        world.emulator().replica().release();
        world.timing().skew(Duration.ZERO);
    }
}
