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

/** TLS uses the given context and checks the host name. */
abstract class TlsTests extends TransportTestBase {
    private static final RawServer.Script ECHO = RawServer.keepingAlive((request, c) -> c.respond(200, request.body()));

    /** An alert (21) of TLS 1.2, 2 bytes long: a warning (1), close_notify (0). */
    private static final byte[] CLOSE_NOTIFY = {21, 3, 3, 0, 2, 1, 0};

    TlsTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void a_trusted_certificate_of_the_host_is_accepted(SendMode mode) throws Exception {
        RawServer server = closeAfterwards(RawServer.secure(Certificates.LOCALHOST.server(), ECHO));
        HttpTransport transport = transport(trusting(Certificates.LOCALHOST));
        Origin byName =
                Origin.of(URI.create("https://localhost:" + server.origin().port()));
        byte[] body = TestRequests.pattern(300_000);

        assertBody(body, mode.call(transport, TestRequests.post(server.origin(), body)));
        assertBody(body, mode.call(transport, TestRequests.post(server.origin(), body)));
        assertEquals(1, server.connections().value(), "a TLS connection is reused as well");
        assertBody(body, mode.call(transport, TestRequests.post(byName, body)));
    }

    @EachSendMode
    void an_untrusted_certificate_fails_unsent(SendMode mode) throws Exception {
        assertRejected(mode, Certificates.LOCALHOST);
    }

    @EachSendMode
    void a_trusted_certificate_of_another_host_fails_unsent(SendMode mode) throws Exception {
        assertRejected(mode, Certificates.ELSEWHERE);
    }

    private void assertRejected(SendMode mode, Certificates servers) throws Exception {
        RawServer server = closeAfterwards(RawServer.secure(servers.server(), ECHO));

        TransportFailure failure =
                failureOf(mode, transport(trusting(Certificates.ELSEWHERE)), TestRequests.of("POST", server.origin()));

        assertFailure(Kind.TLS, false, failure);
        assertEquals(0, server.arrivals().value());
    }

    @EachSendMode
    void a_server_without_TLS_fails_unsent(SendMode mode) throws Exception {
        RawServer plain = server(connection -> {
            connection.readBody(5); // the header of a TLS record
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        });

        TransportFailure failure = failureOf(mode, transport(), TestRequests.of("POST", byTls(plain)));

        assertFailure(Kind.TLS, false, failure);
    }

    @EachSendMode
    void a_reset_in_the_handshake_fails_unsent(SendMode mode) throws Exception {
        assertBrokenHandshakeFailsUnsent(mode, RawConnection::reset);
    }

    @EachSendMode
    void a_close_in_the_handshake_fails_unsent(SendMode mode) throws Exception {
        assertBrokenHandshakeFailsUnsent(mode, TlsTests::readClientHello);
    }

    @EachSendMode
    void a_close_notify_in_the_handshake_fails_unsent(SendMode mode) throws Exception {
        assertBrokenHandshakeFailsUnsent(mode, connection -> {
            readClientHello(connection);
            connection.write(CLOSE_NOTIFY);
        });
    }

    private void assertBrokenHandshakeFailsUnsent(SendMode mode, RawServer.Script script) throws Exception {
        RawServer server = server(script);

        TransportFailure failure = failureOf(mode, transport(), TestRequests.of("POST", byTls(server)));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
        assertNotEquals(Kind.TIMEOUT, failure.kind(), failure::toString);
    }

    @EachSendMode
    void a_silent_handshake_fails_unsent_at_the_connect_timeout(SendMode mode) throws Exception {
        RawServer mute = server(RawConnection::awaitClose);
        TransportSettings settings = TransportSettings.builder()
                .connectTimeout(Duration.ofMillis(300))
                .build();

        TransportFailure failure = failureOf(mode, transport(settings), TestRequests.of("POST", byTls(mute)));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
        assertNotEquals(Kind.BROKEN, failure.kind(), failure::toString);
    }

    /** Reads one TLS record, so that closing afterwards sends no reset. */
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
