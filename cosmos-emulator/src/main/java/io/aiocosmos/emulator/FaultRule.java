package io.aiocosmos.emulator;

import io.aiocosmos.FeedRange;
import io.aiocosmos.emulator.server.CosmosService;
import io.aiocosmos.emulator.server.FaultDecision;
import io.aiocosmos.emulator.wire.Delivery;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A rule of {@link Faults} while it is made: first to which requests it applies, then, as the last call, what happens to
 * them. All conditions must hold together; {@link #after}, {@link #every} and {@link #share} count only requests for
 * which they hold. Not thread-safe.
 *
 * <pre>{@code
 * FeedRange range = container.feedRanges().get(0);
 * faults.always().region("West US").partition(range).respond(503, 0);                // one partition down in one region
 * faults.next(1).kind("docs.upsert").after(9).breakAfter();                          // the tenth: done, without response
 * faults.always().where(request -> request.header("if-match").isPresent()).every(2).respond(412, 0);
 * }</pre>
 */
public final class FaultRule {
    private final List<FaultRate> rates = new ArrayList<>();
    private final Faults faults;
    private final FaultLifetime.Schedule lifetime;
    private Predicate<EmulatorRequest> condition = request -> true;
    private OperationTimes times;
    private Duration latency = Duration.ZERO;
    private boolean enabled = true;
    private boolean complete;

    FaultRule(Faults faults, FaultLifetime.Schedule lifetime) {
        this.faults = faults;
        this.lifetime = lifetime;
    }

    /**
     * Only from some time after the rule takes effect, by the emulator's clock.
     *
     * @param delay zero or more
     */
    public FaultRule startAfter(Duration delay) {
        if (delay.isNegative()) throw new IllegalArgumentException("delay must not be negative, was " + delay);
        lifetime.startAfter(delay);
        return this;
    }

    /**
     * Only for some time from its start on, by the emulator's clock; with {@link Faults#next} whichever ends it first.
     *
     * @param time above zero
     */
    public FaultRule during(Duration time) {
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException("time must be above zero, was " + time);
        lifetime.during(time);
        return this;
    }

    /** Whether the rule is switched on when it takes effect, as it is by default. @see Fault#enable() */
    public FaultRule enabled(boolean on) {
        enabled = on;
        return this;
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

    /** Only requests about the container of this name, in whatever database, or about what it holds. */
    public FaultRule container(String name) {
        return where(request -> request.concernsContainer(name));
    }

    /** Only requests that this region receives. */
    public FaultRule region(String name) {
        return where(request -> request.region().equals(name));
    }

    /**
     * Only requests about items that {@linkplain EmulatorRequest#partitionKeyRanges() concern} this partition key range.
     *
     * @param rangeId such as {@code "0"}; the ids of containers are alike, so add {@link #where} if there are several
     */
    public FaultRule partition(String rangeId) {
        return where(request -> request.partitionKeyRanges().contains(rangeId));
    }

    /** Only requests about items that concern effective partition keys of this range, whether it was split or not. */
    public FaultRule partition(FeedRange range) {
        return where(request -> request.concerns(range));
    }

    /**
     * Goes on with a rule for single operations of batches: of those requests that the rule is about so far. What counts
     * requests otherwise then counts operations.
     *
     * @throws IllegalStateException after {@link #after}, {@link #every} or {@link #share}, which must follow, and after
     *     {@link #perOperation}
     */
    public OperationFaultRule operations() {
        if (!rates.isEmpty()) throw new IllegalStateException("after, every and share must follow operations()");
        if (times != null)
            throw new IllegalStateException("perOperation is about requests, not about batches' operations");
        return new OperationFaultRule(this);
    }

    /** Only requests for which the condition holds. If it throws, the response is 500. */
    public FaultRule where(Predicate<EmulatorRequest> condition) {
        this.condition = this.condition.and(condition);
        return this;
    }

    /** Lets the first requests pass. @param requests how many, 0 or more */
    public FaultRule after(int requests) {
        if (requests < 0) throw new IllegalArgumentException("requests must not be negative, was " + requests);
        return rate(FaultRate.after(requests));
    }

    /** Only every n-th request, beginning with the n-th. @param n at least 1 */
    public FaultRule every(int n) {
        if (n < 1) throw new IllegalArgumentException("n must be at least 1, was " + n);
        return rate(FaultRate.every(n));
    }

    /**
     * Only a share of the requests, drawn at random. For one seed the draws are the same in every run; which request
     * gets which draw is up to their order.
     *
     * @param share from 0, none, to 1, all
     */
    public FaultRule share(double share, long seed) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("share must be 0 to 1, was " + share);
        return rate(FaultRate.share(share, seed));
    }

    /**
     * Only so many times for one operation of a client, whose retries then pass. An operation is known by the activity id
     * that its requests have in common ({@code x-ms-activity-id}, which the SDKs for .NET and Rust send); of clients
     * without one, by requests that are equal in method, path, continuation, key and body, until one of them passes.
     *
     * @param times at least 1
     */
    public FaultRule perOperation(int times) {
        if (times < 1) throw new IllegalArgumentException("times must be at least 1, was " + times);
        this.times = new OperationTimes(times);
        return this;
    }

    private FaultRule rate(FaultRate rate) {
        rates.add(rate);
        return this;
    }

    /** What happens to them happens that much later, in real time, on top of the emulator's latency. */
    public FaultRule latency(Duration time) {
        if (time.isNegative()) throw new IllegalArgumentException("latency must not be negative, was " + time);
        latency = time;
        return this;
    }

    /** They are not processed; the response is an error of the service. @param subStatus 0 for none */
    public Fault respond(int status, int subStatus) {
        return respond(status, subStatus, Map.of());
    }

    /** As {@link #respond(int, int)}, with the status and the headers of an error that has a name. */
    public Fault respond(ServiceFault error) {
        return take(FaultDecision.respond(
                request -> scripted(request, error.status(), error.subStatus(), faults.headers(error, request))));
    }

    /** As {@link #respond(int, int)}, with headers of its own. */
    public Fault respond(int status, int subStatus, Map<String, String> headers) {
        Map<String, String> own = Map.copyOf(headers);
        return take(FaultDecision.respond(request -> scripted(request, status, subStatus, own)));
    }

    /** As {@link #respond(int, int, Map)}, with a body of its own, in UTF-8. */
    public Fault respond(int status, int subStatus, Map<String, String> headers, String body) {
        Map<String, String> own = Map.copyOf(headers);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return take(FaultDecision.respond(
                request -> scripted(request, status, subStatus, own).withBody(bytes)));
    }

    private static Response scripted(Request request, int status, int subStatus, Map<String, String> headers) {
        ServiceError error = ServiceError.gateway(status, subStatus, "Scripted by the emulator's faults.");
        return CosmosService.ofError(request, error).withHeaders(headers);
    }

    /** They are not processed; the response is this text, as from a proxy in between. */
    public Fault respondRaw(int status, String contentType, String body) {
        return respondRaw(status, Map.of("Content-Type", contentType), body);
    }

    /** They are not processed; the response has these headers and this body, and nothing of the service. */
    public Fault respondRaw(int status, Map<String, String> headers, String body) {
        Map<String, String> own = Map.copyOf(headers);
        return take(FaultDecision.respond(
                request -> Response.text(status, "text/plain", body).withHeaders(own)));
    }

    /** The connection breaks before they are processed. */
    public Fault breakBefore() {
        return take(FaultDecision.connection(FaultDecision.Connection.BROKEN_BEFORE));
    }

    /** They are processed, then the connection breaks before the response. */
    public Fault breakAfter() {
        return take(FaultDecision.connection(FaultDecision.Connection.BROKEN_AFTER));
    }

    /** The connection is refused. At a real port it breaks instead. */
    public Fault refuseConnection() {
        return take(FaultDecision.connection(FaultDecision.Connection.REFUSED));
    }

    /** They are processed, and the response is delayed that long in real time, on top of the emulator's latency. */
    public Fault delay(Duration time) {
        return take(FaultDecision.none(notNegative(time)));
    }

    /**
     * They come in that much later, in real time, and are processed then. In process, one whose client gives up before is
     * never processed.
     */
    public Fault delayBefore(Duration time) {
        return take(FaultDecision.late(notNegative(time)));
    }

    /** They are never processed: for that long, in real time, there is no response, then the connection breaks. */
    public Fault ignore(Duration time) {
        return take(
                FaultDecision.connection(FaultDecision.Connection.BROKEN_BEFORE).delayedBy(notNegative(time)));
    }

    /**
     * To connect takes that long, in real time; only requests that {@linkplain EmulatorRequest#opensConnection() open a
     * connection} count. In process, a time-out before is one of connecting. At a real port the kernel connects at once:
     * there the first request of a connection is processed that much later.
     */
    public Fault delayConnection(Duration time) {
        return where(EmulatorRequest::opensConnection).take(FaultDecision.connecting(notNegative(time)));
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) throw new IllegalArgumentException("time must not be negative, was " + time);
        return time;
    }

    /**
     * They are processed, and of the response come the headers, with the length of the whole, and the first bytes of the
     * body; then the connection breaks. A body that has no more bytes comes whole.
     *
     * @param bytes 0 or more
     */
    public Fault cut(int bytes) {
        if (bytes < 0) throw new IllegalArgumentException("bytes must not be negative, was " + bytes);
        return take(FaultDecision.deliver(Delivery.cut(bytes)));
    }

    /**
     * They are processed, and the body of the response comes that slowly, in real time; in process all of it when the last
     * byte would be there.
     *
     * @param bytesPerSecond at least 1
     */
    public Fault slow(int bytesPerSecond) {
        if (bytesPerSecond < 1)
            throw new IllegalArgumentException("bytesPerSecond must be at least 1, was " + bytesPerSecond);
        return take(FaultDecision.deliver(Delivery.slow(bytesPerSecond)));
    }

    /** They are processed, and the response has another body. @param change gives it; if it throws, the response is 500 */
    public Fault alterBody(UnaryOperator<byte[]> change) {
        return take(FaultDecision.change(
                response -> response.withBody(change.apply(response.body().clone()))));
    }

    /** They are processed, and the response has these headers instead of its own. @param headers {@code ""} for none of that name */
    public Fault alterHeaders(Map<String, String> headers) {
        Map<String, String> own = Map.copyOf(headers);
        return take(FaultDecision.change(response -> response.withHeaders(own)));
    }

    /**
     * They are processed, and behind the response the connection is closed, without a word to the client, who may be about
     * to use it again. In process there is nothing to close.
     */
    public Fault closeAfter() {
        return take(FaultDecision.deliver(Delivery.close()));
    }

    /** They wait unprocessed until released. */
    public Hold hold() {
        Hold hold = new Hold();
        take(FaultDecision.hold(hold.released()), hold);
        return hold;
    }

    /** They wait unprocessed until the fault is removed. */
    Fault holdUntilRemoved() {
        Hold hold = new Hold();
        return take(FaultDecision.hold(hold.released()), hold);
    }

    private Fault take(FaultDecision decision) {
        return take(decision, null);
    }

    private Fault take(FaultDecision decision, Hold hold) {
        return take(new Fault(faults, this, faults.begin(lifetime), decision.delayedBy(latency), hold, null));
    }

    Fault take(OperationFault operations) {
        return take(new Fault(faults, this, faults.begin(lifetime), null, null, operations));
    }

    private Fault take(Fault fault) {
        if (complete) throw new IllegalStateException("this rule is complete already");
        complete = true;
        faults.add(fault);
        return fault;
    }

    Predicate<EmulatorRequest> condition() {
        return condition;
    }

    List<FaultRate> rates() {
        return List.copyOf(rates);
    }

    /** {@code null} if operations do not matter. */
    OperationTimes times() {
        return times;
    }

    boolean isDisabled() {
        return !enabled;
    }
}
