package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator's methods by HTTP. */
class ControlTest extends EmulatorTestBase {
    private static final String FAULTS = "/_emulator/faults";

    private RawClient http;

    @Override
    protected CosmosEmulator.Builder options() {
        EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2030-01-01T00:00:00Z"));
        return CosmosEmulator.builder().clock(clock).control(true);
    }

    @Override
    @BeforeEach
    protected void open() throws IOException {
        super.open();
        http = RawClient.overHttp(HttpClient.newHttpClient(), emulator.listen(0), emulator.key());
    }

    @Test
    void a_fault_is_added_counted_switched_and_deleted() throws IOException {
        RawResponse added = send("POST", FAULTS, "{\"kind\":\"dbs.feed\",\"respond\":\"SERVICE_UNAVAILABLE\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("id")).isEqualTo("1");
        assertThat(client.get("/dbs").status()).isEqualTo(503);
        assertThat(send("GET", FAULTS, null).json().at("/faults/0/requests").intValue())
                .isEqualTo(1);
        assertThat(send("POST", FAULTS + "/1/disable", null).text("enabled")).isEqualTo("false");
        assertThat(client.get("/dbs").status()).isEqualTo(200);
        assertThat(send("PATCH", FAULTS + "/1", "{\"enabled\":true}").text("enabled"))
                .isEqualTo("true");
        assertThat(client.get("/dbs").status()).isEqualTo(503);
        assertThat(send("GET", FAULTS + "/1", null).json().at("/rule/kind").asString())
                .isEqualTo("dbs.feed");
        assertThat(send("DELETE", FAULTS + "/1", null).status()).isEqualTo(204);
        assertThat(client.get("/dbs").status()).isEqualTo(200);
        assertThat(send("GET", FAULTS + "/1", null).status()).isEqualTo(404);
    }

    @Test
    void a_fault_that_is_over_keeps_its_count_until_all_are_deleted() throws IOException {
        send("POST", FAULTS, "{\"next\":1,\"kind\":\"dbs.feed\",\"respond\":{\"status\":503}}");
        emulator.faults().always().kind("dbs.read").respond(500, 0);
        client.get("/dbs");

        assertThat(send("GET", FAULTS, null).body()).contains("\"requests\":1", "\"over\":true");
        assertThat(send("DELETE", FAULTS, null).status()).isEqualTo(204);
        assertThat(send("GET", FAULTS, null).body()).isEqualTo("{\"faults\":[]}");
        assertThat(client.get("/dbs/d").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | the fault must be a JSON object of next, duringMs",
                "{ | the fault must be a JSON object of next",
                "{\"knd\":\"x\"} | the fault has an unknown member knd; there are next, duringMs",
                "{\"kind\":\"docs.read\"} | a fault must have one of alterBody, alterHeaders, breakAfter",
                "{\"cut\":1,\"slow\":1} | and has cut, slow",
                "{\"kind\":7,\"cut\":1} | kind of the fault must be a text",
                "{\"next\":0,\"cut\":1} | requests must be at least 1, was 0",
                "{\"share\":2,\"cut\":1} | share must be 0 to 1, was 2.0",
                "{\"respond\":\"OOPS\"} | or one of GONE, RETRY_WITH, TOO_MANY_REQUESTS",
                "{\"respond\":{\"subStatus\":1}} | respond must have status, an integer",
                "{\"breakAfter\":false} | breakAfter of the fault must be true, or not be there",
                "{\"after\":1,\"operations\":{\"respond\":{\"status\":449}}} | must follow operations()",
                "{\"operations\":{\"id\":\"7\"}} | operations must have one of respond, respondAfterEffect"
            })
    void a_fault_that_makes_no_sense_is_explained_in_one_line(String json, String explained) throws IOException {
        RawResponse response = send("POST", FAULTS, json);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("content-type")).startsWith("text/plain");
        assertThat(response.body()).contains(explained).endsWith("\n").hasLineCount(1);
        assertThat(emulator.faults().pending()).isZero();
    }

