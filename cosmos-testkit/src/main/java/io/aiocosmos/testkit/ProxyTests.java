package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** With a proxy, plain requests have an absolute target, and TLS goes through a tunnel. */
abstract class ProxyTests extends TransportTestBase {
    /** Origins that only the proxy can reach. */
    private static final Origin PLAIN = Origin.of(URI.create("http://cosmos.invalid:8081"));

    private static final Origin SECURE = Origin.of(URI.create("https://localhost:8443"));

    ProxyTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void a_plain_request_has_an_absolute_target(SendMode mode) throws Exception {
        RawServer proxy = respondingServer((request, c) -> c.respond(200, TestRequests.SMALL));

        assertBody(
                TestRequests.SMALL,
                mode.call(transport(through(proxy.address())), TestRequests.get(PLAIN, "/dbs/a%20b?x=%2E")));

        ReceivedRequest seen = proxy.next();
        assertEquals("GET http://cosmos.invalid:8081/dbs/a%20b?x=%2E HTTP/1.1", seen.requestLine());
        assertEquals("cosmos.invalid:8081", seen.header("host").get(0));
        assertEquals(1, proxy.arrivals().value());
    }

    @EachSendMode
    void TLS_goes_through_a_tunnel(SendMode mode) throws Exception {
        RawServer proxy = server(connection -> {
            connection.read();
            tunnel(connection);
        });

        assertBody(
                TestRequests.SMALL,
                mode.call(transport(through(proxy.address())), TestRequests.post(SECURE, TestRequests.SMALL)));

        assertEquals("CONNECT localhost:8443 HTTP/1.1", proxy.next().requestLine());
        ReceivedRequest inside = proxy.next();
        assertEquals("POST / HTTP/1.1", inside.requestLine());
        assertEquals("localhost:8443", inside.header("host").get(0));
    }

    /** After a 407 a retry would not help, so it is not reported as a failed connection. */
    @EachSendMode
    void a_refused_tunnel_fails_unsent_with_the_proxys_address_and_status(SendMode mode) throws Exception {
        for (int status : new int[] {302, 403, 407, 502}) {
            RawServer proxy = server(connection -> {
                connection.read();
                connection.respond(
                        status,
                        TestRequests.SMALL,
                        "Proxy-Authenticate: Basic realm=\"a\""); // with a body, as most proxies
                connection.awaitClose();
            });

            TransportFailure failure =
                    failureOf(mode, transport(through(proxy.address())), TestRequests.post(SECURE, TestRequests.SMALL));

            assertFailure(status == 407 ? Kind.UNSUPPORTED_REQUEST : Kind.CONNECT, false, failure);
            assertNamesProxy(proxy, failure);
            assertTrue(failure.getMessage().contains(String.valueOf(status)), failure::toString);
        }
    }

    @EachSendMode
    void a_proxy_that_closes_instead_of_tunnelling_fails_unsent_with_its_address(SendMode mode) throws Exception {
        RawServer proxy = server(RawConnection::readHead);

        TransportFailure failure =
                failureOf(mode, transport(through(proxy.address())), TestRequests.post(SECURE, TestRequests.SMALL));

        assertFailure(Kind.CONNECT, false, failure);
        assertNamesProxy(proxy, failure);
    }

