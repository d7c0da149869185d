package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over forty items with {@code n} from 0, of which {@code half} and {@code kind} are computed, and {@code tags} hidden. */
class ComputedPropertiesTest extends QueryTestBase {
    private static final String PROPERTIES = "[{'name':'half','query':'SELECT VALUE IntDiv(c.n, 20) FROM c'},"
            + "{'name':'kind','query':'select value {n: r.n % 3, s: upper(r.pk)} from r'},"
            + "{'name':'tags','query':'SELECT VALUE ARRAY_LENGTH(c.tags) FROM c'}]";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    @BeforeEach
    void define() throws IOException {
        assertThat(replace(PROPERTIES, "null").status()).isEqualTo(200);
    }

    private RawResponse replace(String properties, String indexing) throws IOException {
        return client.put("/dbs/d/colls/c", body("c", properties, indexing));
    }

    private static String body(String id, String properties, String indexing) {
        String json = "{'id':'" + id + "','partitionKey':{'paths':['/pk'],'kind':'Hash','version':2}";
        if (properties != null) json += ",'computedProperties':" + properties;
        if (!indexing.equals("null")) json += ",'indexingPolicy':" + indexing;
        return (json + "}").replace("'", "\"");
    }

    private static String include(String... paths) {
        return "{'includedPaths':[{'path':'/*'},{'path':'" + String.join("'},{'path':'", paths) + "'}]}";
    }

