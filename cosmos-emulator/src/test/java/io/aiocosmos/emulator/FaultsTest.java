package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.BothEndpoints.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest extends EmulatorTestBase {
    private static final String ITEM = "{\"id\":\"1\",\"pk\":\"a\"}";

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_response_is_given_as_often_as_said_and_the_request_not_processed(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(2).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "7"));

        RawResponse first = other.post(DOCS, ITEM, KEY, "[\"a\"]");
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.subStatus()).isEqualTo(3200);
        assertThat(first.header("x-ms-retry-after-ms")).isEqualTo("7");
        assertThat(first.text("code")).isEqualTo("TooManyRequests");
        assertThat(other.get(DOCS + "/1", KEY, "[\"a\"]").status()).isEqualTo(404);
        assertThat(other.post(DOCS, ITEM, KEY, "[\"a\"]").status()).isEqualTo(429);
        assertThat(emulator.faults().pending()).isZero();
        assertThat(other.post(DOCS, ITEM, KEY, "[\"a\"]").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_proxy_may_response_instead(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).respondRaw(502, "text/html", "<h1>Bad Gateway</h1>");

        RawResponse response = other.get("/dbs");

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.header("content-type")).isEqualTo("text/html");
        assertThat(response.body()).isEqualTo("<h1>Bad Gateway</h1>");
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_connection_that_breaks_before_leaves_nothing_behind(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).method("POST").resource("docs").breakBefore();

        assertThatThrownBy(() -> other.post(DOCS, ITEM, KEY, "[\"a\"]")).isInstanceOf(IOException.class);

        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_connection_that_breaks_after_leaves_the_item_behind(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).where(request -> request.path().equals(DOCS)).breakAfter();

        assertThatThrownBy(() -> other.post(DOCS, ITEM, KEY, "[\"a\"]")).isInstanceOf(IOException.class);

        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void what_is_held_waits_for_its_release(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        Hold hold = emulator.faults().next(1).kind("docs.create").hold();

        CompletableFuture<RawResponse> waiting = CompletableFuture.supplyAsync(() -> post(other));
        assertThat(hold.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();
        assertThat(emulator.stats().inFlight()).isEqualTo(1);
        assertThat(read("1", "a").status()).isEqualTo(404);
        assertThat(waiting).isNotDone();
        hold.release();

        assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void clear_releases_and_forgets(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        Hold hold = emulator.faults().next(1).kind("docs.create").hold();
        CompletableFuture<RawResponse> waiting = CompletableFuture.supplyAsync(() -> post(other));
        assertThat(hold.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();

        emulator.faults().clear();

        assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
        assertThat(create("2", "a").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_response_may_come_late(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).delay(Duration.ofMillis(60));
        long start = System.nanoTime();

        RawResponse response = other.get("/dbs");

        assertThat(response.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void rules_go_in_turn_and_may_let_some_pass_first(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().next(1).kind("dbs.feed").after(1).respond(503, 0);
        emulator.faults().next(1).kind("dbs.feed").after(1).respond(500, 0);

        int[] statuses = new int[5];
        for (int i = 0; i < statuses.length; i++)
            statuses[i] = other.get("/dbs").status();

        assertThat(statuses).containsExactly(200, 503, 500, 200, 200);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_condition_that_throws_gives_a_response_and_is_counted_like_any(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults()
                .next(1)
                .where(request -> {
                    throw new ArithmeticException("secret");
                })
                .breakBefore();

        RawResponse response = other.get("/dbs");
        emulator.faults().clear();

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text("message"))
                .contains("java.lang.ArithmeticException at ", "FaultsTest")
                .doesNotContain("secret");
        assertThat(other.get("/dbs").status()).isEqualTo(200);
        assertThat(emulator.stats().inFlight()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_listener_that_throws_gives_a_response_and_is_counted_like_any(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.onRequest(request -> {
            throw new AssertionError("secret");
        });

        assertThat(other.get("/dbs").status()).isEqualTo(500);
        assertThat(emulator.stats().inFlight()).isZero();
    }

    private static RawResponse post(RawClient client) {
        try {
            return client.post(DOCS, ITEM, KEY, "[\"a\"]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
