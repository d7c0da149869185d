package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** TLS is spoken with the context that was given, and only with the host that was meant. */
abstract class TlsPart extends TransportPart {
    private static final RawServer.Script ECHO = RawServer.keepingAlive((request, c) -> c.answer(200, request.body()));

    /** An alert (21) of TLS 1.2 with a length of 2: a warning (1), close_notify (0). */
    private static final byte[] CLOSE_NOTIFY = {21, 3, 3, 0, 2, 1, 0};

    TlsPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void a_trusted_certificate_of_the_right_host_is_enough(Way way) throws Exception {
        RawServer server = closeAfterwards(RawServer.secure(Certificates.LOCALHOST.server(), ECHO));
        HttpTransport transport = transport(trusting(Certificates.LOCALHOST));
        Origin byName =
                Origin.of(URI.create("https://localhost:" + server.origin().port()));
        byte[] body = Requests.pattern(300_000);

        assertBody(body, way.call(transport, Requests.post(server.origin(), body)));
        assertBody(body, way.call(transport, Requests.post(server.origin(), body)));
        assertEquals(1, server.connections().now(), "a connection with TLS is kept as well");
        assertBody(body, way.call(transport, Requests.post(byName, body)));
    }

    @BothWays
    void a_certificate_that_is_not_trusted_fails_unsent(Way way) throws Exception {
        assertRefused(way, Certificates.LOCALHOST);
    }

    @BothWays
    void a_trusted_certificate_of_another_host_fails_unsent(Way way) throws Exception {
        assertRefused(way, Certificates.ELSEWHERE);
    }

    private void assertRefused(Way way, Certificates servers) throws Exception {
        RawServer server = closeAfterwards(RawServer.secure(servers.server(), ECHO));

        TransportFailure failure =
                failureOf(way, transport(trusting(Certificates.ELSEWHERE)), Requests.of("POST", server.origin()));

        assertFailure(Kind.TLS, false, failure);
        assertEquals(0, server.arrivals().now());
    }

    @BothWays
    void a_server_that_speaks_no_tls_fails_unsent(Way way) throws Exception {
        RawServer plain = server(connection -> {
            connection.readBody(5); // the header of a TLS record
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        });

        TransportFailure failure = failureOf(way, transport(), Requests.of("POST", byTls(plain)));

        assertFailure(Kind.TLS, false, failure);
    }

    @BothWays
    void a_handshake_that_breaks_off_fails_unsent(Way way) throws Exception {
        assertBreakingOffFailsUnsent(way, RawConnection::reset);
    }

    @BothWays
    void a_handshake_that_the_server_ends_in_good_order_fails_unsent(Way way) throws Exception {
        assertBreakingOffFailsUnsent(way, TlsPart::readClientHello);
    }

    @BothWays
    void a_handshake_that_ends_with_a_close_notify_fails_unsent(Way way) throws Exception {
        assertBreakingOffFailsUnsent(way, connection -> {
            readClientHello(connection);
            connection.write(CLOSE_NOTIFY);
        });
    }

    private void assertBreakingOffFailsUnsent(Way way, RawServer.Script script) throws Exception {
        RawServer server = server(script);

        TransportFailure failure = failureOf(way, transport(), Requests.of("POST", byTls(server)));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
        assertNotEquals(Kind.TIMEOUT, failure.kind(), failure::toString);
    }

    @BothWays
    void a_handshake_that_never_comes_fails_unsent_when_the_time_to_connect_is_over(Way way) throws Exception {
        RawServer mute = server(RawConnection::awaitClose);
        TransportSettings settings = TransportSettings.builder()
                .connectTimeout(Duration.ofMillis(300))
                .build();

        TransportFailure failure = failureOf(way, transport(settings), Requests.of("POST", byTls(mute)));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
        assertNotEquals(Kind.BROKEN, failure.kind(), failure::toString);
    }

    /** Reads one TLS record, so that closing afterwards is no reset. */
    private static void readClientHello(RawConnection connection) throws IOException {
        byte[] header = connection.readBody(5);
        connection.readBody((header[3] & 0xff) << 8 | header[4] & 0xff);
    }

    private static Origin byTls(RawServer server) {
        return Origin.of(URI.create("https://127.0.0.1:" + server.origin().port()));
    }

    private static TransportSettings trusting(Certificates certificate) throws Exception {
        return TransportSettings.builder().sslContext(certificate.client()).build();
    }
}
