package io.aiocosmos.emulator.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LatestVersionsTest extends ChangeFeedTestBase {
    @Test
    void items_come_in_the_order_of_their_last_writes() throws Exception {
        create("1", "a");
        create("2", "b");
        create("3", "a");
        upsert("1", "a", ",\"n\":1");
        delete("2", "b");

        RawResponse page = latest();

        assertThat(ids(page)).containsExactly("3", "1");
        assertThat(rows(page)).extracting(row -> row.get("_lsn").intValue()).containsExactly(4, 5);
        assertThat(page.header("etag")).isEqualTo("\"5\"");
        assertThat(page.header("x-ms-item-count")).isEqualTo("2");
        assertThat(page.header("x-ms-cosmos-llsn")).isEqualTo("6");
        assertThat(page.header("lsn")).isEqualTo("6");
        assertThat(page.header(TOKEN)).isEqualTo("0:-1#6");
        assertThat(page.json().get("_rid").asString()).isNotEmpty();
        assertThat(page.json().get("_count").intValue()).isEqualTo(2);
        assertThat(rows(page).get(1).toString()).isEqualTo(read("1", "a").body().replaceAll("}$", ",\"_lsn\":5}"));
    }

    @Test
    void the_mode_is_read_in_any_case_and_no_other_is_known() throws Exception {
        assertThat(changes("Incremental feed").status()).isEqualTo(304);
        assertThat(changes("Other feed").status()).isEqualTo(400);
    }

    @Nested
    class Going_on {
        @Test
        void from_an_etag_gives_what_was_written_since() throws Exception {
            create("1", "a");
            String etag = latest().header("etag");
            create("2", "a");

            assertThat(ids(latest(ETAG, etag))).containsExactly("2");
            assertThat(ids(latest(ETAG, "2"))).as("without quotes").containsExactly("2");
        }

        @Test
        void at_the_end_is_304_with_an_etag_that_moves() throws Exception {
            create("1", "a");
            String etag = latest().header("etag");
            delete("1", "a");

            RawResponse end = latest(ETAG, etag);

            assertThat(end.status()).isEqualTo(304);
            assertThat(end.body()).isEmpty();
            assertThat(end.header("etag")).isEqualTo("\"3\"");
            assertThat(end.header("x-ms-request-charge")).isEqualTo("1");
            assertThat(latest(ETAG, end.header("etag")).status()).isEqualTo(304);
        }

        @Test
        void beyond_the_end_never_takes_the_etag_back() throws Exception {
            RawResponse ahead = latest(ETAG, "\"99\"");

            assertThat(ahead.status()).isEqualTo(304);
            assertThat(ahead.header("etag")).isEqualTo("\"99\"");
        }

        @Test
        void an_item_written_twice_in_between_comes_once() throws Exception {
            String etag = latest().header("etag");
            create("1", "a");
            create("2", "a");
            upsert("1", "a", ",\"n\":1");
            upsert("1", "a", ",\"n\":2");

            List<JsonNode> rows = rows(latest(ETAG, etag));

            assertThat(rows).extracting(row -> row.get("id").asString()).containsExactly("2", "1");
            assertThat(rows.get(1).get("n").intValue()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"x\"", "x", "\"-1\"", "\"1.5\"", "\"\""})
        void from_no_etag_of_the_feed_is_400(String etag) throws Exception {
            assertThat(latest(ETAG, etag).status()).isEqualTo(400);
        }
    }

    @Nested
    class Starting {
        @Test
        void now_shows_nothing_and_anchors_the_position() throws Exception {
            create("1", "a");

            RawResponse now = latest(ETAG, "*");
            create("2", "a");

            assertThat(now.status()).isEqualTo(304);
            assertThat(ids(latest(ETAG, now.header("etag")))).containsExactly("2");
        }

        @Test
        void at_a_time_shows_what_was_written_in_that_second_or_later() throws Exception {
            create("1", "a");
            emulator.clock().advance(Duration.ofSeconds(1));
            create("2", "a");
            String date = date();
            emulator.clock().advance(Duration.ofSeconds(1));
            create("3", "a");
            String last = date();
            emulator.clock().advance(Duration.ofSeconds(1));

            assertThat(ids(latest(SINCE, date))).containsExactly("2", "3");
            assertThat(ids(latest(SINCE, last))).containsExactly("3");
            assertThat(ids(latest(SINCE, last.replace("GMT", "UTC")))).containsExactly("3");
            assertThat(latest(SINCE, date()).status()).isEqualTo(304);
            assertThat(latest(SINCE, date()).header("etag")).isEqualTo("\"4\"");
        }

        @Test
        void with_both_goes_on_from_the_etag_and_leaves_out_what_is_older() throws Exception {
            create("1", "a");
            String etag = latest().header("etag");
            create("2", "a");
            emulator.clock().advance(Duration.ofSeconds(1));
            create("3", "a");

            assertThat(ids(latest(ETAG, etag, SINCE, date()))).containsExactly("3");
            assertThat(ids(latest(ETAG, "\"0\"", SINCE, date()))).containsExactly("3");
            assertThat(latest(ETAG, "*", SINCE, date()).status()).isEqualTo(304);
        }

        @Test
        void at_what_is_no_date_is_400() throws Exception {
            assertThat(latest(SINCE, "2026-01-01T00:00:00Z").status()).isEqualTo(400);
        }
    }

    @Nested
    class A_page {
        @Test
        void has_as_many_items_as_asked_for() throws Exception {
            for (int i = 0; i < 7; i++) create("id" + i, "pk" + i % 2);
            List<Integer> sizes = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            String etag = "\"0\"";
            for (RawResponse page; (page = latest(ETAG, etag, SIZE, "3")).status() == 200; ) {
                sizes.add(rows(page).size());
                ids.addAll(ids(page));
                etag = page.header("etag");
            }

            assertThat(sizes).containsExactly(3, 3, 1);
            assertThat(ids).containsExactly("id0", "id1", "id2", "id3", "id4", "id5", "id6");
        }

        @Test
        void holds_a_batch_whole_in_the_order_of_its_operations() throws Exception {
            create("1", "a");
            create("2", "a");
            RawResponse batch = client.post(
                    DOCS,
                    "[{\"operationType\":\"Upsert\",\"resourceBody\":{\"id\":\"2\",\"pk\":\"a\"}},"
                            + "{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"3\",\"pk\":\"a\"}},"
                            + "{\"operationType\":\"Upsert\",\"resourceBody\":{\"id\":\"1\",\"pk\":\"a\"}}]",
                    KEY,
                    "[\"a\"]",
                    "x-ms-cosmos-is-batch-request",
                    "true",
                    "x-ms-cosmos-batch-atomic",
                    "true");
            create("4", "a");

            RawResponse page = latest(SIZE, "1");

            assertThat(batch.status()).as(batch.body()).isEqualTo(200);
            assertThat(ids(page)).containsExactly("2", "3", "1");
            assertThat(rows(page)).extracting(row -> row.get("_lsn").intValue()).containsOnly(4);
            assertThat(ids(latest(ETAG, page.header("etag")))).containsExactly("4");
        }

        @Test
        void may_be_empty_where_pages_end_early_and_moves_on() throws Exception {
            create("1", "a");
            create("2", "b");
            emulator.pages().endAfter(1);

            RawResponse first = latest(KEY, "[\"b\"]");
            RawResponse second = latest(KEY, "[\"b\"]", ETAG, first.header("etag"));

            assertThat(ids(first)).isEmpty();
            assertThat(first.header("etag")).isEqualTo("\"2\"");
            assertThat(ids(second)).containsExactly("2");
        }
    }

    /** As Microsoft's processor of latest versions asks for it. */
    @Test
    void the_newer_wire_format_has_metadata_beside_the_item() throws Exception {
        create("1", "a");
        create("2", "a");
        upsert("1", "a", ",\"n\":1");

        List<JsonNode> rows = rows(latest(WIRE, "2021-09-15"));

        assertThat(rows.get(0).at("/current/id").asString()).isEqualTo("2");
        assertThat(rows.get(0).at("/metadata").toString())
                .isEqualTo("{\"operationType\":\"create\",\"lsn\":3,\"crts\":1767225600}");
        assertThat(rows.get(1).get("current").toString())
                .isEqualTo(read("1", "a").body());
        assertThat(rows.get(1).at("/metadata").toString())
                .isEqualTo("{\"operationType\":\"replace\",\"lsn\":4,\"crts\":1767225600,\"previousImageLSN\":2}");
    }

    @Test
    void an_item_whose_time_to_live_is_over_does_not_come() throws Exception {
        client.post("/dbs/d/colls", "{\"id\":\"ttl\",\"partitionKey\":{\"paths\":[\"/pk\"]},\"defaultTtl\":10}");
        String docs = "/dbs/d/colls/ttl/docs";
        client.post(docs, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]");
        emulator.clock().advance(Duration.ofSeconds(9));
        assertThat(ids(client.get(docs, "a-im", "Incremental Feed", RANGE, "0")))
                .containsExactly("1");
        emulator.clock().advance(Duration.ofSeconds(2));

        RawResponse end = client.get(docs, "a-im", "Incremental Feed", RANGE, "0");

        assertThat(end.status()).isEqualTo(304);
        assertThat(end.header("etag")).as("its removal is a write").isEqualTo("\"3\"");
    }
}
