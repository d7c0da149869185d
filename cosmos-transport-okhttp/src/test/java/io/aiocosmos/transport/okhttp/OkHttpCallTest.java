package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A permit granted after or before the call's deadline. */
class OkHttpCallTest {
    private final AtomicInteger arrivals = new AtomicInteger();
    private HttpServer server;
    private final OkHttpTransport transport =
            OkHttpTransport.create(TransportSettings.builder().build());

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
    void a_late_asynchronous_call_is_not_sent() throws Exception {
        AsyncOkHttpCall late = new AsyncOkHttpCall(transport, request(1));

        assertThat(late.granted()).isFalse();

        TransportFailure failure = failure(late.response());
        assertThat(failure.kind()).isEqualTo(Kind.POOL);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(arrivals).hasValue(0);
    }

    @Test
    void a_late_blocking_call_is_not_sent() throws Exception {
        assertThat(new BlockingOkHttpCall(transport, request(1)).granted()).isFalse();

        assertThat(arrivals).hasValue(0);
    }

    @Test
    void a_call_in_time_is_sent() throws Exception {
        AsyncOkHttpCall inTime = new AsyncOkHttpCall(transport, request(TimeUnit.MINUTES.toNanos(1)));

        assertThat(inTime.granted()).isTrue();

        assertThat(inTime.response().get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    private TransportRequest request(long nanos) {
        Origin origin =
                Origin.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        return TransportRequest.builder("GET", origin, "/").timeoutNanos(nanos).build();
    }

    private static TransportFailure failure(CompletableFuture<?> response) throws Exception {
        try {
            response.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (TransportFailure) e.getCause();
        }
        throw new AssertionError("it did not fail");
    }
}
