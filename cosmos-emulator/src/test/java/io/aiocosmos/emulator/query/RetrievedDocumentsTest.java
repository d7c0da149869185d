package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many items queries look at in a container of one range with a hundred thousand. */
@Tag("slow")
class RetrievedDocumentsTest {
    private static final String DOCS = "/dbs/d/colls/c/docs";
    private static final String KEY = "x-ms-documentdb-partitionkey";
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    private static final int ITEMS = 100_000;
    private static final Pattern METRIC = Pattern.compile("(\\w+)=([0-9.]+)");

    private static CosmosEmulator emulator;
    private static RawClient client;

    @BeforeAll
    static void fill() throws IOException {
        emulator = CosmosEmulator.builder().partitions(1).start();
        client = RawClient.inProcess(emulator);
        client.createContainer();
        String filler = ",\"filler\":\"" + "x".repeat(800) + "\"}";
        for (int i = 0; i < ITEMS; i++) {
            String pk = "pk" + i / 100;
            String item = "{\"id\":\"id" + i % 50_000 + "\",\"pk\":\"" + pk + "\",\"n\":" + i + filler;
            client.post(DOCS, item, KEY, "[\"" + pk + "\"]");
        }
    }

    @AfterAll
    static void close() {
        emulator.close();
    }

    private static RawResponse ask(String where, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "x-ms-documentdb-populatequerymetrics";
        all[headers.length + 1] = "true";
        String text = "{\"query\":\"SELECT VALUE c.n FROM c WHERE " + where + "\"}";
        RawResponse response = client.query(DOCS, text, all);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static double metric(RawResponse response, String name) {
        Matcher metrics = METRIC.matcher(response.header("x-ms-documentdb-query-metrics"));
        while (metrics.find()) if (metrics.group(1).equals(name)) return Double.parseDouble(metrics.group(2));
        throw new AssertionError("no metric " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.id = 'id7' AND c.pk = 'pk0' | 1 | [7]",
                "c.pk = 'pk0' AND c.id IN ('id7', 'id8', 'id100') | 2 | [7,8]",
                "(c.pk = 'pk0' AND c.id = 'id7') OR (c.pk = 'pk1' AND c.id = 'id107') | 2 | [7,107]",
                "c.id = 'id7' | 2 | [7,50007]",
                "c.pk = 'pk3' AND c.n >= 398 | 100 | [398,399]",
                "c.pk IN ('pk5', 'pk3') AND c.n IN (300, 599) | 200 | [300,599]",
                "c.id = 'id7' AND c.id = 'id8' | 0 | []",
                "false | 0 | []",
            })
    void a_filter_on_ids_and_keys_goes_by_index(String where, int items, String rows) throws Exception {
        RawResponse response = ask(where, RANGE, "0");

        assertThat(response.json().get("Documents").toString()).isEqualTo(rows);
        assertThat(metric(response, "retrievedDocumentCount")).isEqualTo(items);
    }

    @Test
    void so_does_a_key_in_the_header() throws Exception {
        assertThat(metric(ask("c.n > 0", KEY, "[\"pk77\"]"), "retrievedDocumentCount"))
                .isEqualTo(100);
        assertThat(metric(ask("c.id = 'id7701'", KEY, "[\"pk77\"]"), "retrievedDocumentCount"))
                .isEqualTo(1);
    }

    @Test
    void metrics_tell_what_was_read_and_written() throws Exception {
        RawResponse response = ask("c.pk = 'pk3' AND c.n >= 398", RANGE, "0");

        assertThat(metric(response, "retrievedDocumentSize")).isBetween(100 * 900.0, 100 * 1300.0);
        assertThat(metric(response, "outputDocumentCount")).isEqualTo(2);
        assertThat(metric(response, "outputDocumentSize")).isEqualTo("398,399".length());
        assertThat(metric(response, "indexUtilizationRatio")).isEqualTo(0.02);
        assertThat(metric(response, "totalExecutionTimeInMs")).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE COUNT(1) FROM c | 0 | 100",
                "SELECT VALUE [{\"item\": COUNT(1)}] FROM c | 0 | [{\"item\":100}]",
                "SELECT VALUE COUNT(c.nope) FROM c | 100 | 0",
                "SELECT VALUE COUNT(1) FROM c WHERE c.n < 301 | 100 | 1",
                "SELECT VALUE MAX(c.n) FROM c | 100 | 399",
            })
    void a_count_of_all_items_loads_none(String query, int items, String row) throws Exception {
        RawResponse response = client.query(
                DOCS,
                "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}",
                KEY,
                "[\"pk3\"]",
                "x-ms-documentdb-populatequerymetrics",
                "true");

        assertThat(response.json().get("Documents").get(0).toString()).isEqualTo(row);
        assertThat(metric(response, "retrievedDocumentCount")).isEqualTo(items);
        assertThat(metric(response, "retrievedDocumentSize") > 0).isEqualTo(items > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.n = 99999", "STARTSWITH(c.filler, 'y') OR c.n % 50000 = 1"})
    void a_filter_without_an_index_looks_at_all_items(String where) throws Exception {
        assertThat(metric(ask(where, RANGE, "0"), "retrievedDocumentCount")).isEqualTo(ITEMS);
    }
}
