package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportSettings;
import java.net.InetSocketAddress;
import java.net.URI;

/** With a proxy everything goes through it: plain requests by absolute address, TLS through a tunnel. */
abstract class ProxyPart extends TransportPart {
    /** Addresses that only the proxy can make sense of. */
    private static final Origin PLAIN = Origin.of(URI.create("http://cosmos.invalid:8081"));

    private static final Origin SECURE = Origin.of(URI.create("https://localhost:8443"));

    ProxyPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void a_plain_request_carries_the_whole_address(Way way) throws Exception {
        RawServer proxy = answering((request, c) -> c.answer(200, Requests.SMALL));

        assertBody(
                Requests.SMALL, way.call(transport(through(proxy.address())), Requests.get(PLAIN, "/dbs/a%20b?x=%2E")));

        ReceivedRequest seen = proxy.next();
        assertEquals("GET http://cosmos.invalid:8081/dbs/a%20b?x=%2E HTTP/1.1", seen.requestLine());
        assertEquals("cosmos.invalid:8081", seen.header("host").get(0));
        assertEquals(1, proxy.arrivals().now());
    }

    @BothWays
    void tls_goes_through_a_tunnel(Way way) throws Exception {
        RawServer proxy = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
            connection.startTls(Certificates.LOCALHOST.server());
            RawServer.keepingAlive((request, c) -> c.answer(200, request.body()))
                    .run(connection);
        });

        assertBody(
                Requests.SMALL, way.call(transport(through(proxy.address())), Requests.post(SECURE, Requests.SMALL)));

        assertEquals("CONNECT localhost:8443 HTTP/1.1", proxy.next().requestLine());
        ReceivedRequest inside = proxy.next();
        assertEquals("POST / HTTP/1.1", inside.requestLine());
        assertEquals("localhost:8443", inside.header("host").get(0));
    }

    @BothWays
    void a_tunnel_that_the_proxy_refuses_fails_unsent(Way way) throws Exception {
        for (int status : new int[] {403, 407, 502}) {
            RawServer proxy = server(connection -> {
                connection.read();
                connection.answer(status, "Proxy-Authenticate: Basic realm=\"a\"");
                connection.awaitClose();
            });

            TransportFailure failure =
                    failureOf(way, transport(through(proxy.address())), Requests.post(SECURE, Requests.SMALL));

            assertFailure(TransportFailure.Kind.CONNECT, false, failure);
        }
    }

    @BothWays
    void a_proxy_that_is_not_there_fails_unsent(Way way) throws Exception {
        TransportSettings settings = through(deserted());

        for (Origin origin : new Origin[] {PLAIN, SECURE}) {
            TransportFailure failure = failureOf(way, transport(settings), Requests.of("POST", origin));
            assertEquals(TransportFailure.Kind.CONNECT, failure.kind());
            assertFalse(failure.mayHaveBeenSent());
        }
    }

    private static TransportSettings through(InetSocketAddress proxy) throws Exception {
        return TransportSettings.builder()
                .proxy(proxy)
                .sslContext(Certificates.LOCALHOST.client())
                .build();
    }
}
