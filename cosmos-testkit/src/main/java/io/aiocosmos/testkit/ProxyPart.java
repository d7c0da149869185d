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
            tunnel(connection);
        });

        assertBody(
                Requests.SMALL, way.call(transport(through(proxy.address())), Requests.post(SECURE, Requests.SMALL)));

        assertEquals("CONNECT localhost:8443 HTTP/1.1", proxy.next().requestLine());
        ReceivedRequest inside = proxy.next();
        assertEquals("POST / HTTP/1.1", inside.requestLine());
        assertEquals("localhost:8443", inside.header("host").get(0));
    }

    /** A proxy that wants to know who this is (407) will not be satisfied by the same again. */
    @BothWays
    void a_tunnel_that_the_proxy_refuses_fails_unsent_with_its_name_and_status(Way way) throws Exception {
        for (int status : new int[] {302, 403, 407, 502}) {
            RawServer proxy = server(connection -> {
                connection.read();
                connection.answer(status, Requests.SMALL, "Proxy-Authenticate: Basic realm=\"a\""); // mostly a page
                connection.awaitClose();
            });

            TransportFailure failure =
                    failureOf(way, transport(through(proxy.address())), Requests.post(SECURE, Requests.SMALL));

            assertFailure(status == 407 ? Kind.REFUSED : Kind.CONNECT, false, failure);
            assertNames(proxy, failure);
            assertTrue(failure.getMessage().contains(String.valueOf(status)), failure::toString);
        }
    }

    @BothWays
    void a_proxy_that_closes_instead_of_making_a_tunnel_fails_unsent_with_its_name(Way way) throws Exception {
        RawServer proxy = server(RawConnection::readHead);

        TransportFailure failure =
                failureOf(way, transport(through(proxy.address())), Requests.post(SECURE, Requests.SMALL));

        assertFailure(Kind.CONNECT, false, failure);
        assertNames(proxy, failure);
    }

    @BothWays
    void a_proxy_that_never_answers_fails_unsent_when_the_time_to_connect_is_over(Way way) throws Exception {
        RawServer proxy = server(RawConnection::awaitClose);
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .connectTimeout(Duration.ofMillis(300))
                .build();

        TransportFailure failure = failureOf(way, transport(settings), Requests.get(SECURE, Duration.ofMinutes(10)));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @BothWays
    void credentials_go_to_the_proxy_and_no_further(Way way) throws Exception {
        RawServer proxy = server(connection -> {
            ReceivedRequest connect = connection.read();
            if (connect.header("proxy-authorization").isEmpty())
                connection.answer(407, "Proxy-Authenticate: Basic realm=\"a\"", "Connection: close");
            else tunnel(connection);
        });
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .proxyCredentials("ann", "pä:ss")
                .sslContext(Certificates.LOCALHOST.client())
                .build();

        assertBody(Requests.SMALL, way.call(transport(settings), Requests.post(SECURE, Requests.SMALL)));

        ReceivedRequest seen = proxy.next();
        while (seen.header("proxy-authorization").isEmpty()) seen = proxy.next(); // some ask without them first
        assertEquals(List.of("Basic YW5uOnDDpDpzcw=="), seen.header("proxy-authorization"));
        assertEquals(List.of(), proxy.next().header("proxy-authorization"), "inside the tunnel");
    }

    @BothWays
    void credentials_go_with_plain_requests_as_well(Way way) throws Exception {
        RawServer proxy = answering((request, c) -> c.answer(200, Requests.SMALL));
        TransportSettings settings = TransportSettings.builder()
                .proxy(proxy.address())
                .proxyCredentials("ann", "")
                .build();

        assertBody(Requests.SMALL, way.call(transport(settings), Requests.get(PLAIN, "/")));

        assertEquals(List.of("Basic YW5uOg=="), proxy.next().header("proxy-authorization"));
    }

    @BothWays
    void a_selector_says_what_goes_through_a_proxy_and_what_directly(Way way) throws Exception {
        RawServer proxy = answering((request, c) -> c.answer(200, Requests.SMALL));
        RawServer direct = answering((request, c) -> c.answer(200, Requests.SMALL));
        HttpTransport transport = transport(TransportSettings.builder()
                .proxySelector(only(PLAIN, proxy.address()))
                .proxyCredentials("ann", "secret")
                .build());

        way.call(transport, Requests.get(direct.origin()));
        way.call(transport, Requests.get(PLAIN));

        ReceivedRequest seen = direct.next();
        assertEquals("/", seen.target());
        assertEquals(List.of(), seen.header("proxy-authorization"));
        assertEquals("GET http://cosmos.invalid:8081/ HTTP/1.1", proxy.next().requestLine());
    }

    @BothWays
    void a_selector_that_throws_fails_the_call_unsent(Way way) throws Exception {
        HttpTransport transport = transport(
                TransportSettings.builder().proxySelector(only(null, null)).build());

        TransportFailure failure = failureOf(way, transport, Requests.get(PLAIN));

        assertFalse(failure.mayHaveBeenSent(), failure::toString);
    }

    @BothWays
    void a_proxy_that_is_not_there_fails_unsent(Way way) throws Exception {
        TransportSettings settings = through(deserted());

        for (Origin origin : new Origin[] {PLAIN, SECURE}) {
            TransportFailure failure = failureOf(way, transport(settings), Requests.of("POST", origin));
            assertEquals(Kind.CONNECT, failure.kind());
            assertFalse(failure.mayHaveBeenSent());
        }
    }

    /** Throws for everything if there is no origin. */
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

    private static void assertNames(RawServer proxy, TransportFailure failure) {
        assertTrue(failure.getMessage().contains("127.0.0.1:" + proxy.address().getPort()), failure::toString);
    }

    private static void tunnel(RawConnection connection)
            throws IOException, InterruptedException, GeneralSecurityException {
        connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
        connection.startTls(Certificates.LOCALHOST.server());
        RawServer.keepingAlive((request, c) -> c.answer(200, request.body())).run(connection);
    }

    private static TransportSettings through(InetSocketAddress proxy) throws Exception {
        return TransportSettings.builder()
                .proxy(proxy)
                .sslContext(Certificates.LOCALHOST.client())
                .build();
    }
}
