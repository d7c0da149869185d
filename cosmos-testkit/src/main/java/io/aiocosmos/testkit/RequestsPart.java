package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A request arrives as it was given, with nothing rewritten and nothing added but what HTTP needs. */
abstract class RequestsPart extends TransportPart {
    private static final Set<String> THE_TRANSPORTS_OWN = Set.of("host", "content-length", "connection");

    private static final List<String> TARGETS = List.of(
            "/dbs/books/colls/ledger/docs/plain",
            "/docs/...",
            "/docs/%252E",
            "/docs/%25",
            "/docs/%2F",
            "/docs/%5C",
            "/docs/'",
            "/docs/%22",
            "/docs/%7C",
            "/docs/a%20b",
            "/docs/%C3%BC",
            "/docs/%ff",
            "/docs/%00",
            "/docs/a+b",
            "/docs/a;b=c",
            "/docs//x",
            "//docs",
            "/docs/x/",
            "/docs/a:b@c",
            "/docs/~!$&()*,=",
            "/docs/\"",
            "/docs/a|b",
            "/docs/{x}",
            "/docs/[x]",
            "/docs/a^b`c",
            "/docs/a\\b",
            "/docs/%zz",
            "/docs/%",
            "/docs/a#b",
            "/docs/\u00fc",
            "/docs/a b",
            "/docs/a\r\nX-Smuggled: 1",
            "/?a=%20b",
            "/docs?a=b&c=d?e=/f",
            "/docs?",
            "/?a=%2E%2E&b='",
            "/?a=b#c");

    private static final List<String> WITH_DOT_SEGMENTS = List.of(
            "/docs/.",
            "/docs/..",
            "/docs/./x",
            "/docs/../x",
            "/docs/%2E",
            "/docs/%2e",
            "/docs/%2E%2E",
            "/docs/%2e%2E/x",
            "/docs/.%2e",
            "/docs/%2E.?a=b",
            "/../docs");

    RequestsPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void method_target_host_and_body_arrive(Way way) throws Exception {
        List<ReceivedRequest> seen = new ArrayList<>();
        RawServer server = answering((request, c) -> {
            seen.add(request);
            c.answer(200);
        });
        HttpTransport transport = transport();

        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            TransportRequest request = Requests.of(method, server.origin());
            way.call(transport, request);

            ReceivedRequest arrived = seen.get(seen.size() - 1);
            assertEquals(method, arrived.method());
            assertEquals("/", arrived.target());
            assertTrue(arrived.requestLine().endsWith(" HTTP/1.1"), arrived.requestLine());
            assertEquals(List.of(server.origin().authority()), arrived.header("host"));
            assertArrayEquals(request.body(), arrived.body());
            assertEquals(List.of(), arrived.header("transfer-encoding"));
        }
        assertEquals(1, server.connections().now(), "one connection serves all methods");
    }

    @BothWays
    void headers_arrive_once_unchanged_and_with_no_others(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        String[] headers = {
            "user-agent", "test/1", "x-ms-date", "thu, 27 apr 2017 00:51:12 gmt", "authorization",
                    "type%3Dmaster%26sig%3d",
            "accept", "application/json", "x-ms-documentdb-partitionkey", "[\"a b\",1,null]", "empty", "",
            "if-match", "\"0000-1\"", "cache-control", "no-cache", "content-type", "application/query+json"
        };

        way.call(transport(), Requests.withHeaders(server.origin(), headers));

        ReceivedRequest arrived = server.next();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            names.add(headers[i]);
            assertEquals(List.of(headers[i + 1]), arrived.header(headers[i]), headers[i]);
        }
        for (String name : arrived.headerNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            assertTrue(names.contains(lower) || THE_TRANSPORTS_OWN.contains(lower), "header added: " + name);
        }
    }

    @BothWays
    void a_header_of_32_KiB_arrives(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        String token = "t".repeat(32 * 1024);

        way.call(transport(), Requests.withHeaders(server.origin(), "x-ms-session-token", token));

        assertEquals(List.of(token), server.next().header("x-ms-session-token"));
    }

    @BothWays
    void a_header_beyond_ascii_arrives_byte_for_byte_or_is_refused(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();

        try {
            way.call(transport, Requests.withHeaders(server.origin(), "x-name", "z\u00fcrich \u00ff"));
            assertEquals(List.of("z\u00fcrich \u00ff"), server.next().header("x-name"));
        } catch (TransportFailure failure) {
            assertFailure(TransportFailure.Kind.REFUSED, false, failure);
            assertEquals(0, server.arrivals().now());
        }
    }

    @BothWays
    void an_empty_body_has_the_length_0(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));

        way.call(transport(), Requests.post(server.origin(), new byte[0]));

        assertEquals(List.of("0"), server.next().header("content-length"));
    }

    @BothWays
    void a_plain_target_is_carried(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));

        way.call(transport(), Requests.get(server.origin(), "/dbs/a%20b/colls/c?x=y"));

        assertEquals("/dbs/a%20b/colls/c?x=y", server.next().target());
    }

    @BothWays
    void a_target_arrives_byte_for_byte_or_the_call_is_refused_unsent(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();

        for (String target : TARGETS) {
            int before = server.arrivals().now();
            try {
                way.call(transport, Requests.get(server.origin(), target));
                assertEquals(target, server.next().target());
                assertEquals(before + 1, server.arrivals().now(), target);
            } catch (TransportFailure failure) {
                assertFailure(TransportFailure.Kind.REFUSED, false, failure);
                assertEquals(before, server.arrivals().now(), target);
            }
        }
    }

    /** What stands on the way may take them out, and so delete the container instead of an item. */
    @BothWays
    void a_target_with_a_dot_segment_is_refused_unsent(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();

        for (String target : WITH_DOT_SEGMENTS)
            assertFailure(
                    TransportFailure.Kind.REFUSED,
                    false,
                    failureOf(way, transport, Requests.get(server.origin(), target)));
        way.call(transport, Requests.get(server.origin(), "/docs?a=/../b"));

        assertEquals("/docs?a=/../b", server.next().target());
        assertEquals(1, server.arrivals().now(), "only the one whose path has none");
    }
}
