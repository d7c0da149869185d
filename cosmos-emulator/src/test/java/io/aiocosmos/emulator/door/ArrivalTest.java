package io.aiocosmos.emulator.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that do not arrive whole in their time. */
class ArrivalTest {
    private static final Reception NOBODY = new Reception() {
        @Override
        public Verdict arrive(Request request) {
            throw new AssertionError("half a request arrived");
        }

        @Override
        public Response serve(Request request, Verdict verdict) {
            throw new AssertionError("half a request is served");
        }

        @Override
        public void leave(Request request, Response answer) {
            throw new AssertionError("half a request left");
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET /dbs HTTP/1.1\r\nHost: localhost\r\n",
                "POST /dbs HTTP/1.1\r\ncontent-length: 9\r\n\r\n{",
                "POST /dbs HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{"
            })
    void half_a_request_is_answered_408_when_its_time_is_over(String half) throws Exception {
        ArrivalLimits limits = new ArrivalLimits(Duration.ofMinutes(5), Duration.ofMillis(50));

        assertThat(answer(limits, half)).startsWith("HTTP/1.1 408 ").contains("50 ms");
    }

    @Test
    void an_idle_connection_is_closed_without_a_word() throws Exception {
        ArrivalLimits limits = new ArrivalLimits(Duration.ofMillis(50), Duration.ofMinutes(5));

        assertThat(answer(limits, "")).isEmpty();
    }

    private static String answer(ArrivalLimits limits, String sent) throws Exception {
        Regions regions = new Regions(List.of("A"));
        try (Ports ports = new Ports(regions, 0, null, NOBODY, new ServedHosts(List.of()), limits);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(ports.endpoint()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
