package io.aiocosmos.reliability.campaign;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs one script and says which promises were broken. */
final class Campaign implements AutoCloseable {
    private static final long TIMEOUT_MILLIS = 10_000;

    private final Map<String, String> settings = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Op> ops = new ArrayList<>();
    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> regions;
    private final World world;
    private final Trouble trouble;
    private final Map<String, Operations> sessions = new HashMap<>();
    private final List<StoredVersions> stores = new ArrayList<>();
    private int lastNumber;
    private Event blocked;

    Campaign(List<String> script) {
        for (int i = 0; i < script.size(); i++) line(i + 1, script.get(i).trim());
        events.sort(Comparator.comparingLong(Event::atMillis));
        long seed = Long.parseLong(settings.getOrDefault("seed", "1"));
        regions = World.REGIONS.subList(0, Integer.parseInt(settings.getOrDefault("regions", "3")));
        world = World.alone(seed)
                .regions(regions.toArray(new String[0]))
                .account(account -> account.consistency(settings.getOrDefault("level", "Session"))
                        .enableMultipleWriteLocations(settings.containsKey("several"))
                        .enablePerPartitionFailoverBehavior(settings.containsKey("partitions")))
                .client(client -> client.timeout(Duration.ofMillis(TIMEOUT_MILLIS)));
        world.network().connections(Integer.parseInt(settings.getOrDefault("connections", "100")));
        trouble = new Trouble(world, seed);
        CosmosClient client = world.client();
        sessions.put("0", new Operations(World.ledger(client)));
        if (settings.containsKey("sessions")) moreSessions(client);
        boolean several = settings.containsKey("several")
                || events.stream().anyMatch(event -> event.word(0).equals("several"));
        if (several) for (String region : regions) stores.add(new StoredVersions(World.ledger(world.byTestAt(region))));
        else stores.add(new StoredVersions(World.ledger(world.byTest())));
    }

    /** Of two clients, each with a session of its own beside the one that all its callers share. */
    private void moreSessions(CosmosClient client) {
        sessions.put("1", new Operations(World.ledger(client.newSession())));
        CosmosClient other = world.anotherClient();
        sessions.put("2", new Operations(World.ledger(other)));
        sessions.put("3", new Operations(World.ledger(other.newSession())));
    }

    private void line(int number, String text) {
        if (text.isEmpty()) return;
        String[] words = text.split(" ");
        if (Character.isDigit(words[0].charAt(0))) events.add(Event.of(number, text));
        else settings.put(words[0], words[1]);
    }

    /** @return the promises that were broken; empty if none was */
    List<String> run() {
        long start = world.time().millis();
        for (Event event : events) {
            if (event.word(0).equals("block") && !event.word(1).equals("bulk")) {
                passTo(start + event.atMillis());
                block(event);
            } else world.time().later(nanosTo(start + event.atMillis()), () -> happen(event));
        }
        world.time().pass(Duration.ofSeconds(25));
        trouble.end(regions);
        world.time().pass(Duration.ofSeconds(30));
        for (CompletableFuture<?> future : futures) if (!future.isDone()) broken.add("a future is not done");
        world.client().close();
        world.time().pass(Duration.ofSeconds(1));
        leftovers();
        if (broken.isEmpty()) promises();
        return broken;
    }

    /**
     * What one region writes while another cannot be reached may lose against what that writes, and a region may get a
     * version after the next one: then it is in one of them at least.
     */
    private void promises() {
        StoredVersions moved =
                stores.size() > 1 ? stores.get(0).goingOnAt(World.ledger(world.byTestAt(regions.get(1)))) : null;
        List<Map<String, List<Integer>>> versions =
                stores.stream().map(StoredVersions::byItem).toList();
        if (moved != null && !moved.byItem().equals(versions.get(1)))
            broken.add("a reader that went on in " + regions.get(1) + " saw other versions than one that was there");
        boolean same = versions.stream().distinct().count() == 1;
        broken.addAll(same ? new Promises(ops, versions.get(0)).broken() : Promises.overRegions(ops, versions));
    }

