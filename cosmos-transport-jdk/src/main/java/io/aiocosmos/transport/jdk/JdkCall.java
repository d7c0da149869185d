package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call, from the queue for a permit to its end. It ends once, by whichever comes first: the answer, a failure, the
 * deadline, the caller giving up, the transport closing.
 */
final class JdkCall implements BodyHandler<Void> {
    private static final int BAD_GATEWAY = 502;

    private final JdkTransport transport;
    private final TransportRequest request;
    private final OnceBody body;
    private final HttpRequest prepared;
    private final Outcome outcome = new Outcome(this);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long end;
    private volatile CompletableFuture<HttpResponse<Void>> exchange;
    private volatile boolean begun;
    private volatile boolean abandoned;
    private volatile AnswerReader reader;
    private volatile Future<?> deadline;
    private volatile Future<?> tunnelDeadline;

    JdkCall(JdkTransport transport, TransportRequest request) throws TransportFailure {
        this.transport = transport;
        this.request = request;
        end = System.nanoTime() + request.timeoutNanos();
        body = new OnceBody(request, end);
        prepared = JdkRequests.of(request, body, transport.proxies().authorization());
    }

    CompletableFuture<TransportResponse> outcome() {
        return outcome;
    }

    /** Stops the request from leaving from now on; says whether it may have left before. */
    boolean stop() {
        return body.stop();
    }

    /** What is left of the time for the call; zero or less when it is over. */
    long remainingNanos() {
        return end - System.nanoTime();
    }

    /**
     * Hands the request to the client; called once, when the call has a permit. A call whose time is over fails instead.
     *
     * @return whether the permit is in use, to be given back at the end of the call
     */
    boolean start() {
        if (remainingNanos() <= 0 && end()) {
            body.stop();
            transport.unserved(this);
            transport.workers().execute(() -> outcome.completeExceptionally(late(Kind.POOL, false)));
            return false;
        }
        begun = true;
        if (routes().isKnown(request.origin())) send(0);
        else findRoute();
        return true;
    }

    private OriginRoutes routes() {
        return transport.proxies().routes();
    }

    private void findRoute() {
        long began = System.nanoTime();
        routes().find(request.origin(), transport.carrying()).whenComplete((found, problem) -> {
            if (problem == null) send(System.nanoTime() - began);
            else fail(Failures.noneReached(request.origin(), problem));
        });
    }

    /** @param spentNanos of the time to connect */
    private void send(long spentNanos) {
        HttpClient client = transport.client();
        if (ended.get() || client == null) return; // closed meanwhile, which has ended this call as well
        long connectNanos = transport.proxies().connectNanos(request.origin());
        if (connectNanos > 0)
            tunnelDeadline = transport.deadlines().after(connectNanos - spentNanos, this::connectInTime);
        try {
            CompletableFuture<HttpResponse<Void>> started = client.sendAsync(prepared, this);
            exchange = started;
            started.whenComplete(this::exchanged);
            if (abandoned) started.cancel(true); // it was given up before there was anything to cancel
        } catch (RuntimeException e) {
            fail(new TransportFailure(Kind.BROKEN, stop(), "the JDK's client did not take the request", e));
        }
    }

    /** The client's own limit ends with TCP when there is a tunnel to be made. */
    private void connectInTime() {
        if (!stop()) fail(Failures.noTunnelInTime(request.origin(), transport.proxies()));
    }

    void endBy(Future<?> timer) {
        deadline = timer;
        if (ended.get()) timer.cancel(false);
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo head) {
        AddressRelay relay = head.statusCode() == BAD_GATEWAY ? routes().relay(request.origin()) : null;
        if (relay != null && relay.gave(head.headers())) fail(Failures.noneReached(request.origin(), relay.problem()));
        String unclear = unclear(head.headers());
        if (unclear != null) fail(new TransportFailure(Kind.BROKEN, true, "the answer has " + unclear, null));
        AnswerReader answer = new AnswerReader(this, head, transport.maxResponseBytes());
        reader = answer;
        return answer;
    }

    /**
     * What leaves in doubt where the body ends, or {@code null}. The client goes by a length even beside chunks, though it
     * is they that count; takes the frames of a coding that it does not know for the body; and a length below zero for
     * none.
     */
    private static String unclear(HttpHeaders head) {
        String coding = head.firstValue("transfer-encoding").orElse(null);
        String length = head.firstValue("content-length").orElse(null);
        if (coding != null && length != null) return "both a length and a transfer coding";
        if (coding != null && !coding.equalsIgnoreCase("chunked")) return "a transfer coding other than chunked";
        return length != null && length.startsWith("-") ? "an unclear length" : null;
    }

    /** The answer is complete and its connection is free again. Runs on a worker. */
    void answered(JdkAnswer answer) {
        if (!end()) return;
        CompletableFuture<HttpResponse<Void>> current = exchange;
        // Completing the client's future ourselves spares the empty task that it would else run on a pool of its own,
        // which on two processors or fewer means a new thread for every request.
        if (current != null) current.complete(null);
        transport.ended(this);
        outcome.complete(answer);
    }

    /** Time is up; who waits is told by the executor given. */
    void timeOut(Executor teller) {
        boolean waiting = !begun;
        boolean sent = stop();
        fail(late(sent ? Kind.TIMEOUT : waiting ? Kind.POOL : Kind.CONNECT, sent), teller);
    }

    private TransportFailure late(Kind kind, boolean sent) {
        String what = kind == Kind.TIMEOUT
                ? "no complete answer"
                : kind == Kind.POOL ? "no connection came free" : "no connection was made";
        long millis = request.timeoutNanos() / 1_000_000;
        return new TransportFailure(kind, sent, what + " within " + millis + " ms", null);
    }

    /** Fails the call, if it has not ended, on a worker. */
    void fail(TransportFailure failure) {
        fail(failure, transport.workers());
    }

    private void fail(TransportFailure failure, Executor teller) {
        if (!end()) return;
        if (failure.kind() == Kind.CONNECT) routes().forget(request.origin());
        abandon();
        teller.execute(() -> outcome.completeExceptionally(failure));
    }

    /** Ends the call by the caller's wish; frees its connection or its place in the queue. */
    void giveUp() {
        if (end()) abandon();
    }

    private boolean end() {
        if (!ended.compareAndSet(false, true)) return false;
        cancel(deadline);
        cancel(tunnelDeadline);
        return true;
    }

    private static void cancel(Future<?> timer) {
        if (timer != null) timer.cancel(false);
    }

    private void abandon() {
        abandoned = true;
        body.stop();
        CompletableFuture<HttpResponse<Void>> current = exchange;
        if (current != null) current.cancel(true);
        transport.ended(this);
    }

    /** The client is through; what it reports is news only if nothing was learnt from its handler before. */
    private void exchanged(HttpResponse<Void> response, Throwable problem) {
        if (ended.get()) return;
        AnswerReader answer = reader;
        if (problem != null && remainingNanos() <= 0) timeOut(transport.workers());
        else if (problem != null) fail(failure(problem instanceof CompletionException ? problem.getCause() : problem));
        else if (answer != null) transport.workers().execute(() -> answered(answer.answer()));
        else fail(Failures.noTunnel(request.origin(), transport.proxies(), response.statusCode(), null));
    }

    private TransportFailure failure(Throwable reported) {
        if (stop()) return Failures.broken(request.origin(), reported);
        return Failures.notConnected(request.origin(), transport.proxies(), Failures.unquoting(reported));
    }
}
