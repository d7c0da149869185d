package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of lists and queries over a container of one range: what they outlive and what they are refused for. */
@Tag("slow")
class ContinuationsTest extends QueryTestBase {
    private static final String IN_ORDER = "SELECT VALUE c.n FROM c ORDER BY c.n";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    /** One page of three rows. */
    private RawResponse page(String text, String token, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = SIZE;
        all[headers.length + 1] = "3";
        all[headers.length + 2] = CONTINUATION;
        all[headers.length + 3] = token == null ? "" : token;
        return client.query(DOCS, sql(text), all);
    }

    private static String rows(RawResponse page) {
        return page.json().get("Documents").toString();
    }

    private void delete(int n) throws IOException {
        client.delete(DOCS + "/id" + n, KEY, "[\"pk" + n % 10 + "\"]");
    }

    /** The rows behind a token, in one range. */
    private List<String> rest(String text, String token, String range) throws IOException {
        List<String> rows = new ArrayList<>();
        while (token != null) {
            RawResponse page = page(text, token, RANGE, range);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().get("Documents").forEach(row -> rows.add(row.toString()));
            token = page.header(CONTINUATION);
        }
        return rows;
    }

    @Nested
    class Writes_in_between {
        @Test
        void shift_no_rows_of_an_ordered_query() throws Exception {
            RawResponse first = page(IN_ORDER, null, RANGE, "0");
            assertThat(rows(first)).isEqualTo("[0,1,2]");
            delete(0);
            delete(2);
            create("before", "pk1", ",\"n\":0.5");
            create("behind", "pk1", ",\"n\":3.5");

            RawResponse second = page(IN_ORDER, first.header(CONTINUATION), RANGE, "0");

            assertThat(rows(second)).isEqualTo("[3,3.5,4]");
        }

        @Test
        void shift_no_ties() throws Exception {
            String text = "SELECT VALUE c.n FROM c ORDER BY c.pk DESC";
            RawResponse first = page(text, null, RANGE, "0");
            assertThat(rows(first)).isEqualTo("[9,19,29]");
            delete(9);
            delete(29);

            RawResponse second = page(text, first.header(CONTINUATION), RANGE, "0");

            assertThat(rows(second)).isEqualTo("[39,8,18]");
        }

        @Test
        void leave_the_rows_of_one_item_where_they_were() throws Exception {
            String text = "SELECT VALUE [c.n, t] FROM c JOIN t IN c.tags ORDER BY c.n DESC";
            RawResponse first = page(text, null, RANGE, "0");
            assertThat(rows(first)).isEqualTo("[[39,\"x\"],[39,\"y\"],[38,\"x\"]]");
            delete(39);

            RawResponse second = page(text, first.header(CONTINUATION), RANGE, "0");

            assertThat(rows(second)).isEqualTo("[[38,\"y\"],[37,\"x\"],[37,\"y\"]]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"SELECT TOP 5 VALUE c.n FROM c", "SELECT TOP 5 VALUE c.n FROM c ORDER BY c.n"})
        void leave_the_counts_of_top(String text) throws Exception {
            RawResponse first = page(text, null, RANGE, "0");
            delete(0);
            delete(1);

            RawResponse second = page(text, first.header(CONTINUATION), RANGE, "0");

            assertThat(rows(second)).isEqualTo("[3,4]");
            assertThat(second.header(CONTINUATION)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ORDER BY c.n"})
        void leave_the_counts_of_offset_and_limit(String order) throws Exception {
            String text = "SELECT VALUE c.n FROM c" + order + " OFFSET 4 LIMIT 5";
            emulator.pages().endAfter(3); // a page may end among the rows to be skipped
            RawResponse first = page(text, null, RANGE, "0");
            assertThat(rows(first)).isEqualTo("[]");
            delete(0);
            delete(1);

            assertThat(rest(text, first.header(CONTINUATION), "0")).containsExactly("4", "5", "6", "7", "8");
        }

        @Test
        void may_make_undefined_the_last_key() throws Exception {
            index(composites("n,pk"));
            create("none", "pk0");
            String text = "SELECT VALUE c.id FROM c ORDER BY c.n, c.pk";
            RawResponse first = page(text, null, RANGE, "0");
            assertThat(rows(first)).isEqualTo("[\"none\",\"id0\",\"id1\"]");

            List<String> all = all(text, RANGE, "0", SIZE, "1");

            assertThat(all).hasSize(ITEMS + 1).doesNotHaveDuplicates().startsWith("\"none\"", "\"id0\"");
        }
    }

    @Nested
    class A_split {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT VALUE c.n FROM c",
                    IN_ORDER,
                    "SELECT VALUE c.n FROM c ORDER BY c.n DESC",
                    "SELECT VALUE c.n FROM c ORDER BY c.pk",
                })
        void gives_its_children_the_token_of_the_parent(String text) throws Exception {
            List<String> expected = all(text, RANGE, "0");
            String token = page(text, null, RANGE, "0").header(CONTINUATION);
            emulator.split("d", "c", "0");
            emulator.split("d", "c", "2");

            RawResponse gone = page(text, token, RANGE, "0");
            List<String> first = rest(text, token, "1");
            List<String> others = rest(text, token, "3");
            others.addAll(rest(text, token, "4"));

            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.subStatus()).isEqualTo(1002);
            assertThat(first).isNotEmpty().isSubsetOf(expected.subList(3, ITEMS));
            assertThat(others).isNotEmpty().doesNotContainAnyElementsOf(first);
            assertThat(first.size() + others.size()).isEqualTo(ITEMS - 3);
        }

        @Test
        void gives_each_child_what_top_left() throws Exception {
            String text = "SELECT TOP 7 VALUE c.n FROM c ORDER BY c.n";
            String token = page(text, null, RANGE, "0").header(CONTINUATION);
            emulator.split("d", "c", "0");

            assertThat(rest(text, token, "1")).hasSize(4);
            assertThat(rest(text, token, "2")).hasSize(4);
        }

        @Test
        void lets_no_child_go_on_with_the_token_of_another() throws Exception {
            emulator.split("d", "c", "0");
            String token = page(IN_ORDER, null, RANGE, "1").header(CONTINUATION);

            RawResponse response = page(IN_ORDER, token, RANGE, "2");

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text("message")).startsWith("Invalid Continuation Token");
        }

