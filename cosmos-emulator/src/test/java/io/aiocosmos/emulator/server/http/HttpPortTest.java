package io.aiocosmos.emulator.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a port makes of requests, byte by byte. */
class HttpPortTest {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final CosmosEmulator emulator =
            CosmosEmulator.builder().http(0).hosts("cosmos.test", "10.1.2.3").start();
    private final RawClient client =
            RawClient.overHttp(HttpClient.newHttpClient(), emulator.endpoint(), emulator.key());

    @AfterEach
    void close() {
        emulator.close();
    }

    private String create(String database, String hostLine) throws IOException {
        String body = "{\"id\":\"" + database + "\"}";
        return send("POST /dbs HTTP/1.1\r\n" + hostLine + signed("POST", "dbs") + "content-length: " + body.length()
                + "\r\nconnection: close\r\n\r\n" + body);
    }

    private String signed(String method, String type) {
        String date = DATE.format(Instant.now());
        return "x-ms-date: " + date + "\r\nauthorization: " + client.authorization(method, type, "", date) + "\r\n";
    }

    private String send(String bytes) throws IOException {
        try (RawSocket socket = new RawSocket(emulator.endpoint())) {
            return socket.send(bytes).readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example.com",
                "attacker.example.com:8081",
                "127.0.0.1.attacker.example.com",
                "localhost.attacker.example.com",
                "notlocalhost",
                "10.1.2.4",
                "cosmos.test.example.com",
                "0.0.0.0",
                "[2001:db8::1]",
                "128.0.0.1",
                "127.1",
                "0177.0.0.1"
            })
    void a_request_for_a_foreign_host_is_refused_and_does_nothing(String host) throws Exception {
        assertThat(create("stolen", "Host: " + host + "\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("--host")
                .doesNotContain(host + " ");

        assertThat(client.get("/dbs").body()).doesNotContain("stolen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "LOCALHOST:1", "localhost.", "account.localhost:8081", "127.0.0.1", "127.8.8.8:1",
                "[::1]", "[::1]:8081", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "cosmos.test", "Cosmos.Test:8081",
                "10.1.2.3"
            })
    void a_request_for_a_loopback_host_or_one_given_at_start_is_served(String host) throws Exception {
        assertThat(create("mine", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 201 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: :1\r\n",
                "Host:\r\n",
                "Host: a b\r\n",
                "Host: localhost:port\r\n",
                "Host: u@localhost\r\n",
                "Host: [::1\r\n",
                "Host: localhost\r\nHost: attacker.example.com\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: http://localhost\r\n"
            })
    void a_host_that_is_none_is_a_malformed_request(String hostLine) throws Exception {
        assertThat(create("never", hostLine)).startsWith("HTTP/1.1 400 ");
        assertThat(client.get("/dbs").body()).doesNotContain("never");
    }

    @Test
    void the_host_in_the_target_counts_too() throws Exception {
        String rest = "Host: localhost\r\n" + signed("GET", "dbs") + "connection: close\r\n\r\n";

        assertThat(send("GET http://attacker.example.com/dbs HTTP/1.1\r\n" + rest))
                .startsWith("HTTP/1.1 400 ");
        assertThat(send("GET http://localhost.attacker.example.com:8081/dbs HTTP/1.1\r\n" + rest))
                .startsWith("HTTP/1.1 400 ");
        assertThat(send("GET http://127.0.0.1/dbs HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 400 ");
        for (String same : new String[] {"http://localhost", "http://LOCALHOST.", "HTTP://localhost:8081"})
            assertThat(send("GET " + same + "/dbs HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_signature_is_checked_behind_a_host_in_the_target_too() throws Exception {
        String rest = "Host: localhost\r\n" + signed("GET", "colls") + "connection: close\r\n\r\n";

        assertThat(send("GET http://localhost/dbs HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void a_host_given_at_start_must_be_one() {
        for (String host : new String[] {"", "a:1", "http://a", "a b"})
            assertThatThrownBy(() -> CosmosEmulator.builder().hosts(host).start())
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_account_leads_back_by_the_host_given_at_start() throws Exception {
        String asked =
                send("GET / HTTP/1.1\r\nHost: cosmos.test:9\r\n" + signed("GET", "") + "connection: close\r\n\r\n");

        String port = emulator.endpoint().substring(emulator.endpoint().lastIndexOf(':'));
        assertThat(asked).contains("\"databaseAccountEndpoint\":\"http://cosmos.test" + port + "/\"");
    }

    @Test
    void the_names_of_headers_go_out_in_lower_case() throws Exception {
        String head = create("d", "Host: localhost\r\n").split("\r\n\r\n")[0];

        List<String> names = new ArrayList<>();
        for (String line : head.split("\r\n"))
            if (line.indexOf(':') > 0) names.add(line.substring(0, line.indexOf(':')));
        assertThat(names)
                .contains("x-ms-request-charge", "content-type", "content-length", "date")
                .allSatisfy(name -> assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void the_refusal_of_HTTP_2_can_be_read_whole_whatever_the_client_has_sent_by_then() throws Exception {
        for (String more : new String[] {"", "\0\0\0\4\0\0\0\0\0", "x".repeat(200_000)}) {
            String refusal = send(PREFACE + more);

            assertThat(refusal).startsWith("HTTP/1.1 505 ").contains("HTTP/1.1").endsWith("}");
        }
    }

    /** The hello is as good as never a line: its random bytes may hold no line break. */
    @Test
    void a_client_that_speaks_tls_is_refused_without_waiting_for_a_line() throws Exception {
        try (RawSocket socket = new RawSocket(emulator.endpoint())) {
            assertThat(socket.send("\u0016\u0003\u0001\u0000\u00f0\u0001").readAll())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("http://");
        }
    }

    @Test
    void two_slashes_in_front_of_a_path_are_one() throws Exception {
        String rest = "Host: localhost\r\n" + signed("GET", "dbs") + "connection: close\r\n\r\n";

        assertThat(send("GET //dbs HTTP/1.1\r\n" + rest)).startsWith("HTTP/1.1 200 ");
        String account = "Host: localhost\r\n" + signed("GET", "") + "connection: close\r\n\r\n";
        assertThat(send("GET // HTTP/1.1\r\n" + account)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void requests_that_never_end_make_no_other_wait() throws Exception {
        List<RawSocket> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                halves.add(new RawSocket(emulator.endpoint()).send("POST /dbs HTTP/1.1\r\nHost: loc"));
                halves.add(new RawSocket(emulator.endpoint())
                        .send("POST /dbs HTTP/1.1\r\nHost: localhost\r\ncontent-length: 9\r\n\r\n{"));
            }

            assertThat(client.get("/dbs").status()).isEqualTo(200);
        } finally {
            for (RawSocket half : halves) half.close();
        }
    }

    @Test
    void a_body_may_come_in_chunks_and_after_a_go_ahead() throws Exception {
        String head = "POST /dbs HTTP/1.1\r\nHost: localhost\r\n" + signed("POST", "dbs") + "connection: close\r\n";

        assertThat(send(head
                        + "transfer-encoding: chunked\r\n\r\n7;a=b\r\n{\"id\":\"\r\n3\r\nd\"}\r\n0\r\nt: 1\r\n\r\n"))
                .startsWith("HTTP/1.1 201 ");
        assertThat(send(head + "Transfer-Encoding: Chunked\r\n\r\nA\r\n{\"id\":\"f\"}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 201 ");
        try (RawSocket socket = new RawSocket(emulator.endpoint())) {
            socket.send(head + "content-length: 10\r\nexpect: 100-continue\r\n\r\n");
            assertThat(socket.readTo("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(socket.send("{\"id\":\"e\"}").readAll()).startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_as_such_whatever_it_is_for() throws Exception {
        String head = "POST /dbs HTTP/1.1\r\nHost: localhost\r\n" + signed("POST", "dbs");
        String body = "{\"id\":\"large\",\"x\":\"" + "y".repeat(4 * 1024 * 1024) + "\"}";
        String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";

        assertThat(send(head + "content-length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413 ")
                .contains("too large");
        assertThat(send(head + "transfer-encoding: chunked\r\n\r\n" + chunk)).startsWith("HTTP/1.1 413 ");
        assertThat(client.get("/dbs").body()).doesNotContain("large");
    }

    @Test
    void requests_sent_at_once_get_responses_one_after_the_other() throws Exception {
        String one = "GET /dbs HTTP/1.1\r\nHost: localhost\r\n" + signed("GET", "dbs");

        String responses = send(one + "\r\n" + one + "\r\n" + one + "connection: close\r\n\r\n");

        assertThat(responses.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 4\r\ntransfer-encoding: chunked\r\n",
                "content-length: 4\r\ncontent-length: 5\r\n",
                "content-length: -1\r\n",
                "content-length: +4\r\n",
                "content-length: 99999999999999999999\r\n",
                "x y: 1\r\n",
                "x : 1\r\n",
                " folded: 1\r\n",
                "nothing\r\n",
                ": 1\r\n"
            })
    void what_two_servers_could_read_differently_is_refused(String header) throws Exception {
        assertThat(send("POST /dbs HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void what_is_no_request_at_all_is_told_so() throws Exception {
        assertThat(send("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(send("GET / HTTP/3.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        assertThat(send("GET dbs HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(send("GET / HTTP/1.1\r\nx: " + "y".repeat(300_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(send("POST / HTTP/1.1\r\ntransfer-encoding: gzip\r\n\r\n")).startsWith("HTTP/1.1 501 ");
    }
}
