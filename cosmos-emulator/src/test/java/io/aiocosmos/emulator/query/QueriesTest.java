package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest extends QueryTestBase {
    @Nested
    class Across_partitions {
        @Test
        void a_plain_filter_finds_every_row_once_whatever_the_page_size() throws Exception {
            for (String size : new String[] {"1", "7", "-1"})
                assertThat(all("SELECT VALUE c.n FROM c WHERE c.n >= 10", CROSS, "true", SIZE, size))
                        .hasSize(30)
                        .doesNotHaveDuplicates();
        }

        @Test
        void rows_of_constants_come_once_whatever_the_items() throws Exception {
            assertThat(all("SELECT VALUE x FROM x IN (SELECT VALUE [1, 2])", CROSS, "true", SIZE, "1"))
                    .containsExactly("1", "2");
        }

        @Test
        void pages_may_end_within_the_rows_of_one_item() throws Exception {
            assertThat(all("SELECT c.n, t FROM c JOIN t IN c.tags", CROSS, "True", SIZE, "3"))
                    .hasSize(2 * ITEMS)
                    .doesNotHaveDuplicates();
        }

        @Test
        void writes_between_pages_neither_repeat_nor_lose_rows() throws Exception {
            RawResponse first = client.query(DOCS, sql("SELECT VALUE c.n FROM c"), KEY, "[\"pk1\"]", SIZE, "2");
            assertThat(first.json().get("Documents").toString()).isEqualTo("[1,11]");
            client.delete(DOCS + "/id1", KEY, "[\"pk1\"]");
            client.delete(DOCS + "/id11", KEY, "[\"pk1\"]");

            RawResponse second = client.query(
                    DOCS, sql("SELECT VALUE c.n FROM c"), KEY, "[\"pk1\"]", CONTINUATION, first.header(CONTINUATION));

            assertThat(second.json().get("Documents").toString()).isEqualTo("[21,31]");
        }

        @Test
        void it_must_be_asked_for() throws Exception {
            RawResponse response = client.query(DOCS, sql("SELECT * FROM c"));

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isZero();
            assertThat(response.text("message")).contains("x-ms-documentdb-query-enablecrosspartition");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT * FROM c ORDER BY c.n",
                    "SELECT TOP 3 * FROM c",
                    "SELECT * FROM c OFFSET 1 LIMIT 2",
                    "SELECT VALUE COUNT(1) FROM c",
                    "SELECT DISTINCT c.pk FROM c",
                    "SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk",
                })
        void what_needs_merging_is_not_servable(String text) throws Exception {
            RawResponse response = client.query(DOCS, sql(text), CROSS, "true");

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isEqualTo(1004);
            assertThat(response.text("message"))
                    .startsWith("The provided cross partition query can not be directly served");
        }

        @Test
        void a_page_holds_rows_of_one_range_and_its_token() throws Exception {
            RawResponse page = client.query(DOCS, sql("SELECT VALUE c.pk FROM c"), CROSS, "true");

            String range = page.header(RANGE);
            assertThat(page.header(TOKEN)).startsWith(range + ":").doesNotContain(",");
            assertThat(page.json().get("_count").intValue()).isLessThan(ITEMS);
        }
    }

    @Nested
    class In_one_partition {
        @Test
        void a_key_gives_its_own_items_only() throws Exception {
            assertThat(all("SELECT VALUE c.id FROM c", KEY, "[\"pk3\"]"))
                    .containsExactly("\"id3\"", "\"id13\"", "\"id23\"", "\"id33\"");
        }

        @Test
        void order_top_and_offset_are_served_and_page() throws Exception {
            assertThat(all("SELECT VALUE c.n FROM c ORDER BY c.n DESC", KEY, "[\"pk3\"]", SIZE, "1"))
                    .containsExactly("33", "23", "13", "3");
            assertThat(all("SELECT TOP 3 VALUE c.n FROM c", KEY, "[\"pk3\"]", SIZE, "2"))
                    .containsExactly("3", "13", "23");
            assertThat(all("SELECT VALUE c.n FROM c OFFSET 1 LIMIT 2", KEY, "[\"pk3\"]", SIZE, "1"))
                    .containsExactly("13", "23");
            assertThat(all("SELECT VALUE SUM(c.n) FROM c", KEY, "[\"pk3\"]")).containsExactly("72");
        }

        @Test
        void distinct_and_groups_are_not_if_found_by_a_filter() throws Exception {
            assertThat(client.query(DOCS, sql("SELECT DISTINCT c.pk FROM c WHERE c.pk = 'pk3'"))
                            .subStatus())
                    .isEqualTo(1004);
            assertThat(client.query(DOCS, sql("SELECT c.pk FROM c WHERE c.pk = 'pk3' GROUP BY c.pk"))
                            .subStatus())
                    .isEqualTo(1004);
        }

        @Test
        void a_range_gives_what_it_has_and_all_ranges_everything() throws Exception {
            List<String> rows = new ArrayList<>();
            for (int range = 0; range < 4; range++)
                rows.addAll(all("SELECT VALUE c.n FROM c ORDER BY c.n", RANGE, Integer.toString(range), SIZE, "3"));

            assertThat(rows).hasSize(ITEMS).doesNotHaveDuplicates();
            assertThat(client.query(DOCS, sql("SELECT * FROM c"), RANGE, "9").status())
                    .isEqualTo(410);
            assertThat(client.query(DOCS, sql("SELECT * FROM c"), RANGE, "9").subStatus())
                    .isEqualTo(1002);
        }

        @ParameterizedTest
        @CsvSource({"30, 10", "10, 10", "FF, FFFF", "zz, ''"})
        void effective_keys_that_leave_nothing_are_400(String start, String end) throws Exception {
            String[] nothing = {
                CROSS,
                "true",
                "x-ms-read-key-type",
                "EffectivePartitionKeyRange",
                "x-ms-start-epk",
                start,
                "x-ms-end-epk",
                end
            };

            assertThat(client.query(DOCS, sql("SELECT * FROM c"), nothing).status())
                    .isEqualTo(400);
            assertThat(client.get(DOCS, nothing).status()).isEqualTo(400);
        }

        @Test
        void effective_keys_narrow_a_range() throws Exception {
            String range = read("id0", "pk0").header(RANGE);
            String[] narrow = {
                RANGE,
                range,
                "x-ms-read-key-type",
                "EffectivePartitionKeyRange",
                "x-ms-start-epk",
                "",
                "x-ms-end-epk",
                "00"
            };
            String[] whole = narrow.clone();
            whole[7] = "FF";

            assertThat(all("SELECT VALUE c.n FROM c", narrow)).isEmpty();
            assertThat(all("SELECT VALUE c.n FROM c", whole))
                    .isEqualTo(all("SELECT VALUE c.n FROM c", RANGE, range))
                    .isNotEmpty();
        }
    }

    @Test
    void integers_that_no_long_holds_are_doubles_in_a_query_and_exact_in_a_read() throws Exception {
        create("big", "a", ",\"big\":[18446744073709551615],\"long\":9223372036854775807");
        String one = "SELECT c.big, c.long FROM c WHERE c.big[0] = 18446744073709551615";
        String expected = "{\"big\":[1.8446744073709552e+19],\"long\":9223372036854775807}";

        assertThat(client.query(DOCS, sql(one), KEY, "[\"a\"]").body()).contains(expected);
        assertThat(client.query(DOCS, sql("SELECT * FROM c"), KEY, "[\"a\"]").body())
                .contains("[1.8446744073709552e+19]");
        String body = "[{\"op\":\"set\",\"path\":\"/x\",\"value\":1}]";
        client.send("PATCH", DOCS + "/big", body, KEY, "[\"a\"]");
        assertThat(read("big", "a").body()).contains("[18446744073709551615]", "\"x\":1");
    }

    @Nested
    class Requests {
        @Test
        void are_queries_by_their_content_type_too() throws Exception {
            RawResponse response = client.post(
                    DOCS,
                    sql("SELECT VALUE 1"),
                    "content-type",
                    "application/query+json; charset=utf-8",
                    CROSS,
                    "true");

            assertThat(response.json().get("Documents").toString()).isEqualTo("[1]");
        }

        @Test
        void may_have_parameters() throws Exception {
            String body =
                    "{\"query\":\"SELECT VALUE c.n FROM c WHERE c.n = @n\",\"parameters\":[{\"name\":\"@n\",\"value\":7}]}";

            assertThat(client.query(DOCS, body, KEY, "[\"pk7\"]")
                            .json()
                            .get("Documents")
                            .toString())
                    .isEqualTo("[7]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[]",
                    "{\"query\":5}",
                    "{\"query\":\"SELECT\"}",
                    "{\"query\":\"SELECT * FROM c WHERE c.n = @n\"}"
                })
        void that_are_no_queries_are_400(String body) throws Exception {
            assertThat(client.query(DOCS, body, KEY, "[\"a\"]").status()).isEqualTo(400);
        }

        @Test
        void with_a_syntax_error_are_told_where() throws Exception {
            RawResponse response = client.query(DOCS, sql("SELECT * FRM c"), KEY, "[\"a\"]");

            assertThat(response.text("message"))
                    .startsWith("Message: {\"errors\":[{\"severity\":\"Error\"")
                    .contains("SC1001");
        }

        @Test
        void with_the_token_of_another_query_are_refused() throws Exception {
            String token = client.query(DOCS, sql("SELECT * FROM c"), KEY, "[\"pk1\"]", SIZE, "1")
                    .header(CONTINUATION);

            assertThat(client.query(DOCS, sql("SELECT c.id FROM c"), KEY, "[\"pk1\"]", CONTINUATION, token)
                            .text("message"))
                    .startsWith("Invalid Continuation Token");
            assertThat(client.query(DOCS, sql("SELECT * FROM c"), KEY, "[\"pk2\"]", CONTINUATION, token)
                            .status())
                    .isEqualTo(400);
            assertThat(client.query(DOCS, sql("SELECT * FROM c"), KEY, "[\"pk1\"]", CONTINUATION, "x")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void get_metrics_when_they_ask() throws Exception {
            RawResponse response = client.query(
                    DOCS,
                    sql("SELECT * FROM c WHERE c.n < 20"),
                    KEY,
                    "[\"pk1\"]",
                    "x-ms-documentdb-populatequerymetrics",
                    "true");

            assertThat(response.header("x-ms-documentdb-query-metrics"))
                    .contains("retrievedDocumentCount=4;")
                    .contains("outputDocumentCount=2;");
        }
    }

    @Test
    void a_list_pages_through_everything() throws Exception {
        List<String> ids = new ArrayList<>();
        String token = "";
        while (token != null) {
            RawResponse page = client.get(DOCS, SIZE, "7", CONTINUATION, token);
            page.json().get("Documents").forEach(item -> ids.add(item.get("id").asString()));
            token = page.header(CONTINUATION);
        }

        assertThat(ids).hasSize(ITEMS).doesNotHaveDuplicates();
    }

    @Test
    @Tag("slow")
    void a_page_never_exceeds_four_megabytes() throws Exception {
        for (int i = 0; i < 5; i++) create("big" + i, "big", ",\"x\":\"" + "y".repeat(1_500_000) + "\"");

        RawResponse page = client.get(DOCS, KEY, "[\"big\"]");

        assertThat(page.json().get("_count").intValue()).isEqualTo(2);
        assertThat(page.header(CONTINUATION)).isNotNull();
    }
}
