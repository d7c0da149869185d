package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the indexing policy has to do with queries. */
class IndexTest extends QueryTestBase {
    private static final String NO_COMPOSITE =
            "The order by query does not have a corresponding composite index that it can be served from.";
    private static final String EXCLUDED = "The index path corresponding to the specified order-by item is excluded.";

    private RawResponse inKey(String text, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = KEY;
        all[headers.length + 1] = "[\"pk1\"]";
        return client.query(DOCS, sql(text), all);
    }

    private static String policy(String included, String excluded) {
        return "{\"includedPaths\":[" + paths(included) + "],\"excludedPaths\":[" + paths(excluded) + "]}";
    }

    private static String paths(String list) {
        return list.isEmpty() ? "" : "{\"path\":\"" + String.join("\"},{\"path\":\"", list.split(" ")) + "\"}";
    }

    @Nested
    class An_order_by_several_paths {
        @ParameterizedTest
        @ValueSource(strings = {"c.n, c.pk", "c.n DESC, c.pk DESC", "c['n'] ASC, c.pk"})
        void is_served_by_a_composite_index_in_either_direction(String order) throws Exception {
            index(composites("n,pk"));

            assertThat(inKey("SELECT * FROM c ORDER BY " + order).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"c.pk, c.n", "c.n, c.pk DESC", "c.n, c.pk, c.id", "c.n, c.id"})
        void is_refused_without_one_of_just_these_paths(String order) throws Exception {
            index(composites("n,pk"));

            RawResponse response = inKey("SELECT * FROM c ORDER BY " + order);

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text("message")).contains(NO_COMPOSITE);
        }

        @Test
        void is_refused_where_a_longer_index_begins_with_them() throws Exception {
            index(composites("n,pk,id"));

            assertThat(inKey("SELECT * FROM c ORDER BY c.n, c.pk").status()).isEqualTo(400);
            assertThat(inKey("SELECT * FROM c ORDER BY c.n, c.pk, c.id").status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class An_order_by_one_path {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "/* | /n/? | 400",
                    "/* | /n/* | 400",
                    "/n/? | /* | 200",
                    "/* | /m/? | 200",
                    "/*  /n/? | /n/* | 200",
                })
        void needs_it_indexed_by_the_more_precise_entry(String included, String excluded, int status) throws Exception {
            index(policy(included.replace("  ", " "), excluded));

            RawResponse response = inKey("SELECT * FROM c ORDER BY c.n", "x-ms-documentdb-query-enable-scan", "true");

            assertThat(response.status()).isEqualTo(status);
            if (status == 400) assertThat(response.text("message")).contains(EXCLUDED);
        }

        @Test
        void always_may_be_by_id_or_time() throws Exception {
            index(policy("", "/*"));

            assertThat(inKey("SELECT * FROM c ORDER BY c.id").status()).isEqualTo(200);
            assertThat(inKey("SELECT * FROM c ORDER BY c._ts DESC").status()).isEqualTo(200);
            assertThat(inKey("SELECT * FROM c ORDER BY c.pk").status()).isEqualTo(400);
        }

        @Test
        void is_refused_where_nothing_is_indexed() throws Exception {
            index("{\"indexingMode\":\"none\",\"automatic\":false}");

            assertThat(inKey("SELECT * FROM c ORDER BY c.id").status()).isEqualTo(400);
            assertThat(inKey("SELECT * FROM c WHERE c.n > 5").status()).isEqualTo(200);
        }
    }

    @Nested
    class Items_without_the_key {
        @Test
        void are_left_out_where_only_everything_is_indexed() throws Exception {
            create("none", "pk1");
            create("null", "pk1", ",\"n\":null");

            assertThat(all("SELECT VALUE c.id FROM c ORDER BY c.n", KEY, "[\"pk1\"]"))
                    .containsExactly("\"null\"", "\"id1\"", "\"id11\"", "\"id21\"", "\"id31\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/n/?", "/n/*"})
        void come_first_where_the_path_is_named(String path) throws Exception {
            index(policy("/* " + path, ""));
            create("none", "pk1");

            assertThat(all("SELECT VALUE c.id FROM c ORDER BY c.n", KEY, "[\"pk1\"]", SIZE, "2"))
                    .containsExactly("\"none\"", "\"id1\"", "\"id11\"", "\"id21\"", "\"id31\"");
        }

        @Test
        void come_where_a_composite_index_serves() throws Exception {
            index(composites("n,pk"));
            create("none", "pk1");

            assertThat(all("SELECT VALUE c.id FROM c ORDER BY c.n DESC, c.pk DESC", KEY, "[\"pk1\"]"))
                    .containsExactly("\"id31\"", "\"id21\"", "\"id11\"", "\"id1\"", "\"none\"");
        }
    }

    @Test
    void a_filter_by_what_is_not_indexed_scans() throws Exception {
        index(policy("/*", "/n/?"));

        assertThat(all("SELECT VALUE c.n FROM c WHERE c.n > 20", KEY, "[\"pk1\"]"))
                .containsExactly("21", "31");
    }

