package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of docs/faults.md. */
class FaultVocabularyTest extends EmulatorTestBase {
    private static final Path PAGE = Path.of("..", "docs", "faults.md");
    private static final String ITEM = "{\"id\":\"1\",\"pk\":\"a\"}";
    private static final String BATCH = "[{\"operationType\":\"Read\",\"id\":\"1\"}]";
    private static final String QUERY = "{\"query\":\"SELECT * FROM c\"}";

    private RawClient http;

    /** Sends a request of some kind. */
    private interface Sending {
        RawResponse by(RawClient client) throws IOException;
    }

    private static final Map<String, Sending> REQUESTS = Map.ofEntries(
            Map.entry("docs.read", client -> client.get(DOCS + "/1", KEY, "[\"a\"]")),
            Map.entry("docs.query", client -> client.query(DOCS, QUERY, CROSS, "true")),
            Map.entry("docs.feed", client -> client.get(DOCS)),
            Map.entry("docs.change_feed", client -> client.get(DOCS, "a-im", "Incremental Feed")),
            Map.entry("docs.create", client -> client.post(DOCS, ITEM, KEY, "[\"a\"]")),
            Map.entry(
                    "docs.upsert",
                    client -> client.post(DOCS, ITEM, KEY, "[\"a\"]", "x-ms-documentdb-is-upsert", "true")),
            Map.entry("docs.replace", client -> client.put(DOCS + "/1", ITEM, KEY, "[\"a\"]")),
            Map.entry("docs.delete", client -> client.delete(DOCS + "/1", KEY, "[\"a\"]")),
            Map.entry("docs.patch", client -> client.send("PATCH", DOCS + "/1", "[]", KEY, "[\"a\"]")),
            Map.entry(
                    "docs.batch",
                    client -> client.post(DOCS, BATCH, KEY, "[\"a\"]", "x-ms-cosmos-is-batch-request", "true")),
            Map.entry("colls.read", client -> client.get("/dbs/d/colls/c")),
            Map.entry("account.read", client -> client.get("/")),
            Map.entry(
                    "docs.query_plan", client -> client.post(DOCS, QUERY, "x-ms-cosmos-is-query-plan-request", "true")),
            Map.entry("pkranges.feed", client -> client.get("/dbs/d/colls/c/pkranges")),
            Map.entry("addresses.feed", client -> client.get("/addresses/")));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("West US").control(true);
    }

    @Override
    @BeforeEach
    protected void open() throws IOException {
        super.open();
        http = RawClient.overHttp(HttpClient.newHttpClient(), emulator.listen(0), emulator.key());
    }

    static List<List<String>> operations() throws IOException {
        return rows("## Operations");
    }

    static Stream<List<String>> rules() throws IOException {
        return rows("## Rules").stream().filter(row -> !row.get(3).isEmpty());
    }

    static List<List<String>> results() throws IOException {
        return rows("## Results");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_has_a_kind(List<String> row) throws IOException {
        String kind = row.get(3).replace("`", "");
        control("faults", "{\"kind\":\"" + kind + "\",\"respond\":\"TOO_MANY_REQUESTS\"}");

        assertThat(REQUESTS.get(kind).by(http).status()).isEqualTo(429);
        assertThat(http.get("/dbs").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_holds_or_does_not(List<String> row) throws IOException {
        control("faults", "{" + json(row.get(2)) + ",\"respond\":\"SERVICE_UNAVAILABLE\"}");

        assertThat(REQUESTS.get("docs.create").by(http).status()).isEqualTo(Integer.parseInt(row.get(3)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void a_result_is_as_said(List<String> row) throws IOException {
        String json = json(row.get(3));
        if (json.startsWith("{")) control("connections", json);
        else control("faults", "{\"kind\":\"docs.create\"," + json + "}");

        if (row.get(4).equals("breaks")) {
            assertThatThrownBy(() -> REQUESTS.get("docs.create").by(http)).isInstanceOf(IOException.class);
        } else {
            RawResponse response = REQUESTS.get("docs.create").by(http);
            int subStatus = response.subStatus();
            assertThat(response.status() + (subStatus == 0 ? "" : "/" + subStatus))
                    .isEqualTo(row.get(4));
        }
        assertThat(read("1", "a").status()).isEqualTo(row.get(5).equals("yes") ? 200 : 404);
    }

    @ParameterizedTest
    @EnumSource(ServiceFault.class)
    void a_named_error_is_on_the_page_and_the_same_in_java(ServiceFault fault) throws IOException {
        emulator.faults().next(1).respond(fault);

        RawResponse response = read("1", "a");

        assertThat(results().stream().filter(row -> row.get(3).equals("`\"respond\": \"" + fault + "\"`")))
                .hasSize(1);
        assertThat(response.status()).isEqualTo(fault.status());
        assertThat(response.subStatus()).isEqualTo(fault.subStatus());
    }

    @Test
    void some_named_errors_have_headers() throws IOException {
        emulator.faults().next(1).respond(ServiceFault.TOO_MANY_REQUESTS);
        emulator.faults().next(1).respond(ServiceFault.READ_SESSION_NOT_AVAILABLE);
        emulator.faults().next(1).respond(ServiceFault.AAD_TOKEN_REVOKED);

        assertThat(read("1", "a").header("x-ms-retry-after-ms")).isEqualTo("500");
        String token = read("1", "a").header(TOKEN);
        String challenge = read("1", "a").header("www-authenticate");
        String range = create("1", "a").header("x-ms-documentdb-partitionkeyrangeid");
        assertThat(token).isEqualTo(range + ":1#1#1=1#1=1");
        assertThat(challenge).startsWith("Bearer ").contains("claims=");
    }

    private void control(String path, String json) throws IOException {
        RawResponse response = http.post("/_emulator/" + path, json, "authorization", "");
        assertThat(response.status()).as(response.body()).isIn(200, 201);
    }

    /** The first code of a cell. */
    private static String json(String cell) {
        return cell.substring(1, cell.indexOf('`', 1));
    }

    private static List<List<String>> rows(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