        @Test
        void lets_a_child_be_read_by_parts_of_its_keys() throws Exception {
            String text = "SELECT VALUE c.n FROM c";
            List<String> expected = all(text, RANGE, "0").subList(3, ITEMS);
            String token = page(text, null, RANGE, "0").header(CONTINUATION);
            String[] halves = {"", "1A", "1A", "FF"};

            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 4; i += 2) {
                RawResponse half = client.query(
                        DOCS,
                        sql(text),
                        RANGE,
                        "0",
                        CONTINUATION,
                        token,
                        "x-ms-read-key-type",
                        "EffectivePartitionKeyRange",
                        "x-ms-start-epk",
                        halves[i],
                        "x-ms-end-epk",
                        halves[i + 1]);
                assertThat(half.json().get("_count").intValue()).isPositive();
                half.json().get("Documents").forEach(row -> rows.add(row.toString()));
            }

            assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
        }

        @Test
        void is_not_seen_by_a_query_that_the_gateway_serves() throws Exception {
            List<String> rows = new ArrayList<>();
            String token = "";
            for (int i = 0; token != null; i++) {
                RawResponse page = page("SELECT VALUE c.n FROM c", token, CROSS, "true");
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                page.json().get("Documents").forEach(row -> rows.add(row.toString()));
                token = page.header(CONTINUATION);
                if (i == 2) emulator.split("d", "c", "0");
                if (i == 4) emulator.split("d", "c", "2");
                if (i == 6) emulator.split("d", "c", "1");
            }

            assertThat(rows).hasSize(ITEMS).doesNotHaveDuplicates();
            assertThat(emulator.stats().log()).noneMatch(response -> response.status() == 410);
        }