    @Nested
    class Metrics {
        private static final String TEXT =
                "SELECT * FROM c WHERE c.n > 5 AND ARRAY_CONTAINS(c['odd name'], 1) ORDER BY c.pk";
        private static final String HEADER = "x-ms-cosmos-index-utilization";

        @Test
        void of_the_second_kind_are_percent_encoded() throws Exception {
            index(policy("/*", "/n/?"));
            RawResponse response = inKey(TEXT, "x-ms-cosmos-populateindexmetrics-v2", "true");

            String json = URLDecoder.decode(response.header(HEADER), StandardCharsets.UTF_8);

            assertThat(json)
                    .isEqualTo("{\"Utilized\":{\"SingleIndexes\":[{\"IndexSpec\":\"/\\\"odd name\\\"/?\"},"
                            + "{\"IndexSpec\":\"/pk/?\"}],\"CompositeIndexes\":[]},\"Potential\":{\"SingleIndexes\":"
                            + "[{\"IndexSpec\":\"/n/?\",\"IndexImpactScore\":\"High\"}],\"CompositeIndexes\":"
                            + "[{\"IndexSpecs\":[\"/n ASC\",\"/\\\"odd name\\\" ASC\",\"/pk ASC\"],"
                            + "\"IndexImpactScore\":\"High\"}]}}");
        }

        @Test
        void of_the_first_kind_are_base64() throws Exception {
            index(composites("n,-pk"));
            RawResponse response = inKey(
                    "SELECT * FROM c WHERE c.n > 5 ORDER BY c.n DESC, c.pk",
                    "x-ms-cosmos-populateindexmetrics",
                    "true");

            JsonNode json = decoded(response.header(HEADER));

            assertThat(json.get("UtilizedSingleIndexes").toString())
                    .isEqualTo("[{\"IndexSpec\":\"/n/?\",\"IndexImpactScore\":\"High\",\"FilterExpression\":\"\","
                            + "\"FilterPreciseSet\":true,\"IndexPreciseSet\":true}]");
            assertThat(json.at("/UtilizedCompositeIndexes/0/IndexSpecs").toString())
                    .isEqualTo("[\"/n DESC\",\"/pk ASC\"]");
            assertThat(json.get("PotentialCompositeIndexes").isEmpty()).isTrue();
        }

        /** As Microsoft's Python tests expect it. */
        @Test
        void of_a_query_of_nothing_but_a_key_name_the_key() throws Exception {
            String first = "x-ms-cosmos-populateindexmetrics";
            String high = "[{\"IndexSpec\":\"/pk/?\",\"IndexImpactScore\":\"High\",\"FilterExpression\":\"\","
                    + "\"FilterPreciseSet\":true,\"IndexPreciseSet\":true}]";

            JsonNode used = decoded(inKey("SELECT * FROM c", first, "true").header(HEADER));
            JsonNode filtered = decoded(
                    inKey("SELECT * FROM c WHERE c.n = 1", first, "true").header(HEADER));
            JsonNode everywhere = decoded(client.query(DOCS, sql("SELECT * FROM c"), CROSS, "true", first, "true")
                    .header(HEADER));
            index(policy("/*", "/pk/?"));
            JsonNode missed = decoded(inKey("SELECT * FROM c", first, "true").header(HEADER));

            assertThat(used.get("UtilizedSingleIndexes").toString()).isEqualTo(high);
            assertThat(filtered.get("UtilizedSingleIndexes").toString())
                    .contains("/n/?")
                    .doesNotContain("/pk/?");
            assertThat(everywhere.get("UtilizedSingleIndexes").isEmpty()).isTrue();
            assertThat(missed.get("UtilizedSingleIndexes").isEmpty()).isTrue();
            assertThat(missed.get("PotentialSingleIndexes").toString()).isEqualTo(high);
        }

        private static JsonNode decoded(String base64) {
            return new JsonMapper().readTree(Base64.getDecoder().decode(base64));
        }

        @Test
        void come_only_when_asked_for() throws Exception {
            assertThat(inKey("SELECT * FROM c").header(HEADER)).isNull();
        }
    }

    @Test
    void spatial_functions_are_refused_where_the_container_is_a_plane() throws Exception {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"plane\",\"partitionKey\":{\"paths\":[\"/pk\"]},\"geospatialConfig\":{\"type\":\"Geometry\"}}");
        String text = "SELECT VALUE EXISTS(SELECT VALUE 1 WHERE st_isvalid(c.p)) FROM c";

        RawResponse plane = client.query("/dbs/d/colls/plane/docs", sql(text), KEY, "[\"a\"]");
        RawResponse other = client.query("/dbs/d/colls/plane/docs", sql("SELECT * FROM c"), KEY, "[\"a\"]");

        assertThat(plane.status()).isEqualTo(400);
        assertThat(plane.text("message"))
                .contains("does not support spatial functions")
                .contains("Geometry");
        assertThat(other.status()).isEqualTo(200);
        assertThat(inKey(text).status()).isEqualTo(200);
    }
}