    /** What callers asked for and were told. */
    List<Op> history() {
        return ops;
    }

    int requests() {
        return world.network().attempts().size();
    }

    /** A blocking call that takes long delays what is scheduled after it on the same thread. */
    private void passTo(long millis) {
        if (nanosTo(millis) > 0) world.time().pass(Duration.ofNanos(nanosTo(millis)));
    }

    private long nanosTo(long millis) {
        return Math.max(0, millis * 1_000_000 - world.time().nanos());
    }

    private void happen(Event event) {
        if (event.isOperation()) start(event);
        else trouble.carryOut(event);
    }

    private Operations.Request request(Event event) {
        List<Op> parts = new ArrayList<>();
        String verb = event.word(1);
        String key = event.word(2);
        switch (verb) {
            case "read", "query", "queryall", "many", "changes" ->
                parts.add(op(event, key + "/" + event.word(3), false));
            case "batch" -> {
                parts.add(op(event, key + "/i0", true));
                parts.add(op(event, key + "/i1", true));
                for (Op part : parts) part.batch = parts.get(0).n;
            }
            case "bulk" -> {
                for (int i = 0; i < 3; i++) parts.add(op(event, "k" + i + "/" + event.word(3), true));
            }
            default -> parts.add(op(event, key + "/" + event.word(3), true));
        }
        Duration timeout = Duration.ofMillis(event.number("timeout", TIMEOUT_MILLIS));
        return new Operations.Request(verb, key, event.word(3), timeout, parts);
    }

    private Op op(Event event, String item, boolean write) {
        return new Op(
                event.line(),
                event.option("session", "0"),
                event.word(1),
                item,
                write ? ++lastNumber : 0,
                world.time().nanos());
    }

    private void start(Event event) {
        Operations.Request request = request(event);
        CompletableFuture<?> future;
        try {
            future = sessions.get(event.option("session", "0")).start(request);
        } catch (CosmosException e) { // closed
            end(request, e);
            return;
        }
        futures.add(future);
        future.whenComplete((value, problem) -> end(request, problem));
        long cancel = event.number("cancel", -1);
        if (cancel >= 0) world.time().later(cancel * 1_000_000, () -> future.cancel(true));
    }

    private void block(Event event) {
        Operations.Request request = request(event);
        blocked = event;
        Thread here = Thread.currentThread();
        long interrupt = event.number("cancel", -1);
        if (interrupt >= 0)
            world.time().later(interrupt * 1_000_000, () -> {
                if (blocked == event) here.interrupt();
            });
        Throwable problem = null;
        try {
            sessions.get(event.option("session", "0")).call(request);
        } catch (RuntimeException e) {
            problem = e;
        }
        blocked = null;
        Thread.interrupted();
        end(request, problem);
    }

    private void end(Operations.Request request, Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        for (Op op : request.ops()) {
            op.ended = world.time().nanos();
            if (cause instanceof CosmosException failure) op.failure = failure;
            else if (cause instanceof CancellationException) op.abandoned = true;
            else if (cause != null) broken.add(op + ": outside the family: " + cause);
            if (op.ended - op.began > allowedNanos(request)) broken.add(op + ": late");
            if (!op.isWrite() && op.isNotFound()) op.ok = true;
            ops.add(op);
        }
    }

    /** The time of an item of a bulk begins when it is taken: after definition and ranges were read. */
    private static long allowedNanos(Operations.Request request) {
        long before = request.verb().equals("bulk") ? 2 * TIMEOUT_MILLIS * 1_000_000 : 0;
        return (before + request.timeout().toNanos()) * 11 / 10;
    }

    private void leftovers() {
        if (world.network().inFlight() > 0) broken.add(world.network().inFlight() + " exchanges are left");
        if (world.timing().waiting() > 0) broken.add(world.timing().waiting() + " tasks wait for the closed client");
        if (world.emulator().stats().inFlight() > 0) broken.add("requests are left at the emulator");
    }

    @Override
    public void close() {
        world.close();
    }
}