    @Test
    void what_is_held_waits_until_the_fault_is_deleted() throws Exception {
        send("POST", FAULTS, "{\"next\":1,\"kind\":\"dbs.feed\",\"hold\":true}");
        try (RawSocket socket = new RawSocket(emulator.endpoint())) {
            socket.send("GET /dbs HTTP/1.1\r\nHost: localhost\r\n\r\n");
            while (send("GET", FAULTS + "/1", null).json().path("requests").intValue() == 0) Thread.yield();
            send("DELETE", FAULTS + "/1", null);

            assertThat(socket.readTo("\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void operations_of_batches_can_be_hit() throws IOException {
        send("POST", FAULTS, "{\"operations\":{\"id\":\"1\",\"respond\":{\"status\":449,\"retryAfterMs\":5}}}");
        String batch = "[{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"1\",\"pk\":\"a\"}}]";

        RawResponse response = client.post(
                DOCS,
                batch,
                KEY,
                "[\"a\"]",
                "x-ms-cosmos-is-batch-request",
                "true",
                "x-ms-cosmos-batch-atomic",
                "true");

        assertThat(response.body()).contains("449");
    }

    @Test
    void the_clock_can_be_read_and_advanced() throws IOException {
        assertThat(send("GET", "/_emulator/clock", null).body())
                .isEqualTo("{\"now\":\"2030-01-01T00:00:00Z\",\"virtual\":true}");
        assertThat(send("POST", "/_emulator/clock", "{\"advanceMs\":60000}").text("now"))
                .isEqualTo("2030-01-01T00:01:00Z");
        assertThat(send("POST", "/_emulator/clock", "{\"advanceMs\":-1}").status())
                .isEqualTo(400);
    }

    @Test
    void ranges_can_be_split_and_merged() throws IOException {
        String where = "{\"database\":\"d\",\"container\":\"c\",";

        assertThat(send("POST", "/_emulator/splits", where + "\"split\":\"0\"}").status())
                .isEqualTo(204);
        assertThat(client.get("/dbs/d/colls/c/pkranges").body()).contains("\"id\":\"5\"");
        assertThat(send("POST", "/_emulator/splits", where + "\"merge\":[\"4\",\"5\"]}")
                        .status())
                .isEqualTo(204);
        RawResponse gone = send("POST", "/_emulator/splits", where + "\"split\":\"0\"}");
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.body()).hasLineCount(1);
    }

    @Test
    void statistics_say_what_came_in_and_leave_out_the_control() throws IOException {
        client.get("/dbs");

        RawResponse stats = send("GET", "/_emulator/stats", null);

        assertThat(stats.json().at("/requestsByKind/dbs.feed").intValue()).isEqualTo(1);
        assertThat(stats.body()).contains("\"path\":\"/dbs\"").doesNotContain("_emulator");
        assertThat(send("DELETE", "/_emulator/stats", null)
                        .json()
                        .path("requests")
                        .intValue())
                .isZero();
    }

    @Test
    void connections_can_be_counted_and_closed() throws IOException {
        assertThat(send("GET", "/_emulator/connections", null)
                        .json()
                        .path("open")
                        .intValue())
                .isEqualTo(1);
        try (RawSocket socket = new RawSocket(emulator.endpoint())) {
            send("POST", "/_emulator/connections", "{\"closeIdle\":1,\"everyMs\":5}");
            assertThat(socket.readAll()).isEmpty();
            emulator.connections().reset();
        }
    }

    @Test
    void web_pages_and_other_paths_are_refused() throws IOException {
        assertThat(http.get(FAULTS, "authorization", "", "origin", "http://example.org")
                        .status())
                .isEqualTo(403);
        assertThat(send("GET", "/_emulator/weather", null).body())
                .isEqualTo("there are faults, clock, splits, regions, account, replication, connections, stats\n");
        assertThat(send("PUT", FAULTS, "{}").status()).isEqualTo(405);
    }

    @Test
    void in_process_and_without_control_it_is_no_path_of_the_service() throws IOException {
        assertThat(client.get(FAULTS).status()).isEqualTo(400);
        try (CosmosEmulator plain = CosmosEmulator.builder().http(0).start()) {
            RawClient other = RawClient.overHttp(HttpClient.newHttpClient(), plain.endpoint(), plain.key());
            assertThat(other.get(FAULTS).status()).isEqualTo(400);
        }
    }

    private RawResponse send(String method, String path, String body) throws IOException {
        return http.send(method, path, body, "authorization", "");
    }
}
