package io.aiocosmos.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessTransportTest {
    private final CosmosEmulator emulator = CosmosEmulator.start();
    private final HttpTransport transport = emulator.transport();

    @AfterEach
    void close() {
        emulator.close();
    }

    private TransportRequest request(String origin, Duration timeout) {
        return TransportRequest.builder("GET", Origin.of(URI.create(origin)), "/dbs")
                .timeoutNanos(timeout.toNanos())
                .build();
    }

    private TransportRequest request() {
        return request(emulator.endpoint(), Duration.ofSeconds(20));
    }

    private static TransportFailure failure(CompletableFuture<TransportResponse> response) {
        ExecutionException thrown = catchThrowableOfType(ExecutionException.class, response::get);
        return (TransportFailure) thrown.getCause();
    }

    @Test
    void responds_at_once_on_the_callers_thread() {
        CompletableFuture<TransportResponse> response = transport.send(request());

        assertThat(response).isCompleted();
        assertThat(response.join().status()).isEqualTo(401);
        assertThat(transport.ownsThread(Thread.currentThread())).isFalse();
        assertThat(transport.name()).isEqualTo("inprocess");
    }

    @Test
    void nobody_listens_at_other_addresses() {
        TransportFailure failure =
                failure(transport.send(request("https://elsewhere.localhost", Duration.ofSeconds(1))));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    @Test
    void knows_the_real_ports_too() {
        assertThat(transport
                        .send(request(emulator.listen(0), Duration.ofSeconds(20)))
                        .join()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void gives_up_when_the_time_of_the_request_is_over() {
        Hold hold = emulator.faults().next(1).hold();

        TransportFailure failure = failure(transport.send(request(emulator.endpoint(), Duration.ofMillis(20))));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.mayHaveBeenSent()).isTrue();
        assertThat(emulator.stats().inFlight()).isZero();
        hold.release();
    }

    @Test
    void a_cancelled_request_is_never_processed() {
        Hold hold = emulator.faults().next(1).hold();
        CompletableFuture<TransportResponse> response = transport.send(request());

        response.cancel(true);
        hold.release();

        assertThat(response).isCancelled();
        assertThat(emulator.stats().inFlight()).isZero();
        assertThat(emulator.stats().log().get(0).status()).isZero();
    }

    @Test
    void what_waited_completes_on_a_thread_of_its_own() {
        Hold hold = emulator.faults().next(1).hold();

        CompletableFuture<Boolean> owned =
                transport.send(request()).thenApply(response -> transport.ownsThread(Thread.currentThread()));
        hold.release();

        assertThat(owned.join()).isTrue();
    }

    @Test
    void a_refused_connection_was_never_sent() {
        emulator.faults().next(1).refuseConnection();

        TransportFailure failure = failure(transport.send(request()));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    @Test
    void a_region_that_is_down_refuses_connections() {
        emulator.region("South Central US").takeDown();
        assertThat(failure(transport.send(request())).kind()).isEqualTo(Kind.CONNECT);

        emulator.region("South Central US").bringUp();
        assertThat(transport.send(request()).join().status()).isEqualTo(401);
    }

    @Test
    void closing_fails_what_waits_and_what_comes_after() {
        emulator.faults().next(1).delay(Duration.ofHours(1));
        CompletableFuture<TransportResponse> waiting = transport.send(request());

        emulator.close();

        assertThat(failure(waiting).kind()).isEqualTo(Kind.CLOSED);
        TransportFailure after = failure(transport.send(request()));
        assertThat(after.kind()).isEqualTo(Kind.CLOSED);
        assertThat(after.mayHaveBeenSent()).isFalse();
    }
}
