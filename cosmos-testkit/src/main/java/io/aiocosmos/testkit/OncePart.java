package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.util.List;

/** Whatever happens, a request arrives once; only a request that never left may be called unsent. */
abstract class OncePart extends TransportPart {
    private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE", "GET");

    OncePart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void an_answer_that_invites_a_retry_is_just_an_answer(Way way) throws Exception {
        RawServer server = answering(
                (request, c) -> c.answer(Integer.parseInt(request.target().substring(1)), "Retry-After: 0"));
        HttpTransport transport = transport();
        int sent = 0;

        for (String method : METHODS) {
            for (int status : new int[] {408, 421, 425, 429, 449, 500, 502, 503, 504}) {
                TransportRequest like = Requests.of(method, server.origin());
                int received = way.call(transport, at(like, "/" + status)).status();
                assertEquals(status, received);
                assertEquals(++sent, server.arrivals().now(), method + " after " + status);
            }
        }
    }

    @BothWays
    void a_408_on_a_connection_that_closes_is_just_an_answer(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.answer(408, "Connection: close");
        });

        assertEquals(
                408, way.call(transport(), Requests.of("POST", server.origin())).status());
        assertEquals(1, server.arrivals().now());
    }

    @BothWays
    void a_fresh_connection_that_closes_without_an_answer_is_broken(Way way) throws Exception {
        RawServer server = server(RawConnection::read);
        HttpTransport transport = transport();
        int sent = 0;

        for (String method : METHODS) {
            TransportFailure failure = failureOf(way, transport, Requests.of(method, server.origin()));
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(++sent, server.arrivals().now(), method);
        }
    }

    @BothWays
    void a_kept_connection_that_closes_without_an_answer_is_broken(Way way) throws Exception {
        assertBrokenOnceKept(way, RawConnection::read);
    }

    @BothWays
    void a_kept_connection_that_is_reset_without_an_answer_is_broken(Way way) throws Exception {
        assertBrokenOnceKept(way, connection -> {
            connection.read();
            connection.reset();
        });
    }

    private void assertBrokenOnceKept(Way way, RawServer.Script second) throws Exception {
        for (String method : METHODS) {
            RawServer server = server(connection -> {
                connection.read();
                connection.answer(200);
                second.run(connection);
            });
            HttpTransport transport = transport();
            way.call(transport, Requests.get(server.origin()));

            TransportFailure failure = failureOf(way, transport, Requests.of(method, server.origin()));

            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(2, server.arrivals().now(), method);
        }
    }

    /** The race that every pool has: the request may meet the closing, or find it and open another connection. */
    @BothWays
    void a_kept_connection_that_the_server_closes_meanwhile_never_doubles_a_request(Way way) throws Exception {
        for (String method : METHODS) {
            RawServer server = server(connection -> {
                connection.read();
                connection.answer(200);
            });
            HttpTransport transport = transport();
            way.call(transport, Requests.get(server.origin()));
            assertTrue(server.open().fallsTo(0, RawServer.PATIENCE));

            try {
                assertEquals(
                        200,
                        way.call(transport, Requests.of(method, server.origin()))
                                .status());
                assertEquals(2, server.arrivals().now(), method);
            } catch (TransportFailure failure) {
                assertEquals(TransportFailure.Kind.BROKEN, failure.kind(), method);
                assertEquals(1, server.arrivals().now(), method);
            }
        }
    }

    @BothWays
    void half_a_head_is_broken(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Le");
        });

        for (String method : METHODS) {
            int before = server.arrivals().now();
            TransportFailure failure = failureOf(way, transport(), Requests.of(method, server.origin()));
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(before + 1, server.arrivals().now(), method);
        }
    }

    @BothWays
    void a_reset_before_the_last_byte_of_the_body_is_broken(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.readHead();
            connection.readBody(1000);
            connection.reset();
        });

        TransportFailure failure =
                failureOf(way, transport(), Requests.post(server.origin(), Requests.pattern(8 * 1024 * 1024)));

        assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        assertEquals(1, server.arrivals().now());
    }

    @BothWays
    void a_reset_after_the_last_byte_of_the_body_is_broken(Way way) throws Exception {
        assertBroken(way, connection -> {
            connection.read();
            connection.reset();
        });
    }

    /** As a gateway does with a body that it does not want. */
    @BothWays
    void an_answer_that_comes_before_the_body_is_read_is_an_answer(Way way) throws Exception {
        RawServer server = server(connection -> {
            for (ReceivedRequest head = connection.readHead(); head != null; head = connection.readHead()) {
                connection.answer(413);
                connection.readBody(head.contentLength());
            }
        });
        HttpTransport transport = transport();

        for (int i = 1; i <= 2; i++) {
            TransportRequest large = Requests.post(server.origin(), Requests.pattern(4 * 1024 * 1024));
            assertEquals(413, way.call(transport, large).status());
            assertEquals(i, server.arrivals().now());
        }
    }

    private static TransportRequest at(TransportRequest like, String target) {
        return new TransportRequest(
                like.method(),
                like.origin(),
                target,
                new String[0],
                like.hasBody() ? like.body() : null,
                0,
                like.bodyLength(),
                like.timeoutNanos());
    }
}