    @Nested
    class A_query {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "SELECT VALUE c.id FROM c WHERE c.half = 1 AND c.n < 22 | \"id20\" \"id21\"",
                    "SELECT VALUE COUNT(1) FROM c WHERE c.half = 0 | 20",
                    "SELECT VALUE COUNT(1) FROM c WHERE c['half'] = 0 AND IS_DEFINED(c.half) | 20",
                    "SELECT c.half, c.kind.n AS m FROM c WHERE c.n = 5 | {\"half\":0,\"m\":2}",
                    "SELECT VALUE c.kind FROM c WHERE c.n = 25 | {\"n\":1,\"s\":\"PK5\"}",
                    "SELECT VALUE SUM(c.half) FROM c | 20",
                    "SELECT c.half, COUNT(1) AS k FROM c GROUP BY c.half | {\"half\":0,\"k\":20} {\"half\":1,\"k\":20}",
                    "SELECT VALUE x.kind.s FROM x WHERE x.n = 7 | \"PK7\"",
                    "SELECT VALUE EXISTS(SELECT VALUE 1 WHERE c.half = 1) FROM c WHERE c.n = 20 | true",
                    "SELECT VALUE k FROM (SELECT c.half, c.n FROM c) AS k WHERE k.half = 1 AND k.n = 30 |"
                            + " {\"half\":1,\"n\":30}",
                    "SELECT DISTINCT VALUE c.half FROM c | 0 1",
                })
        void knows_them_by_name(String text, String rows) throws Exception {
            assertThat(String.join(" ", all(text, RANGE, "0"))).isEqualTo(rows);
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "VALUE c", "c.id, c AS whole"})
        void does_not_get_them_with_the_whole_item(String selected) throws Exception {
            assertThat(all("SELECT " + selected + " FROM c WHERE c.half = 1 AND c.n = 20", RANGE, "0"))
                    .singleElement()
                    .asString()
                    .contains("\"n\":20", "\"tags\":[\"x\",\"y\"]")
                    .doesNotContain("half", "kind");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "SELECT VALUE c.tags FROM c WHERE c.n = 1 | 2",
                    "SELECT VALUE c.tags FROM c WHERE c.tags = 2 AND c.n = 1 | 2",
                    "SELECT VALUE t FROM c JOIN t IN c.tags WHERE c.n = 1 | ''",
                    "SELECT VALUE d.tags FROM (SELECT VALUE c FROM c) AS d WHERE d.n = 1 | [\"x\",\"y\"]",
                    "SELECT VALUE d.tags FROM (SELECT VALUE {tags: c.n} FROM c WHERE c.n = 1) AS d | 1",
                    "SELECT VALUE c.kind.tags FROM c | ''",
                })
        void sees_them_where_items_have_one_of_that_name(String text, String rows) throws Exception {
            assertThat(String.join(" ", all(text, RANGE, "0"))).isEqualTo(rows);
        }

        @Test
        void may_be_planned_and_is_sent_with_the_name() throws Exception {
            String text = "SELECT c.half FROM c WHERE c.half = 1 AND c.kind.n = 2";
            RawResponse plan = client.post(DOCS, sql(text), "x-ms-cosmos-is-query-plan-request", "True");

            assertThat(plan.status()).as(plan.body()).isEqualTo(200);
            assertThat(plan.json().at("/queryRanges/0/max").asString()).isEqualTo("FF");
            assertThat(all(text, CROSS, "true")).hasSize(7);
        }
    }

    @Nested
    class An_order {
        private static final String BY_HALF =
                "SELECT VALUE c.n FROM c WHERE c.n IN (1, 2, 21, 22) ORDER BY c.half DESC";

        @ParameterizedTest
        @ValueSource(strings = {"/half/?", "/half/*"})
        void needs_an_index_that_names_it(String path) throws Exception {
            assertThat(client.query(DOCS, sql(BY_HALF), RANGE, "0").status()).isEqualTo(400);

            assertThat(replace(PROPERTIES, include(path)).status()).isEqualTo(200);

            assertThat(all(BY_HALF, RANGE, "0")).containsExactly("21", "22", "1", "2");
        }

        @Test
        void is_found_again_on_the_next_page() throws Exception {
            replace(PROPERTIES, include("/half/?"));

            assertThat(all("SELECT VALUE c.half FROM c ORDER BY c.half", RANGE, "0", SIZE, "7"))
                    .hasSize(ITEMS)
                    .isSorted();
        }

        @Test
        void by_several_takes_a_composite_index() throws Exception {
            String text = "SELECT VALUE c.n FROM c WHERE c.n IN (1, 2, 21) ORDER BY c.half DESC, c.n ASC";
            String composite = "[[{'path':'/half','order':'descending'},{'path':'/n','order':'ascending'}]]";
            assertThat(client.query(DOCS, sql(text), RANGE, "0").status()).isEqualTo(400);

            replace(PROPERTIES, "{'compositeIndexes':" + composite + "}");

            assertThat(all(text, RANGE, "0")).containsExactly("21", "1", "2");
        }
    }

    @Nested
    class A_definition {
        private RawResponse created(String properties) throws IOException {
            return client.post("/dbs/d/colls", body("x", properties, "null"));
        }

        @Test
        void is_returned_as_it_was_sent() throws Exception {
            String sent = PROPERTIES.replace("'", "\"");

            assertThat(created(PROPERTIES).json().get("computedProperties").toString())
                    .isEqualTo(client.get("/dbs/d/colls/c")
                            .json()
                            .get("computedProperties")
                            .toString())
                    .isEqualTo(sent);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", ""})
        void that_leaves_them_out_removes_them(String properties) throws Exception {
            RawResponse replaced = replace(properties.isEmpty() ? null : properties, "null");

            assertThat(replaced.json().has("computedProperties")).isFalse();
            assertThat(all("SELECT VALUE c.id FROM c WHERE c.half = 1", RANGE, "0"))
                    .isEmpty();
            assertThat(all("SELECT VALUE c.tags FROM c WHERE c.n = 1", RANGE, "0"))
                    .containsExactly("[\"x\",\"y\"]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5", "'x'", "{'name':'a','query':'SELECT VALUE c.n FROM c'}"})
        void that_is_no_array_is_400(String properties) throws Exception {
            RawResponse response = created(properties);

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text("message")).contains("One of the specified inputs is invalid");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT c.n FROM c",
                    "SELECT * FROM c",
                    "SELECT VALUE 1",
                    "SELECT DISTINCT VALUE c.n FROM c",
                    "SELECT TOP 1 VALUE c.n FROM c",
                    "SELECT VALUE c.n FROM c WHERE c.n = 1",
                    "SELECT VALUE c.n FROM c ORDER BY c.n",
                    "SELECT VALUE c.n FROM c GROUP BY c.n",
                    "SELECT VALUE c.n FROM c OFFSET 0 LIMIT 1",
                    "SELECT VALUE t FROM c JOIN t IN c.tags",
                    "SELECT VALUE t FROM t IN c.tags",
                    "SELECT VALUE x FROM c.tags x",
                    "SELECT VALUE COUNT(1) FROM c",
                    "SELECT VALUE EXISTS(SELECT VALUE 1 FROM t IN c.tags) FROM c",
                    "SELECT VALUE ARRAY(SELECT VALUE t FROM t IN c.tags) FROM c",
                    "SELECT VALUE (SELECT VALUE c.n) FROM c",
                    "SELECT VALUE RAND() FROM c",
                    "SELECT VALUE UPPER(GetCurrentDateTime()) FROM c",
                    "SELECT VALUE ST_ISVALID(c.n) FROM c",
                    "SELECT VALUE udf.f(c.n) FROM c",
                    "SELECT VALUE c.n + @p FROM c",
                    "SELECT VALUE LOWER(c.other) FROM c",
                    "SELECT VALUE NONE(c.n) FROM c",
                    "SELECT VALUE c.n FROM",
                    "",
                })
        void with_such_a_query_is_400(String query) throws Exception {
            String other = ",{'name':'other','query':'SELECT VALUE c.n FROM c'}]";

            assertThat(created("[{'name':'a','query':'" + query + "'}" + other).status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"'id'", "'_ts'", "'_rid'", "'_etag'", "'_self'", "''", "5", "'twice'"})
        void with_such_a_name_is_400(String name) throws Exception {
            String query = ",'query':'SELECT VALUE c.n FROM c'}";

            assertThat(created("[{'name':'twice'" + query + ",{'name':" + name + query + "]")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void of_a_property_that_hides_the_one_it_reads_is_taken() throws Exception {
            replace("[{'name':'n','query':'SELECT VALUE c.n * 2 FROM c'}]", "null");

            assertThat(all("SELECT VALUE c.n FROM c WHERE c.n = 4", RANGE, "0")).containsExactly("4");
            assertThat(all("SELECT * FROM c WHERE c.n = 4", RANGE, "0"))
                    .singleElement()
                    .asString()
                    .contains("\"id2\"");
        }

        @Test
        void has_twenty_at_most() throws Exception {
            assertThat(created(many(21)).status()).isEqualTo(400);
            assertThat(created(many(20)).status()).isEqualTo(201);
        }

        private static String many(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> "{'name':'p" + i + "','query':'SELECT VALUE c.n FROM c'}")
                    .collect(Collectors.joining(",", "[", "]"));
        }

        @Test
        void that_would_hide_the_partition_key_is_not_supported() throws Exception {
            assertThat(created("[{'name':'pk','query':'SELECT VALUE c.n FROM c'}]")
                            .status())
                    .isEqualTo(501);
        }
    }
}