        @Test
        void is_not_seen_by_a_list_or_by_a_query_on_a_key() throws Exception {
            RawResponse list = client.get(DOCS, SIZE, "15");
            RawResponse key = page(IN_ORDER, null, KEY, "[\"pk4\"]");
            emulator.split("d", "c", "0");

            RawResponse rest = client.get(DOCS, CONTINUATION, list.header(CONTINUATION));
            RawResponse other = client.get(DOCS, CONTINUATION, rest.header(CONTINUATION));

            assertThat(rest.json().get("_count").intValue()
                            + other.json().get("_count").intValue())
                    .isEqualTo(ITEMS - 15);
            assertThat(rows(page(IN_ORDER, key.header(CONTINUATION), KEY, "[\"pk4\"]")))
                    .isEqualTo("[34]");
        }
    }

    @Nested
    class Tokens {
        @Test
        void of_another_query_are_refused() throws Exception {
            String token = page(IN_ORDER, null, RANGE, "0").header(CONTINUATION);

            for (String other : new String[] {IN_ORDER + " DESC", "SELECT VALUE c.n FROM c"}) {
                RawResponse response = page(other, token, RANGE, "0");
                assertThat(response.status()).isEqualTo(400);
                assertThat(response.text("message")).startsWith("Invalid Continuation Token");
            }
        }

        @Test
        void of_other_parameters_are_refused() throws Exception {
            String query =
                    "{\"query\":\"SELECT * FROM c WHERE c.n > @n\",\"parameters\":[{\"name\":\"@n\",\"value\":%d}]}";
            String token = client.query(DOCS, query.formatted(1), RANGE, "0", SIZE, "1")
                    .header(CONTINUATION);

            assertThat(client.query(DOCS, query.formatted(1), RANGE, "0", CONTINUATION, token)
                            .status())
                    .isEqualTo(200);
            assertThat(client.query(DOCS, query.formatted(2), RANGE, "0", CONTINUATION, token)
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void of_another_container_or_scope_are_refused() throws Exception {
            client.post("/dbs/d/colls", "{\"id\":\"other\",\"partitionKey\":{\"paths\":[\"/pk\"]}}");
            String token = page(IN_ORDER, null, RANGE, "0").header(CONTINUATION);

            RawResponse other = client.query("/dbs/d/colls/other/docs", sql(IN_ORDER), RANGE, "0", CONTINUATION, token);

            assertThat(other.status()).isEqualTo(400);
            assertThat(page(IN_ORDER, token, KEY, "[\"pk1\"]").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "e30", "bnVsbA", "{\\\"token\\\":null}", "W10"})
        void that_are_none_are_refused(String text) throws Exception {
            assertThat(page(IN_ORDER, text, RANGE, "0").text("message")).startsWith("Invalid Continuation Token");
        }

        @Nested
        class Of_large_keys {
            private static final String BY_KEY = "SELECT VALUE c.id FROM c WHERE IS_STRING(c.n) ORDER BY c.n";
            private static final String LIMIT = "x-ms-documentdb-responsecontinuationtokenlimitinkb";

            private void createLarge(int length) throws Exception {
                for (String id : new String[] {"x", "y", "z"})
                    create(id, "pk" + id, ",\"n\":\"" + "k".repeat(length) + id + "\"");
            }

            @Test
            void are_small_and_lead_on_all_the_same() throws Exception {
                createLarge(200_000);
                create("y2", "pky", ",\"n\":\"" + "k".repeat(200_000) + "y\"");

                assertThat(all(BY_KEY, RANGE, "0", SIZE, "1")).containsExactly("\"x\"", "\"y\"", "\"y2\"", "\"z\"");
                assertThat(client.query(DOCS, sql(BY_KEY), RANGE, "0", SIZE, "1")
                                .header(CONTINUATION))
                        .hasSizeLessThan(1024);
            }

            @Test
            void are_as_small_as_the_client_asks() throws Exception {
                createLarge(1000);
                String[] query = {RANGE, "0", SIZE, "1", LIMIT, "1"};

                assertThat(client.query(DOCS, sql(BY_KEY), query).header(CONTINUATION))
                        .hasSizeLessThan(1024);
                assertThat(all(BY_KEY, query)).containsExactly("\"x\"", "\"y\"", "\"z\"");
                query[5] = "2";
                assertThat(client.query(DOCS, sql(BY_KEY), query).header(CONTINUATION))
                        .hasSizeGreaterThan(1024);
                query[5] = "x";
                assertThat(client.query(DOCS, sql(BY_KEY), query).status()).isEqualTo(400);
            }

            @Test
            void are_good_for_both_halves_of_a_split_range() throws Exception {
                createLarge(200_000);
                String token =
                        client.query(DOCS, sql(BY_KEY), RANGE, "0", SIZE, "1").header(CONTINUATION);
                emulator.split("d", "c", "0");

                List<String> rest = new ArrayList<>();
                for (String half : new String[] {"1", "2"})
                    client.query(DOCS, sql(BY_KEY), RANGE, half, CONTINUATION, token)
                            .json()
                            .get("Documents")
                            .forEach(id -> rest.add(id.asString()));

                assertThat(rest).containsExactlyInAnyOrder("y", "z");
            }

            @Test
            void are_refused_when_their_row_has_changed() throws Exception {
                createLarge(200_000);
                String token =
                        client.query(DOCS, sql(BY_KEY), RANGE, "0", SIZE, "1").header(CONTINUATION);

                upsert("x", "pkx", ",\"n\":\"other\"");
                RawResponse changed = client.query(DOCS, sql(BY_KEY), RANGE, "0", CONTINUATION, token);
                client.delete(DOCS + "/x", KEY, "[\"pkx\"]");

                assertThat(changed.status()).isEqualTo(400);
                assertThat(changed.text("message")).contains("has changed. Begin the query anew.");
                assertThat(client.query(DOCS, sql(BY_KEY), RANGE, "0", CONTINUATION, token)
                                .status())
                        .isEqualTo(400);
            }
        }

        @Test
        void carry_any_key_in_ascii() throws Exception {
            create("odd", "pk1", ",\"n\":\"\\u00e4 \\u0001 \\u007f \\\" \\ud83d\\ude00\"");
            create("odd2", "pk1", ",\"n\":\"\\u00e4 z\"");
            create("odd3", "pk1", ",\"n\":[1,{\"a\":2}]");
            create("odd4", "pk1", ",\"n\":{\"a\":2}");
            String text = "SELECT VALUE c.id FROM c WHERE c.n > 37 OR NOT IS_NUMBER(c.n) ORDER BY c.n";

            List<String> ids = all(text, RANGE, "0", SIZE, "1");

            assertThat(ids).containsExactly("\"id38\"", "\"id39\"", "\"odd\"", "\"odd2\"", "\"odd3\"", "\"odd4\"");
            assertThat(client.query(DOCS, sql(text), RANGE, "0", SIZE, "3").header(CONTINUATION))
                    .matches("[A-Za-z0-9_-]+");
        }
    }
}
