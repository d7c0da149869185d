package io.aiocosmos.reliability.campaign;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one script and says which promises were broken. */
final class Campaign implements AutoCloseable {
    private final Settings settings = new Settings();
    private final List<Event> events = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<StoredVersions> stores = new ArrayList<>();
    private final World world;
    private final Trouble trouble;
    private final Callers callers;

    Campaign(List<String> script) {
        for (int i = 0; i < script.size(); i++) line(i + 1, script.get(i).trim());
        events.sort(Comparator.comparingLong(Event::atMillis));
        world = settings.world();
        trouble = new Trouble(world, settings.seed());
        callers = new Callers(world, settings);
        boolean several = settings.has("several")
                || events.stream().anyMatch(event -> event.word(0).equals("several"));
        if (several) for (String region : settings.regions()) stores.add(new StoredVersions(ledgerAt(region)));
        else stores.add(new StoredVersions(World.ledger(world.byTest())));
    }

    private CosmosContainer ledgerAt(String region) {
        return World.ledger(world.byTestAt(region));
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
                callers.block(event);
            } else world.time().later(nanosTo(start + event.atMillis()), () -> happen(event));
        }
        world.time().pass(Duration.ofSeconds(25));
        trouble.end(settings.regions());
        world.time().pass(Duration.ofSeconds(50));
        broken.addAll(callers.broken());
        world.client().close();
        world.time().pass(Duration.ofSeconds(1));
        leftovers();
        if (broken.isEmpty()) promises();
        return broken;
    }

    private void promises() {
        StoredVersions moved = stores.size() > 1
                ? stores.get(0).goingOnAt(ledgerAt(settings.regions().get(1)))
                : null;
        List<Map<String, List<Integer>>> versions =
                stores.stream().map(StoredVersions::byItem).toList();
        if (moved != null && !moved.byItem().equals(versions.get(1)))
            broken.add("a reader that went on in another region saw other versions than one that was there");
        broken.addAll(Promises.broken(callers.history(), versions, united()));
    }

    /** Whether what several regions wrote became that of one. */
    private boolean united() {
        return stores.size() > 1
                && events.stream().map(event -> event.word(0)).anyMatch(Set.of("split", "merge", "several")::contains);
    }

    /** What callers asked for and were told. */
    List<Op> history() {
        return callers.history();
    }

    int requests() {
        return world.network().attempts().size();
    }

    /** What each client's listener heard, if the script has listeners. */
    List<Heard> listeners() {
        return settings.listeners();
    }

    /** A blocking call that takes long delays what is scheduled after it on the same thread. */
    private void passTo(long millis) {
        if (nanosTo(millis) > 0) world.time().pass(Duration.ofNanos(nanosTo(millis)));
    }

    private long nanosTo(long millis) {
        return Math.max(0, millis * 1_000_000 - world.time().nanos());
    }

    private void happen(Event event) {
        if (event.isOperation()) callers.start(event);
        else trouble.carryOut(event);
    }

    private void leftovers() {
        if (world.network().inFlight() > 0) broken.add(world.network().inFlight() + " exchanges are left");
        if (world.timing().waiting() > 0) broken.add(world.timing().waiting() + " tasks wait for the closed client");
        if (world.emulator().stats().inFlight() > 0) broken.add("requests are left at the emulator");
        if (!listeners().isEmpty()) broken.addAll(listeners().get(0).broken()); // the others' clients are still open
    }

    @Override
    public void close() {
        world.close();
    }
}
