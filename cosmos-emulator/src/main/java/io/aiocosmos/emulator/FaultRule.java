package io.aiocosmos.emulator;

import io.aiocosmos.emulator.door.Verdict;
import io.aiocosmos.emulator.door.Verdict.Connection;
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
    private Verdict verdict;
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
    public void answer(int status, int subStatus) {
        answer(status, subStatus, Map.of());
    }

    /** As {@link #answer(int, int)}, with headers of its own. */
    public void answer(int status, int subStatus, Map<String, String> headers) {
        ServiceError error = ServiceError.gateway(status, subStatus, "Scripted by the emulator's faults.");
        headers.forEach(error::with);
        script(new Verdict(Connection.KEPT, FrontDesk.refusal(error), null, Duration.ZERO));
    }

    /** They are not processed; the answer is this text, as from a proxy in between. */
    public void answerRaw(int status, String contentType, String body) {
        script(new Verdict(Connection.KEPT, request -> Response.text(status, contentType, body), null, Duration.ZERO));
    }

    /** The connection breaks before they are processed. */
    public void breakBefore() {
        script(new Verdict(Connection.BROKEN_BEFORE, null, null, Duration.ZERO));
    }

    /** They are processed, then the connection breaks before the answer. */
    public void breakAfter() {
        script(new Verdict(Connection.BROKEN_AFTER, null, null, Duration.ZERO));
    }

    /** Nobody listens. At a real port the connection breaks instead. */
    public void refuseConnection() {
        script(new Verdict(Connection.REFUSED, null, null, Duration.ZERO));
    }

    /** They are processed, and the answer is kept back that long in real time, on top of the emulator's latency. */
    public void delay(Duration time) {
        script(new Verdict(Connection.KEPT, null, null, time));
    }

    /** They wait unprocessed until released. */
    public Hold hold() {
        hold = new Hold();
        script(new Verdict(Connection.KEPT, null, hold.released(), Duration.ZERO));
        return hold;
    }

    private void script(Verdict outcome) {
        if (verdict != null) throw new IllegalStateException("this rule has its outcome already");
        verdict = outcome;
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

    Verdict verdict(Duration latency) {
        return new Verdict(
                verdict.connection(),
                verdict.scripted(),
                verdict.released(),
                verdict.delay().plus(latency));
    }
}
