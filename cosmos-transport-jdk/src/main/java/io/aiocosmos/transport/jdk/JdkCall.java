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
 * One call, from the queue to its end. It ends once, by whichever comes first: the response, a failure, the time-out,
 * cancellation, or the end of the transport.
 */
final class JdkCall implements BodyHandler<Void> {
    private static final int BAD_GATEWAY = 502;

    private final JdkTransport transport;
    private final TransportRequest request;
    private final SingleUseBody body;
    private final HttpRequest prepared;
    private final ResponseFuture response = new ResponseFuture(this);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long end;
    private volatile CompletableFuture<HttpResponse<Void>> exchange;
    private volatile boolean started;
    private volatile boolean cancelled;
    private volatile ResponseReader reader;
    private volatile Future<?> deadline;
    private volatile Future<?> tunnelDeadline;

    JdkCall(JdkTransport transport, TransportRequest request) throws TransportFailure {
        this.transport = transport;
        this.request = request;
        end = System.nanoTime() + request.timeoutNanos();
        body = new SingleUseBody(request, end);
        prepared = JdkRequests.of(request, body, transport.proxies().authorization());
    }

    CompletableFuture<TransportResponse> response() {
        return response;
    }

    /** Prevents the request from being sent from now on; returns whether it may have been sent before. */
    boolean stop() {
        return body.stop();
    }

    /** The time left for the call; zero or less after its deadline. */
    long remainingNanos() {
        return end - System.nanoTime();
    }

    /**
     * Passes the request to the client; called once, when the call has a permit. A call past its deadline fails instead.
     *
     * @return whether the permit is used, and so released at the end of the call
     */
    boolean start() {
        if (remainingNanos() <= 0 && end()) {
            body.stop();
            transport.callExpired(this);
            transport.workers().execute(() -> response.completeExceptionally(late(Kind.POOL, false)));
            return false;
        }
        started = true;
        if (routes().isKnown(request.origin())) send(0);
        else findRoute();
        return true;
    }

    private OriginRoutes routes() {
        return transport.proxies().routes();
    }

    private void findRoute() {
        long began = System.nanoTime();
        routes().find(request.origin(), transport.clientExecutor()).whenComplete((found, problem) -> {
            if (problem == null) send(System.nanoTime() - began);
            else fail(Failures.noAddressReached(request.origin(), problem));
        });
    }

    /** @param spentNanos of the connect time-out */
    private void send(long spentNanos) {
        HttpClient client = transport.client();
        if (ended.get() || client == null) return; // closed meanwhile, which has ended this call too
        long connectNanos = transport.proxies().connectNanos(request.origin());
        if (connectNanos > 0)
            tunnelDeadline = transport.deadlines().after(connectNanos - spentNanos, this::onConnectTimeout);
        try {
            CompletableFuture<HttpResponse<Void>> future = client.sendAsync(prepared, this);
            exchange = future;
            future.whenComplete(this::onExchangeEnd);
            if (cancelled) future.cancel(true); // cancelled before there was a future to cancel
        } catch (RuntimeException e) {
            fail(new TransportFailure(Kind.BROKEN, stop(), "the JDK's client rejected the request", e));
        }
    }

    /** The client's own connect time-out covers only TCP, not a tunnel. */
    private void onConnectTimeout() {
        if (!stop()) fail(Failures.tunnelTimeout(request.origin(), transport.proxies()));
    }

    void setDeadline(Future<?> timer) {
        deadline = timer;
        if (ended.get()) timer.cancel(false);
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo head) {
        AddressRelay relay = head.statusCode() == BAD_GATEWAY ? routes().relay(request.origin()) : null;
        if (relay != null && relay.isOwn(head.headers()))
            fail(Failures.noAddressReached(request.origin(), relay.problem()));
        String framingProblem = framingProblem(head.headers());
        if (framingProblem != null)
            fail(new TransportFailure(Kind.BROKEN, true, "the response has " + framingProblem, null));
        ResponseReader bodyReader = new ResponseReader(this, head, transport.maxResponseBytes());
        reader = bodyReader;
        return bodyReader;
    }

    /**
     * Why it is ambiguous where the body ends, or {@code null}. The client uses a length even beside chunks, takes the frames
     * of an unknown coding for the body, and a negative length for none.
     */
    private static String framingProblem(HttpHeaders head) {
        String coding = head.firstValue("transfer-encoding").orElse(null);
        String length = head.firstValue("content-length").orElse(null);
        if (coding != null && length != null) return "both a length and a transfer coding";
        if (coding != null && !coding.equalsIgnoreCase("chunked")) return "a transfer coding other than chunked";
        return length != null && length.startsWith("-") ? "an invalid length" : null;
    }

    /** The response is complete and its connection free. Runs on a worker. */
    void completed(JdkResponse result) {
        if (!end()) return;
        CompletableFuture<HttpResponse<Void>> current = exchange;
        // Completing the client's future here saves an empty task on the common pool, which on two processors or fewer
        // means a new thread for every request.
        if (current != null) current.complete(null);
        transport.ended(this);
        response.complete(result);
    }

    /** Ends the call at its deadline; the executor completes the future. */
    void timeOut(Executor executor) {
        boolean waiting = !started;
        boolean sent = stop();
        fail(late(sent ? Kind.TIMEOUT : waiting ? Kind.POOL : Kind.CONNECT, sent), executor);
    }

    private TransportFailure late(Kind kind, boolean sent) {
        String what = kind == Kind.TIMEOUT
                ? "no complete response"
                : kind == Kind.POOL ? "no connection became free" : "no connection was made";
        long millis = request.timeoutNanos() / 1_000_000;
        return new TransportFailure(kind, sent, what + " within " + millis + " ms", null);
    }

    /** Fails the call, if it has not ended, on a worker. */
    void fail(TransportFailure failure) {
        fail(failure, transport.workers());
    }

    private void fail(TransportFailure failure, Executor executor) {
        if (!end()) return;
        if (failure.kind() == Kind.CONNECT) routes().forget(request.origin());
        abandon();
        executor.execute(() -> response.completeExceptionally(failure));
    }

    /** Cancels the call; frees its connection or its place in the queue. */
    void cancel() {
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
        cancelled = true;
        body.stop();
        CompletableFuture<HttpResponse<Void>> current = exchange;
        if (current != null) current.cancel(true);
        transport.ended(this);
    }

    /** The client's future is complete; handles what the body handler has not. */
    private void onExchangeEnd(HttpResponse<Void> response, Throwable problem) {
        if (ended.get()) return;
        ResponseReader bodyReader = reader;
        if (problem != null && remainingNanos() <= 0) timeOut(transport.workers());
        else if (problem != null) fail(failure(problem instanceof CompletionException ? problem.getCause() : problem));
        else if (bodyReader != null) transport.workers().execute(() -> completed(bodyReader.response()));
        else fail(Failures.tunnelFailure(request.origin(), transport.proxies(), response.statusCode(), null));
    }

    private TransportFailure failure(Throwable reported) {
        if (stop()) return Failures.broken(request.origin(), reported);
        return Failures.notConnected(request.origin(), transport.proxies(), Failures.withoutQuotedBytes(reported));
    }
}
