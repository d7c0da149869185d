package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.BothEndpoints.Opening;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens before requests come in, and to the responses of those that were processed. */
class FaultActionsTest extends EmulatorTestBase {
    private static final String ITEM = "{\"id\":\"1\",\"pk\":\"a\"}";
    private static final String GET = "GET /dbs HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofHours(1);

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().checkDates(false);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_request_may_come_in_late(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).kind("docs.create").delayBefore(SHORT);
        long start = System.nanoTime();

        assertThat(other.post(DOCS, ITEM, KEY, "[\"a\"]").status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void a_request_whose_client_gives_up_before_it_comes_in_is_never_processed() throws Exception {
        emulator.faults().next(1).kind("docs.create").delayBefore(LONG);
        emulator.faults().next(1).kind("docs.create").delay(LONG);

        TransportFailure before = failureOf("1");
        TransportFailure after = failureOf("2");

        assertThat(before.kind()).isEqualTo(TransportFailure.Kind.TIMEOUT);
        assertThat(after.kind()).isEqualTo(TransportFailure.Kind.TIMEOUT);
        assertThat(read("1", "a").status()).isEqualTo(404);
        assertThat(read("2", "a").status()).isEqualTo(200);
    }

    @Test
    void a_connection_that_takes_too_long_sends_nothing() throws Exception {
        emulator.faults().next(1).delayConnection(LONG);

        TransportFailure failure = failureOf("1");

        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @Test
    void at_a_port_a_slow_connection_delays_its_first_request_only() throws Exception {
        Fault fault = emulator.faults().always().delayConnection(SHORT);
        try (RawSocket socket = new RawSocket(emulator.listen(0))) {
            long start = System.nanoTime();
            assertThat(ping(socket)).startsWith("HTTP/1.1 401 ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
            assertThat(ping(socket)).startsWith("HTTP/1.1 401 ");
        }

        assertThat(fault.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void an_ignored_request_is_never_processed_and_its_connection_breaks_in_the_end(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).kind("docs.create").ignore(SHORT);
        long start = System.nanoTime();

        assertThatThrownBy(() -> other.post(DOCS, ITEM, KEY, "[\"a\"]")).isInstanceOf(IOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_scripted_response_may_come_late(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).latency(SHORT).respond(503, 0);
        long start = System.nanoTime();

        assertThat(other.get("/dbs").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_response_that_is_cut_was_processed(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).kind("docs.create").cut(10);

        assertThatThrownBy(() -> other.post(DOCS, ITEM, KEY, "[\"a\"]")).isInstanceOf(IOException.class);

        assertThat(read("1", "a").status()).isEqualTo(200);
        assertThat(emulator.stats().inFlight()).isZero();
    }

    @Test
    void a_cut_response_says_the_length_of_the_whole() throws Exception {
        emulator.faults().next(1).cut(10);
        try (RawSocket socket = new RawSocket(emulator.listen(0))) {
            String response = socket.send(GET).readAll();

            int body = response.indexOf("\r\n\r\n") + 4;
            assertThat(response.length() - body).isEqualTo(10);
            assertThat(contentLength(response)).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_body_no_longer_than_the_cut_comes_whole(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).cut(1_000_000);

        assertThat(other.get("/dbs/d").text("id")).isEqualTo("d");
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_body_may_come_slowly(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        int length = other.get("/dbs/d").body().length();
        emulator.faults().next(1).slow(length * 20);
        long start = System.nanoTime();

        assertThat(other.get("/dbs/d").text("id")).isEqualTo("d");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void the_body_of_a_processed_request_may_be_altered(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults()
                .next(1)
                .alterBody(body -> new String(body, StandardCharsets.UTF_8)
                        .toUpperCase(Locale.ROOT)
                        .getBytes(StandardCharsets.UTF_8));

        RawResponse altered = other.post(DOCS, ITEM, KEY, "[\"a\"]");

        assertThat(altered.status()).isEqualTo(201);
        assertThat(altered.body()).contains("\"PK\":\"A\"");
        assertThat(altered.header("etag")).isNotNull();
        assertThat(other.get(DOCS + "/1", KEY, "[\"a\"]").text("pk")).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_change_that_throws_gives_a_response_without_its_message(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).alterBody(body -> {
            throw new ArithmeticException("secret");
        });

        RawResponse response = other.get("/dbs");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("ArithmeticException").doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void headers_of_a_processed_request_may_be_altered_or_left_out(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).alterHeaders(Map.of("ETag", "", "x-ms-session-token", "0:-1#9", "x-new", "1"));

        RawResponse response = other.post(DOCS, ITEM, KEY, "[\"a\"]");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("etag")).isNull();
        assertThat(response.header("x-ms-session-token")).isEqualTo("0:-1#9");
        assertThat(response.header("x-new")).isEqualTo("1");
        assertThat(response.text("id")).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void scripted_responses_may_have_headers_and_a_body(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).respond(409, 1, Map.of("x-ms-request-charge", "7.5"), "{\"code\":\"Odd\"}");
        emulator.faults().next(1).respondRaw(502, Map.of("content-type", "text/html", "via", "1.1 proxy"), "<p>");

        RawResponse service = other.get("/dbs");
        RawResponse proxy = other.get("/dbs");

        assertThat(service.status()).isEqualTo(409);
        assertThat(service.subStatus()).isEqualTo(1);
        assertThat(service.header("x-ms-request-charge")).isEqualTo("7.5");
        assertThat(service.header("x-ms-activity-id")).isNotNull();
        assertThat(service.text("code")).isEqualTo("Odd");
        assertThat(proxy.header("content-type")).isEqualTo("text/html");
        assertThat(proxy.header("via")).isEqualTo("1.1 proxy");
        assertThat(proxy.header("x-ms-activity-id")).isNull();
        assertThat(proxy.body()).isEqualTo("<p>");
    }

    @Test
    void a_connection_may_be_closed_behind_a_response_without_a_word() throws Exception {
        emulator.faults().next(1).after(1).closeAfter();
        try (RawSocket socket = new RawSocket(emulator.listen(0))) {
            assertThat(ping(socket)).startsWith("HTTP/1.1 401 ");
            String last = socket.send(GET).readAll();

            assertThat(last).startsWith("HTTP/1.1 401 ").doesNotContain("connection: close");
            assertThat(last).hasSize(last.indexOf("\r\n\r\n") + 4 + contentLength(last));
        }
    }

    @Test
    void what_makes_no_rule_is_refused() {
        FaultRule rule = emulator.faults().next(1);
        Duration negative = Duration.ofMillis(-1);

        assertThatThrownBy(() -> rule.cut(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.slow(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.delayBefore(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.ignore(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.latency(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String ping(RawSocket socket) throws IOException {
        String head = socket.send(GET).readTo("\r\n\r\n");
        int left = contentLength(head);
        for (int i = 0; i < left; i++) socket.readTo("");
        return head;
    }

    private static int contentLength(String response) {
        int at = response.indexOf("content-length: ") + "content-length: ".length();
        return Integer.parseInt(response.substring(at, response.indexOf('\r', at)));
    }

    /** How a create fails that has little time. */
    private TransportFailure failureOf(String id) throws InterruptedException {
        byte[] body = ("{\"id\":\"" + id + "\",\"pk\":\"a\"}").getBytes(StandardCharsets.UTF_8);
        String date = "Thu, 01 Jan 2026 00:00:00 GMT";
        CompletableFuture<?> response = emulator.transport()
                .send(TransportRequest.builder("POST", Origin.of(URI.create(emulator.endpoint())), DOCS)
                        .headers(
                                KEY,
                                "[\"a\"]",
                                "x-ms-version",
                                "2020-07-15",
                                "x-ms-date",
                                date,
                                "authorization",
                                client.authorization("POST", "docs", "dbs/d/colls/c", date))
                        .body(body, 0, body.length)
                        .timeoutNanos(SHORT.toNanos())
                        .build());
        try {
            throw new AssertionError("a response: " + response.get());
        } catch (ExecutionException e) {
            return (TransportFailure) e.getCause();
        }
    }
}