    @EachSendMode
    void a_silent_proxy_fails_unsent_at_the_connect_timeout(SendMode mode) throws Exception {
        RawServer proxy = server(RawConnection::awaitClose);
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .connectTimeout(Duration.ofMillis(300))
                .build();

        TransportFailure failure =
                failureOf(mode, transport(settings), TestRequests.get(SECURE, Duration.ofMinutes(10)));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @EachSendMode
    void credentials_are_sent_to_the_proxy_only(SendMode mode) throws Exception {
        RawServer proxy = server(connection -> {
            ReceivedRequest connect = connection.read();
            if (connect.header("proxy-authorization").isEmpty())
                connection.respond(407, "Proxy-Authenticate: Basic realm=\"a\"", "Connection: close");
            else tunnel(connection);
        });
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .proxyCredentials("ann", "pä:ss")
                .sslContext(Certificates.LOCALHOST.client())
                .build();

        assertBody(TestRequests.SMALL, mode.call(transport(settings), TestRequests.post(SECURE, TestRequests.SMALL)));

        ReceivedRequest seen = proxy.next();
        while (seen.header("proxy-authorization").isEmpty())
            seen = proxy.next(); // some transports send a request without them first
        assertEquals(List.of("Basic YW5uOnDDpDpzcw=="), seen.header("proxy-authorization"));
        assertEquals(List.of(), proxy.next().header("proxy-authorization"), "inside the tunnel");
    }

    @EachSendMode
    void credentials_are_sent_with_plain_requests(SendMode mode) throws Exception {
        RawServer proxy = respondingServer((request, c) -> c.respond(200, TestRequests.SMALL));
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .proxyCredentials("ann", "")
                .build();

        assertBody(TestRequests.SMALL, mode.call(transport(settings), TestRequests.get(PLAIN, "/")));

        assertEquals(List.of("Basic YW5uOg=="), proxy.next().header("proxy-authorization"));
    }

    @EachSendMode
    void a_selector_chooses_the_proxy_of_each_origin(SendMode mode) throws Exception {
        RawServer proxy = respondingServer((request, c) -> c.respond(200, TestRequests.SMALL));
        RawServer direct = respondingServer((request, c) -> c.respond(200, TestRequests.SMALL));
        HttpTransport transport = transport(TransportSettings.builder()
                .proxySelector(only(PLAIN, proxy.address()))
                .proxyCredentials("ann", "secret")
                .build());

        mode.call(transport, TestRequests.get(direct.origin()));
        mode.call(transport, TestRequests.get(PLAIN));

        ReceivedRequest seen = direct.next();
        assertEquals("/", seen.target());
        assertEquals(List.of(), seen.header("proxy-authorization"));
        assertEquals("GET http://cosmos.invalid:8081/ HTTP/1.1", proxy.next().requestLine());
    }

    @EachSendMode
    void a_selector_that_throws_fails_the_call_unsent(SendMode mode) throws Exception {
        HttpTransport transport = transport(
                TransportSettings.builder().proxySelector(only(null, null)).build());

        TransportFailure failure = failureOf(mode, transport, TestRequests.get(PLAIN));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
    }

    @EachSendMode
    void a_proxy_that_refuses_connections_fails_unsent(SendMode mode) throws Exception {
        TransportSettings settings = through(refusingAddress());

        for (Origin origin : new Origin[] {PLAIN, SECURE}) {
            TransportFailure failure = failureOf(mode, transport(settings), TestRequests.of("POST", origin));
            assertEquals(Kind.CONNECT, failure.kind());
            assertFalse(failure.mayHaveBeenSent());
        }
    }

    /** Throws for any origin if {@code origin} is null. */
    private static ProxySelector only(Origin origin, InetSocketAddress proxy) {
        return new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI address) {
                if (origin == null) throw new IllegalArgumentException("broken on purpose");
                boolean through = Origin.of(address).equals(origin);
                return List.of(through ? new java.net.Proxy(java.net.Proxy.Type.HTTP, proxy) : java.net.Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
        };
    }

    private static void assertNamesProxy(RawServer proxy, TransportFailure failure) {
        assertTrue(failure.getMessage().contains("127.0.0.1:" + proxy.address().getPort()), failure::toString);
    }

    private static void tunnel(RawConnection connection)
            throws IOException, InterruptedException, GeneralSecurityException {
        connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
        connection.startTls(Certificates.LOCALHOST.server());
        RawServer.keepingAlive((request, c) -> c.respond(200, request.body())).run(connection);
    }

    private static TransportSettings through(InetSocketAddress proxy) throws Exception {
        return TransportSettings.builder()
                .proxy(proxy)
                .sslContext(Certificates.LOCALHOST.client())
                .build();
    }
}
