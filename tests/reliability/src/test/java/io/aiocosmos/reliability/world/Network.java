package io.aiocosmos.reliability.world;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The way of one client to the emulator: requests and responses take virtual time, connections may be few, and what is
 * sent arrives also if its sender has given up.
 */
public final class Network implements HttpTransport {
    private final VirtualTime time;
    private final HttpTransport emulator;
    private final Function<Origin, String> regions;
    private final LongSupplier latency;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Deque<Exchange> queue = new ArrayDeque<>();
    private Function<Attempt, Delay> weather = attempt -> Delay.NONE;
    private int connections = Integer.MAX_VALUE;
    private int open;
    private boolean closed;

    /** What happens to one exchange on its way, in nanoseconds. {@link Long#MAX_VALUE} is for ever. */
    public record Delay(long before, long after) {
        public static final Delay NONE = new Delay(0, 0);

        /** It arrives and is processed; nobody hears of it. */
        public static final Delay NO_RESPONSE = new Delay(0, Long.MAX_VALUE);

        /** The connection breaks before a byte is sent. */
        public static final Delay UNSENT = new Delay(-1, 0);

        /** It never arrives. */
        public static final Delay LOST = new Delay(Long.MAX_VALUE, 0);
    }

    /** @param latency of one way, in nanoseconds */
    public Network(VirtualTime time, HttpTransport emulator, Function<Origin, String> regions, LongSupplier latency) {
        this.time = time;
        this.emulator = emulator;
        this.regions = regions;
        this.latency = latency;
    }

    /** All requests so far, in the order in which they were sent. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** Decides what happens to each request on its way. */
    public void weather(Function<Attempt, Delay> delays) {
        weather = delays;
    }

    Function<Attempt, Delay> weather() {
        return attempt -> weather.apply(attempt);
    }

    /** At most so many exchanges at once; others wait for their turn. */
    public void connections(int most) {
        connections = most;
    }

    /** Exchanges that have a connection, or wait for one. */
    public int inFlight() {
        return open + queue.size();
    }

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Exchange exchange = new Exchange(copy(request));
        if (closed) exchange.fail(Kind.CLOSED, false);
        else exchange.begin();
        return exchange;
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        CompletableFuture<TransportResponse> response = send(request);
        time.passUntil(() -> response.isDone() || Thread.currentThread().isInterrupted(), Long.MAX_VALUE);
        if (!response.isDone()) {
            if (!Thread.currentThread().isInterrupted()) throw new AssertionError("no response, and nothing to come");
            response.cancel(true);
            throw new TransportFailure(Kind.CANCELLED, true, "interrupted while waiting", null);
        }
        return result(response);
    }

    private static TransportResponse result(CompletableFuture<TransportResponse> response) throws TransportFailure {
        try {
            return response.join();
        } catch (CompletionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    /** Its body may be used again once the response is there, or the caller has given up. */
    private static TransportRequest copy(TransportRequest r) {
        String[] headers = new String[2 * r.headerCount()];
        for (int i = 0; i < r.headerCount(); i++) {
            headers[2 * i] = r.headerName(i);
            headers[2 * i + 1] = r.headerValue(i);
        }
        int end = r.bodyOffset() + r.bodyLength();
        byte[] body = r.hasBody() ? Arrays.copyOfRange(r.body(), r.bodyOffset(), end) : null;
        return TransportRequest.of(
                r.method(), r.origin(), r.target(), headers, body, 0, r.bodyLength(), r.timeoutNanos());
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Exchange extends CompletableFuture<TransportResponse> {
        private final TransportRequest request;
        private final Attempt attempt;
        private boolean connected;
        private Runnable timeOut = () -> {};

        private Exchange(TransportRequest request) {
            this.request = request;
            attempt = new Attempt(regions.apply(request.origin()), request, time.nanos());
            whenComplete((response, problem) -> over(response, problem));
        }

        private void begin() {
            timeOut = time.later(request.timeoutNanos(), () -> fail(connected ? Kind.TIMEOUT : Kind.POOL, connected));
            if (open < connections) connect();
            else queue.add(this);
        }

        private void connect() {
            connected = true;
            open++;
            attempts.add(attempt);
            Delay delay = weather.apply(attempt);
            if (delay.before() < 0) time.later(latency.getAsLong(), () -> fail(Kind.BROKEN, false));
            else if (delay.before() < Long.MAX_VALUE)
                time.later(delay.before() + latency.getAsLong(), () -> arrive(delay));
        }

        private void arrive(Delay delay) {
            emulator.send(request).whenComplete((response, problem) -> {
                if (delay.after() == Long.MAX_VALUE) return;
                time.later(delay.after() + latency.getAsLong(), () -> {
                    if (problem == null) complete(response);
                    else completeExceptionally(TransportFailure.of(problem));
                });
            });
        }

        private void fail(Kind kind, boolean sent) {
            completeExceptionally(new TransportFailure(kind, sent, "made up by the network", null));
        }

        private void over(TransportResponse response, Throwable problem) {
            timeOut.run();
            String how = response != null ? Integer.toString(response.status()) : how(problem);
            attempt.ended(time.nanos(), how);
            if (!connected) {
                queue.remove(this);
                return;
            }
            open--;
            Exchange next = queue.poll();
            if (next != null) next.connect();
        }

        private static String how(Throwable problem) {
            return problem instanceof TransportFailure failure ? failure.kind().name() : "CANCELLED";
        }
    }
}
