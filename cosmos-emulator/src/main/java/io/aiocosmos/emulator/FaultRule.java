package io.aiocosmos.emulator;

import io.aiocosmos.emulator.server.FaultDecision;
import io.aiocosmos.emulator.server.FaultDecision.Connection;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** One rule of {@link Faults}: first which requests it is about, then, as the last call, what happens to them. */
public final class FaultRule {
    private final Faults faults;
    private Predicate<EmulatorRequest> matches = request -> true;
    private int skip;
    private int turns;
    private FaultDecision decision;
    private Hold hold;

    FaultRule(Faults faults, int turns) {
        this.faults = faults;
        this.turns = turns;
    }

    /** Only requests of this {@linkplain EmulatorRequest#kind() kind}, such as {@code docs.create}. */
    public FaultRule kind(String kind) {
        return where(request -> request.kind().equals(kind));
    }

    /** Only requests with this verb. */
    public FaultRule method(String method) {
        return where(request -> request.method().equals(method));
    }

    /** Only requests about this resource type, such as {@code docs}. */
    public FaultRule resource(String type) {
        return where(request -> request.resourceType().equals(type));
    }

    /** Only requests that come in at this region. */
    public FaultRule region(String name) {
        return where(request -> request.region().equals(name));
    }

    /** Only requests for which the test holds; all conditions must hold together. What it throws is answered with 500. */
    public FaultRule where(Predicate<EmulatorRequest> condition) {
        matches = matches.and(condition);
        return this;
    }

    /** Lets that many matching requests pass first. */
    public FaultRule after(int requests) {
        skip = requests;
        return this;
    }

    /** They are not processed; the service says no with this status. @param subStatus 0 for none */
    public void respond(int status, int subStatus) {
        respond(status, subStatus, Map.of());
    }

    /** As {@link #respond(int, int)}, with headers of its own. */
    public void respond(int status, int subStatus, Map<String, String> headers) {
        ServiceError error = ServiceError.gateway(status, subStatus, "Scripted by the emulator's faults.");
        headers.forEach(error::with);
        script(new FaultDecision(Connection.KEPT, RequestDispatcher.refusal(error), null, Duration.ZERO));
    }

    /** They are not processed; the response is this text, as from a proxy in between. */
    public void respondRaw(int status, String contentType, String body) {
        script(new FaultDecision(
                Connection.KEPT, request -> Response.text(status, contentType, body), null, Duration.ZERO));
    }

    /** The connection breaks before they are processed. */
    public void breakBefore() {
        script(new FaultDecision(Connection.BROKEN_BEFORE, null, null, Duration.ZERO));
    }

    /** They are processed, then the connection breaks before the response. */
    public void breakAfter() {
        script(new FaultDecision(Connection.BROKEN_AFTER, null, null, Duration.ZERO));
    }

    /** Nobody listens. At a real port the connection breaks instead. */
    public void refuseConnection() {
        script(new FaultDecision(Connection.REFUSED, null, null, Duration.ZERO));
    }

    /** They are processed, and the response is delayed that long in real time, on top of the emulator's latency. */
    public void delay(Duration time) {
        script(new FaultDecision(Connection.KEPT, null, null, time));
    }

    /** They wait unprocessed until released. */
    public Hold hold() {
        hold = new Hold();
        script(new FaultDecision(Connection.KEPT, null, hold.released(), Duration.ZERO));
        return hold;
    }

    private void script(FaultDecision outcome) {
        if (decision != null) throw new IllegalStateException("this rule has its outcome already");
        decision = outcome;
        faults.add(this);
    }

    synchronized boolean strikes(EmulatorRequest request) {
        if (turns == 0 || !matches.test(request)) return false;
        if (skip > 0) {
            skip--;
            return false;
        }
        if (turns != Integer.MAX_VALUE) turns--;
        if (hold != null) hold.arrived();
        return true;
    }

    synchronized boolean hasTurns() {
        return turns > 0;
    }

    /** Whether nothing more comes of it: what it holds must stay known until released. */
    synchronized boolean isSpent() {
        return turns == 0 && (hold == null || hold.released().isDone());
    }

    synchronized void end() {
        turns = 0;
        if (hold != null) hold.release();
    }

    FaultDecision decision(Duration latency) {
        return new FaultDecision(
                decision.connection(),
                decision.scripted(),
                decision.released(),
                decision.delay().plus(latency));
    }
}
