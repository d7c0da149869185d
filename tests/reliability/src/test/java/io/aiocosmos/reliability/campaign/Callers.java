package io.aiocosmos.reliability.campaign;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Those who call: by either view, in their sessions; some give up. They remember what they asked and what they were told. */
final class Callers {
    private final List<Op> ops = new ArrayList<>();
    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Operations> sessions = new HashMap<>();
    private final World world;
    private final Settings settings;
    private int lastNumber;
    private Event blocked;

    Callers(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
        CosmosClient client = world.client();
        sessions.put("0", new Operations(World.ledger(client)));
        if (settings.has("sessions")) moreSessions(client);
    }

    /** Of two clients, each with a session of its own beside the one that all its callers share. */
    private void moreSessions(CosmosClient client) {
        sessions.put("1", new Operations(World.ledger(client.newSession())));
        CosmosClient other = world.anotherClient();
        sessions.put("2", new Operations(World.ledger(other)));
        sessions.put("3", new Operations(World.ledger(other.newSession())));
    }

    /** All that ended so far. */
    List<Op> history() {
        return ops;
    }

    /** What they found broken while they called. */
    List<String> broken() {
        for (CompletableFuture<?> future : futures) if (!future.isDone()) broken.add("a future is not done");
        return broken;
    }

    private Request request(Event event) {
        String verb = event.word(1);
        String key = event.word(2);
        List<Op> parts = new ArrayList<>();
        Request request = new Request(verb, key, event.word(3), Terms.of(event, Settings.TIMEOUT_MILLIS), parts);
        switch (verb) {
            case "read", "query", "queryall", "many", "changes" -> parts.add(op(event, request.item(), false));
            case "batch" -> {
                parts.add(op(event, key + "/i0", true));
                parts.add(op(event, key + "/i1", true));
                for (Op part : parts) part.batch = parts.get(0).n;
            }
            case "bulk" -> {
                for (int i = 0; i < 3; i++) parts.add(op(event, "k" + i + "/" + event.word(3), true));
            }
            default -> parts.add(op(event, request.item(), true));
        }
        boolean hedged = settings.has("hedgewrites") && !verb.equals("batch") && !verb.equals("bulk");
        for (Op part : parts) part.mayRepeat = hedged || request.terms().again();
        return request;
    }

    private Op op(Event event, String item, boolean write) {
        String session = event.option("session", "0");
        long now = world.time().nanos();
        return new Op(event.line(), session, event.word(1), item, write ? ++lastNumber : 0, now);
    }

    void start(Event event) {
        Request request = request(event);
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

    void block(Event event) {
        Request request = request(event);
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

    private void end(Request request, Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        for (Op op : request.ops()) {
            op.ended = world.time().nanos();
            if (cause instanceof CosmosException failure) op.failure = failure;
            else if (cause instanceof CancellationException) op.abandoned = true;
            else if (cause != null) broken.add(op + ": outside the family: " + cause);
            if (op.ended - op.began > allowedNanos(request)) broken.add(op + ": late");
            if (op.failure != null) attempts(request, op);
            if (!op.isWrite() && op.isNotFound()) op.ok = true;
            ops.add(op);
        }
    }

    /** Whoever limits retries has no more; further regions beside a slow one have their own. */
    private void attempts(Request request, Op op) {
        boolean hedged = settings.has("hedging")
                || settings.has("partitions")
                || !request.terms().hedging().isEmpty();
        if (hedged || !Operations.ON_ITEMS.contains(request.verb())) return;
        request.terms().mostRetries().ifPresent(most -> {
            if (op.failure.details().attempts() > most + 1)
                broken.add(op + ": " + op.failure.details().attempts() + " attempts, not " + (most + 1));
        });
    }

    /** The time of an item of a bulk begins when it is taken: after definition and ranges were read. */
    private static long allowedNanos(Request request) {
        Duration before =
                request.verb().equals("bulk") ? Duration.ofMillis(2 * Settings.TIMEOUT_MILLIS) : Duration.ZERO;
        return before.plus(request.terms().timeout()).toNanos() * 11 / 10;
    }
}
