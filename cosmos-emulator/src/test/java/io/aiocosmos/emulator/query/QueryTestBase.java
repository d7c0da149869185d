package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A container of forty items, four to a partition key, and a way to read a query's pages to the end. */
abstract class QueryTestBase extends EmulatorTestBase {
    static final int ITEMS = 40;
    static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    static final String SIZE = "x-ms-max-item-count";

    @BeforeEach
    void fill() throws IOException {
        for (int i = 0; i < ITEMS; i++) create("id" + i, "pk" + i % 10, ",\"n\":" + i + ",\"tags\":[\"x\",\"y\"]");
    }

    static String sql(String text) {
        return "{\"query\":\"" + text + "\"}";
    }

    /** Gives the container another indexing policy. */
    void index(String policy) throws IOException {
        String key = "{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}";
        RawResponse response = client.put(
                "/dbs/d/colls/c", "{\"id\":\"c\",\"partitionKey\":" + key + ",\"indexingPolicy\":" + policy + "}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }

    /** A policy with composite indexes. @param indexes each as {@code a,-b}: a minus for descending */
    static String composites(String... indexes) {
        List<String> all = new ArrayList<>();
        for (String index : indexes) {
            List<String> paths = new ArrayList<>();
            for (String path : index.split(",")) {
                String order = path.startsWith("-") ? "descending" : "ascending";
                paths.add("{\"path\":\"/" + path.replace("-", "") + "\",\"order\":\"" + order + "\"}");
            }
            all.add("[" + String.join(",", paths) + "]");
        }
        return "{\"compositeIndexes\":[" + String.join(",", all) + "]}";
    }

    /** All rows, page by page. */
    List<String> all(String text, String... headers) throws IOException {
        List<String> rows = new ArrayList<>();
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = CONTINUATION;
        all[headers.length + 1] = "";
        do {
            RawResponse page = client.query(DOCS, sql(text), all);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().get("Documents").forEach(row -> rows.add(row.toString()));
            assertThat(page.header("x-ms-item-count")).isEqualTo(page.text("_count"));
            all[headers.length + 1] = page.header(CONTINUATION);
        } while (all[headers.length + 1] != null);
        return rows;
    }
}
