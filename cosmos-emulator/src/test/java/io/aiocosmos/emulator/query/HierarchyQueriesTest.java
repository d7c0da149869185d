package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries by the first components of hierarchical keys, and by effective keys. */
class HierarchyQueriesTest extends EmulatorTestBase {
    private static final String TREE = "/dbs/d/colls/tree/docs";
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    private static final String SIZE = "x-ms-max-item-count";

    /** The hash of {@code "contoso"}. */
    private static final String CONTOSO = "0A4BA22644167DA7161C260336FB5423";

    @BeforeEach
    void fill() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"tree\",\"partitionKey\":{\"paths\":[\"/tenant\",\"/user\",\"/id\"],"
                        + "\"kind\":\"MultiHash\",\"version\":2}}");
        for (int i = 0; i < 24; i++) {
            String tenant = i % 3 == 0 ? "contoso" : "t" + i % 3;
            String user = "u" + i % 2;
            RawResponse response = client.post(
                    TREE,
                    "{\"id\":\"" + i + "\",\"tenant\":\"" + tenant + "\",\"user\":\"" + user + "\"}",
                    KEY,
                    "[\"" + tenant + "\",\"" + user + "\",\"" + i + "\"]");
            assertThat(response.status()).isEqualTo(201);
        }
    }

    private List<String> ids(String... headers) throws IOException {
        List<String> ids = new ArrayList<>();
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = SIZE;
        all[headers.length + 1] = "3";
        all[headers.length + 2] = CONTINUATION;
        String token = "";
        while (token != null) {
            all[headers.length + 3] = token;
            RawResponse page = client.query(TREE, "{\"query\":\"SELECT VALUE c.id FROM c\"}", all);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().get("Documents").forEach(id -> ids.add(id.asString()));
            token = page.header(CONTINUATION);
        }
        return ids;
    }

    private static String[] keys(String start, String end, String... more) {
        String[] headers = {
            "x-ms-read-key-type", "EffectivePartitionKeyRange", "x-ms-start-epk", start, "x-ms-end-epk", end
        };
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    @Test
    void the_first_components_find_all_below_them() throws Exception {
        assertThat(ids(KEY, "[\"contoso\"]")).containsExactlyInAnyOrder("0", "3", "6", "9", "12", "15", "18", "21");
        assertThat(ids(KEY, "[\"contoso\",\"u1\"]")).containsExactlyInAnyOrder("3", "9", "15", "21");
        assertThat(ids(KEY, "[\"contoso\",\"u1\",\"9\"]")).containsExactly("9");
        assertThat(ids(KEY, "[\"nobody\"]")).isEmpty();
    }

    @Test
    void so_do_the_effective_keys_that_begin_with_theirs() throws Exception {
        String range =
                client.get(TREE + "/9", KEY, "[\"contoso\",\"u1\",\"9\"]").header(RANGE);

        assertThat(ids(keys(CONTOSO, CONTOSO + "FF", RANGE, range)))
                .containsExactlyInAnyOrderElementsOf(ids(KEY, "[\"contoso\"]"));
        assertThat(ids(keys(CONTOSO, CONTOSO + "FF", CROSS, "true")))
                .containsExactlyInAnyOrderElementsOf(ids(KEY, "[\"contoso\"]"));
    }

    @Test
    void they_go_on_across_a_split_of_their_range() throws Exception {
        List<String> expected = ids(KEY, "[\"contoso\"]");
        String query = "{\"query\":\"SELECT VALUE c.id FROM c\"}";
        RawResponse first = client.query(TREE, query, KEY, "[\"contoso\"]", SIZE, "3");
        for (int i = 0; i < 4; i++) emulator.split("d", "tree", Integer.toString(i));

        List<String> rows = new ArrayList<>();
        first.json().get("Documents").forEach(id -> rows.add(id.asString()));
        for (String token = first.header(CONTINUATION); token != null; ) {
            RawResponse page = client.query(TREE, query, KEY, "[\"contoso\"]", SIZE, "3", CONTINUATION, token);
            page.json().get("Documents").forEach(id -> rows.add(id.asString()));
            token = page.header(CONTINUATION);
        }

        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void effective_keys_without_a_range_id_cut_through_ranges() throws Exception {
        List<String> low = ids(keys("", "1800", CROSS, "true"));
        List<String> high = ids(keys("1800", "FF", CROSS, "true"));

        assertThat(low).isNotEmpty();
        assertThat(high).isNotEmpty().doesNotContainAnyElementsOf(low);
        assertThat(low.size() + high.size()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"a\",\"b\",\"c\",\"d\"]", "[[1]]", "no"})
    void keys_of_another_form_are_refused(String key) throws Exception {
        assertThat(client.query(TREE, "{\"query\":\"SELECT * FROM c\"}", KEY, key)
                        .status())
                .isEqualTo(400);
    }
}
