package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.util.List;

/** A request arrives at most once, and is reported as unsent only if no byte of it was sent. */
abstract class ExactlyOnceTests extends TransportTestBase {
    private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE", "GET");

    ExactlyOnceTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void a_status_that_invites_a_retry_is_returned_without_one(SendMode mode) throws Exception {
        RawServer server = respondingServer(
                (request, c) -> c.respond(Integer.parseInt(request.target().substring(1)), "Retry-After: 0"));
        HttpTransport transport = transport();
        int sent = 0;

        for (String method : METHODS) {
            for (int status : new int[] {408, 421, 425, 429, 449, 500, 502, 503, 504}) {
                TransportRequest like = TestRequests.of(method, server.origin());
                int received = mode.call(transport, at(like, "/" + status)).status();
                assertEquals(status, received);
                assertEquals(++sent, server.arrivals().value(), method + " after " + status);
            }
        }
    }

    @EachSendMode
    void a_408_on_a_connection_that_closes_is_returned(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.respond(408, "Connection: close");
        });

        assertEquals(
                408,
                mode.call(transport(), TestRequests.of("POST", server.origin())).status());
        assertEquals(1, server.arrivals().value());
    }

    @EachSendMode
    void a_new_connection_that_closes_without_a_response_fails_as_broken(SendMode mode) throws Exception {
        RawServer server = server(RawConnection::read);
        HttpTransport transport = transport();
        int sent = 0;

        for (String method : METHODS) {
            TransportFailure failure = failureOf(mode, transport, TestRequests.of(method, server.origin()));
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(++sent, server.arrivals().value(), method);
        }
    }

    @EachSendMode
    void a_reused_connection_that_closes_without_a_response_fails_as_broken(SendMode mode) throws Exception {
        assertBrokenWhenReused(mode, RawConnection::read);
    }

    @EachSendMode
    void a_reused_connection_that_is_reset_without_a_response_fails_as_broken(SendMode mode) throws Exception {
        assertBrokenWhenReused(mode, connection -> {
            connection.read();
            connection.reset();
        });
    }

    private void assertBrokenWhenReused(SendMode mode, RawServer.Script second) throws Exception {
        for (String method : METHODS) {
            RawServer server = server(connection -> {
                connection.read();
                connection.respond(200);
                second.run(connection);
            });
            HttpTransport transport = transport();
            mode.call(transport, TestRequests.get(server.origin()));

            TransportFailure failure = failureOf(mode, transport, TestRequests.of(method, server.origin()));

            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(2, server.arrivals().value(), method);
        }
    }

    /** A race of every pool: the request fails on the closing connection, or is sent on another one. */
    @EachSendMode
    void an_idle_connection_that_the_server_closes_never_duplicates_a_request(SendMode mode) throws Exception {
        for (String method : METHODS) {
            RawServer server = server(connection -> {
                connection.read();
                connection.respond(200);
            });
            HttpTransport transport = transport();
            mode.call(transport, TestRequests.get(server.origin()));
            assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT));

            try {
                assertEquals(
                        200,
                        mode.call(transport, TestRequests.of(method, server.origin()))
                                .status());
                assertEquals(2, server.arrivals().value(), method);
            } catch (TransportFailure failure) {
                assertEquals(TransportFailure.Kind.BROKEN, failure.kind(), method);
                assertEquals(1, server.arrivals().value(), method);
            }
        }
    }

    @EachSendMode
    void half_a_head_fails_as_broken(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Le");
        });

        for (String method : METHODS) {
            int before = server.arrivals().value();
            TransportFailure failure = failureOf(mode, transport(), TestRequests.of(method, server.origin()));
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
            assertEquals(before + 1, server.arrivals().value(), method);
        }
    }

    @EachSendMode
    void a_reset_before_the_last_byte_of_the_request_fails_as_broken(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.readHead();
            connection.readBody(1000);
            connection.reset();
        });

        TransportFailure failure =
                failureOf(mode, transport(), TestRequests.post(server.origin(), TestRequests.pattern(8 * 1024 * 1024)));

        assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        assertEquals(1, server.arrivals().value());
    }

    @EachSendMode
    void a_reset_after_the_last_byte_of_the_request_fails_as_broken(SendMode mode) throws Exception {
        assertBroken(mode, connection -> {
            connection.read();
            connection.reset();
        });
    }

    /** As a gateway does with a body that is too large. */
    @EachSendMode
    void a_response_sent_before_the_request_body_was_read_is_returned(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            for (ReceivedRequest head = connection.readHead(); head != null; head = connection.readHead()) {
                connection.respond(413);
                connection.readBody(head.contentLength());
            }
        });
        HttpTransport transport = transport();

        for (int i = 1; i <= 2; i++) {
            TransportRequest large = TestRequests.post(server.origin(), TestRequests.pattern(4 * 1024 * 1024));
            assertEquals(413, mode.call(transport, large).status());
            assertEquals(i, server.arrivals().value());
        }
    }

    private static TransportRequest at(TransportRequest like, String target) {
        return TransportRequest.builder(like.method(), like.origin(), target)
                .body(like.hasBody() ? like.body() : null, 0, like.bodyLength())
                .timeoutNanos(like.timeoutNanos())
                .build();
    }
}
