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

/** A request arrives unchanged, with nothing added but the headers that HTTP needs. */
abstract class RequestTests extends TransportTestBase {
    private static final Set<String> HTTP_HEADERS = Set.of("host", "content-length", "connection");

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

    RequestTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void method_target_host_and_body_arrive(SendMode mode) throws Exception {
        List<ReceivedRequest> seen = new ArrayList<>();
        RawServer server = respondingServer((request, c) -> {
            seen.add(request);
            c.respond(200);
        });
        HttpTransport transport = transport();

        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            TransportRequest request = TestRequests.of(method, server.origin());
            mode.call(transport, request);

            ReceivedRequest arrived = seen.get(seen.size() - 1);
            assertEquals(method, arrived.method());
            assertEquals("/", arrived.target());
            assertTrue(arrived.requestLine().endsWith(" HTTP/1.1"), arrived.requestLine());
            assertEquals(List.of(server.origin().authority()), arrived.header("host"));
            assertArrayEquals(request.body(), arrived.body());
            assertEquals(List.of(), arrived.header("transfer-encoding"));
        }
        assertEquals(1, server.connections().value(), "one connection serves all methods");
    }

    @EachSendMode
    void headers_arrive_once_and_unchanged_without_others(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        String[] headers = {
            "user-agent", "test/1", "x-ms-date", "thu, 27 apr 2017 00:51:12 gmt", "authorization",
                    "type%3Dmaster%26sig%3d",
            "accept", "application/json", "x-ms-documentdb-partitionkey", "[\"a b\",1,null]", "empty", "",
            "if-match", "\"0000-1\"", "cache-control", "no-cache", "content-type", "application/query+json"
        };

        mode.call(transport(), TestRequests.withHeaders(server.origin(), headers));

        ReceivedRequest arrived = server.next();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            names.add(headers[i]);
            assertEquals(List.of(headers[i + 1]), arrived.header(headers[i]), headers[i]);
        }
        for (String name : arrived.headerNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            assertTrue(names.contains(lower) || HTTP_HEADERS.contains(lower), "header added: " + name);
        }
    }

    @EachSendMode
    void a_header_of_32_KiB_arrives(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        String token = "t".repeat(32 * 1024);

        mode.call(transport(), TestRequests.withHeaders(server.origin(), "x-ms-session-token", token));

        assertEquals(List.of(token), server.next().header("x-ms-session-token"));
    }

    @EachSendMode
    void a_header_beyond_ASCII_arrives_byte_for_byte_or_fails_unsent(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();

        try {
            mode.call(transport, TestRequests.withHeaders(server.origin(), "x-name", "z\u00fcrich \u00ff"));
            assertEquals(List.of("z\u00fcrich \u00ff"), server.next().header("x-name"));
        } catch (TransportFailure failure) {
            assertFailure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false, failure);
            assertEquals(0, server.arrivals().value());
        }
    }

    @EachSendMode
    void an_empty_body_has_length_0(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));

        mode.call(transport(), TestRequests.post(server.origin(), new byte[0]));

        assertEquals(List.of("0"), server.next().header("content-length"));
    }

    @EachSendMode
    void a_simple_target_arrives(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));

        mode.call(transport(), TestRequests.get(server.origin(), "/dbs/a%20b/colls/c?x=y"));

        assertEquals("/dbs/a%20b/colls/c?x=y", server.next().target());
    }

    @EachSendMode
    void a_target_arrives_byte_for_byte_or_fails_unsent(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();

        for (String target : TARGETS) {
            int before = server.arrivals().value();
            try {
                mode.call(transport, TestRequests.get(server.origin(), target));
                assertEquals(target, server.next().target());
                assertEquals(before + 1, server.arrivals().value(), target);
            } catch (TransportFailure failure) {
                assertFailure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false, failure);
                assertEquals(before, server.arrivals().value(), target);
            }
        }
    }

    /** A proxy may remove dot segments, and so turn the deletion of an item into that of its container. */
    @EachSendMode
    void a_target_with_a_dot_segment_fails_unsent(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();

        for (String target : WITH_DOT_SEGMENTS)
            assertFailure(
                    TransportFailure.Kind.UNSUPPORTED_REQUEST,
                    false,
                    failureOf(mode, transport, TestRequests.get(server.origin(), target)));
        mode.call(transport, TestRequests.get(server.origin(), "/docs?a=/../b"));

        assertEquals("/docs?a=/../b", server.next().target());
        assertEquals(1, server.arrivals().value(), "only the one whose path has none");
    }
}
