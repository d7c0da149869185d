package io.aiocosmos.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A permit granted after the call's deadline. */
class JdkCallTest {
    private static final int MANY = 20_000;

    private final AtomicInteger arrivals = new AtomicInteger();
    private final JdkTransport transport =
            JdkTransport.create(TransportSettings.builder().maxConnections(1).build());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            arrivals.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
    }

    @Test
    void starts_nothing_and_goes_to_the_next_call() throws Exception {
        ConnectionPermits permits = new ConnectionPermits(1);
        permits.acquire(call(TimeUnit.MINUTES.toNanos(1)));
        JdkCall late = queued(permits, 1);
        JdkCall next = queued(permits, TimeUnit.MINUTES.toNanos(1));

        permits.release();

        assertThat(failure(late).kind()).isEqualTo(Kind.POOL);
        assertThat(failure(late).mayHaveBeenSent()).isFalse();
        assertThat(next.response().get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(arrivals).hasValue(1);
    }

    @Tag("slow")
    @Test
    void skips_thousands_of_late_calls_without_deep_recursion() throws Exception {
        ConnectionPermits permits = new ConnectionPermits(1);
        permits.acquire(call(TimeUnit.MINUTES.toNanos(1)));
        List<JdkCall> late = new ArrayList<>();
        for (int i = 0; i < MANY; i++) late.add(queued(permits, 1));

        permits.release();

        for (JdkCall each : late) assertThat(failure(each).kind()).isEqualTo(Kind.POOL);
        assertThat(arrivals).hasValue(0);
        assertThat(permits.acquire(call(1))).as("the permit is free again").isTrue();
    }

    @Test
    void of_a_call_late_from_the_start_is_released() throws Exception {
        try (HttpTransport same = transport) {
            for (int i = 0; i < 3; i++) assertThat(same.send(request(1))).failsWithin(30, TimeUnit.SECONDS);

            assertThat(same.send(request(TimeUnit.MINUTES.toNanos(1)))
                            .get(30, TimeUnit.SECONDS)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void sends_no_late_body() {
        SingleUseBody body = new SingleUseBody(request(1), System.nanoTime());

        try {
            body.contentLength();
        } catch (IllegalStateException expected) {
            assertThat(body.stop()).isFalse();
            return;
        }
        throw new AssertionError("it was sent");
    }

    private JdkCall queued(ConnectionPermits permits, long nanos) throws TransportFailure {
        JdkCall call = call(nanos);
        assertThat(permits.acquire(call)).isFalse();
        return call;
    }

    private JdkCall call(long nanos) throws TransportFailure {
        return new JdkCall(transport, request(nanos));
    }

    private TransportRequest request(long nanos) {
        Origin origin =
                Origin.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        return TransportRequest.builder("GET", origin, "/").timeoutNanos(nanos).build();
    }

    private static TransportFailure failure(JdkCall call) throws Exception {
        CompletableFuture<?> response = call.response();
        try {
            response.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (TransportFailure) e.getCause();
        }
        throw new AssertionError("it did not fail");
    }
}
