package io.aiocosmos.emulator;

import io.aiocosmos.emulator.wire.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts requests and remembers the last thousand. Thread-safe. */
public final class EmulatorStats {
    private static final int LOG_LENGTH = 1000;
    private static final int USER_AGENTS = 20;

    private final Map<String, Long> byKind = new TreeMap<>();
    private final Deque<EmulatorLogEntry> log = new ArrayDeque<>();
    private final Set<String> userAgents = new LinkedHashSet<>();
    private final InFlightCounter inFlight = new InFlightCounter(System::nanoTime);

    EmulatorStats() {}

    /** All requests that came in, answered or not. */
    public synchronized long requests() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The requests of one {@linkplain EmulatorRequest#kind() kind}, such as {@code docs.create}. */
    public synchronized long requests(String kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** A copy of the counts of all kinds seen. */
    public synchronized Map<String, Long> requestsByKind() {
        return new TreeMap<>(byKind);
    }

    /** Requests that came in and have no response yet. */
    public synchronized int inFlight() {
        return inFlight.now();
    }

    /** The most requests that were in flight at once. */
    public synchronized int mostInFlight() {
        return inFlight.most();
    }

    /**
     * For how long, in real time, at least that many requests were in flight, between the first that came in or left
     * and the last.
     *
     * @param atLeast 0 for all of that time
     */
    public synchronized Duration timeInFlight(int atLeast) {
        return inFlight.timeWith(atLeast);
    }

    /** The last twenty different user agents, the latest last. */
    public synchronized List<String> userAgents() {
        return List.copyOf(userAgents);
    }

    /** The last thousand requests that are done, the latest last. */
    public synchronized List<EmulatorLogEntry> log() {
        return new ArrayList<>(log);
    }

    /** Forgets all but what is in flight now. */
    public synchronized void reset() {
        byKind.clear();
        log.clear();
        userAgents.clear();
        inFlight.reset();
    }

    synchronized void arrived(EmulatorRequest request) {
        byKind.merge(request.kind(), 1L, Long::sum);
        inFlight.arrived();
    }

    /** @param response {@code null} if there was none */
    synchronized void left(EmulatorRequest request, Response response) {
        inFlight.left();
        int status = response == null ? 0 : response.status();
        int operations = response == null ? 0 : response.operations();
        EmulatorLogEntry entry = new EmulatorLogEntry(request, status, subStatus(response), operations);
        userAgents.remove(entry.userAgent());
        userAgents.add(entry.userAgent());
        if (userAgents.size() > USER_AGENTS)
            userAgents.remove(userAgents.iterator().next());
        if (log.size() == LOG_LENGTH) log.removeFirst();
        log.addLast(entry);
    }

    private static int subStatus(Response response) {
        String header = response == null ? null : response.header("x-ms-substatus");
        return header == null ? 0 : Integer.parseInt(header);
    }
}
