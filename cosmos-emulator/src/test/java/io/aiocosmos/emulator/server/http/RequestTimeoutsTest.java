package io.aiocosmos.emulator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.server.FaultDecision;
import io.aiocosmos.emulator.server.RequestHandler;
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
class RequestTimeoutsTest {
    private static final RequestHandler NOBODY = new RequestHandler() {
        @Override
        public FaultDecision decide(Request request) {
            throw new AssertionError("half a request arrived");
        }

        @Override
        public Response process(Request request, FaultDecision decision) {
            throw new AssertionError("half a request is processed");
        }

        @Override
        public void finished(Request request, Response response) {
            throw new AssertionError("half a request is finished");
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
    void half_a_request_gets_408_when_its_time_is_over(String half) throws Exception {
        RequestTimeouts limits = new RequestTimeouts(Duration.ofMinutes(5), Duration.ofMillis(50));

        assertThat(response(limits, half)).startsWith("HTTP/1.1 408 ").contains("50 ms");
    }

    @Test
    void an_idle_connection_is_closed_without_a_word() throws Exception {
        RequestTimeouts limits = new RequestTimeouts(Duration.ofMillis(50), Duration.ofMinutes(5));

        assertThat(response(limits, "")).isEmpty();
    }

    private static String response(RequestTimeouts limits, String sent) throws Exception {
        Regions regions = new Regions(List.of("A"), AccountFlags.NONE);
        try (HttpEndpoints ports = new HttpEndpoints(regions, 0, null, NOBODY, new ServedHosts(List.of()), limits);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(ports.endpoint()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
