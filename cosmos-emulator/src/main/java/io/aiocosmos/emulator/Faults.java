package io.aiocosmos.emulator;

import io.aiocosmos.emulator.batch.ElementFault;
import io.aiocosmos.emulator.batch.ElementFaults;
import io.aiocosmos.emulator.server.CosmosService;
import io.aiocosmos.emulator.server.FaultDecision;
import io.aiocosmos.emulator.wire.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong with which requests. A rule says how long it applies, here, then to which requests, and last what
 * happens to them: with that it takes effect. Rules are checked in the order in which they took effect, and the first
 * that matches applies. The same in process and over a port. Thread-safe.
 *
 * <pre>{@code
 * Faults faults = emulator.faults();
 * faults.next(3).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "10"));
 * faults.always().kind("docs.read").share(0.1, 42).breakAfter();                    // one in ten, the same in every run
 * faults.during(Duration.ofMinutes(1)).region("West US").partition("0").respond(503, 0); // by the emulator's clock
 * faults.next(1).operations().id("7").respond(429, 3200, Duration.ofMillis(20));       // one operation of a batch
 * Hold hold = faults.next(1).kind("docs.read").hold();
 * Fault outage = faults.always().refuseConnection();
 * …
 * outage.remove();
 * }</pre>
 */
public final class Faults {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final CosmosService service;

    Faults(InstantSource clock, CosmosService service) {
        this.clock = clock;
        this.service = service;
    }

    /** Begins a rule for the next requests that match it. @param requests how many, at least 1 */
    public FaultRule next(int requests) {
        if (requests < 1) throw new IllegalArgumentException("requests must be at least 1, was " + requests);
        return new FaultRule(this, new FaultLifetime.Schedule().requests(requests));
    }

    /** Begins a rule for every request that matches it, until it is {@linkplain Fault#remove() removed}. */
    public FaultRule always() {
        return new FaultRule(this, new FaultLifetime.Schedule());
    }

    /**
     * Begins a rule for every request that matches it within some time from when it takes effect, by the emulator's clock:
     * a virtual one must be advanced to end it.
     *
     * @param time above zero
     */
    public FaultRule during(Duration time) {
        return always().during(time);
    }

    /** Removes all rules and releases all requests that they hold. */
    public void clear() {
        for (Fault fault : faults) fault.end();
        faults.clear();
    }

    /** How many rules still apply to requests. */
    public int pending() {
        return (int) faults.stream().filter(fault -> !fault.isOver()).count();
    }

    Map<String, String> headers(ServiceFault error, Request request) {
        return error.headers(new EmulatorRequest(request, service));
    }

    FaultLifetime begin(FaultLifetime.Schedule lifetime) {
        return lifetime.begin(clock);
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    void forget(Fault fault) {
        faults.remove(fault);
    }

    /** What happens to a request. @param latency of the emulator, which comes on top */
    FaultDecision decide(EmulatorRequest request, Duration latency) {
        FaultDecision decision = ofRequest(request, latency);
        return request.isBatch() ? decision.with(ofOperations(request)) : decision;
    }

    /** Asked while the batch is processed: what counts operations counts only those that are run. */
    private ElementFaults ofOperations(EmulatorRequest batch) {
        List<Fault> concerned = faults.stream()
                .filter(fault -> fault.concernsOperationsOf(batch))
                .toList();
        return concerned.isEmpty()
                ? ElementFaults.NONE
                : (index, type, id) -> first(concerned, new EmulatorOperation(index, type, id));
    }

    private ElementFault first(List<Fault> concerned, EmulatorOperation operation) {
        for (Fault fault : concerned) {
            ElementFault result = fault.apply(operation);
            if (fault.isSpent()) forget(fault);
            if (result != null) return result;
        }
        return null;
    }

    private FaultDecision ofRequest(EmulatorRequest request, Duration latency) {
        for (Fault fault : faults) {
            boolean applies = fault.applies(request);
            if (fault.isSpent()) forget(fault);
            if (applies) return fault.decision().delayedBy(latency);
        }
        return FaultDecision.none(latency);
    }
}
