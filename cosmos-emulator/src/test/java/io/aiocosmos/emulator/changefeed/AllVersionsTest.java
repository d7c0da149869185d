package io.aiocosmos.emulator.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of a container that keeps changes for ten minutes, with times to live. */
class AllVersionsTest extends ChangeFeedTestBase {
    private static final String FROM_FIRST = "\"1\"";
    private static final long START = 1767225600;

    @BeforeEach
    void keep() throws IOException {
        policy(",\"changeFeedPolicy\":{\"retentionDuration\":10},\"defaultTtl\":-1");
    }

    private void policy(String more) throws IOException {
        String key = "{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}";
        RawResponse response = client.put("/dbs/d/colls/c", "{\"id\":\"c\",\"partitionKey\":" + key + more + "}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }

    private RawResponse all(String... headers) throws IOException {
        return changes("Full-Fidelity Feed", headers);
    }

    private static String metadata(JsonNode row) {
        return row.get("metadata").toString();
    }

    @Test
    void every_version_and_delete_comes_in_its_order() throws Exception {
        create("1", "a");
        upsert("1", "a", ",\"n\":1");
        String last = read("1", "a").body();
        delete("1", "a");
        create("1", "a");

        RawResponse page = all(ETAG, FROM_FIRST);
        List<JsonNode> rows = rows(page);

        assertThat(rows).hasSize(4);
        assertThat(metadata(rows.get(0))).isEqualTo("{\"operationType\":\"create\",\"lsn\":2,\"crts\":" + START + "}");
        assertThat(rows.get(0).at("/current/id").asString()).isEqualTo("1");
        assertThat(rows.get(0).has("previous")).isFalse();
        assertThat(metadata(rows.get(1)))
                .isEqualTo("{\"operationType\":\"replace\",\"lsn\":3,\"crts\":" + START + ",\"previousImageLSN\":2}");
        assertThat(rows.get(1).get("current").toString()).isEqualTo(last);
        assertThat(rows.get(1).has("previous")).isFalse();
        assertThat(rows.get(2).get("current").toString()).isEqualTo("{}");
        assertThat(rows.get(2).get("previous").toString()).isEqualTo(last);
        assertThat(metadata(rows.get(2)))
                .isEqualTo("{\"operationType\":\"delete\",\"lsn\":4,\"crts\":" + START
                        + ",\"previousImageLSN\":3,\"id\":\"1\",\"partitionKey\":{\"pk\":\"a\"}}");
        assertThat(rows.get(3).at("/metadata/operationType").asString()).isEqualTo("create");
        assertThat(page.header("etag")).isEqualTo("\"5\"");
        assertThat(all(ETAG, page.header("etag")).status()).isEqualTo(304);
    }

    @Test
    void an_expiry_is_a_delete_that_says_so() throws Exception {
        create("1", "a", ",\"ttl\":5");
        String etag = all(ETAG, "*").header("etag");
        emulator.clock().advance(Duration.ofSeconds(6));

        List<JsonNode> rows = rows(all(ETAG, etag));

        assertThat(rows).hasSize(1);
        assertThat(metadata(rows.get(0)))
                .isEqualTo("{\"operationType\":\"delete\",\"lsn\":3,\"crts\":" + (START + 6)
                        + ",\"previousImageLSN\":2,\"timeToLiveExpired\":true,\"id\":\"1\",\"partitionKey\":"
                        + "{\"pk\":\"a\"}}");
    }

    @Test
    void a_patch_is_a_replace() throws Exception {
        create("1", "a", ",\"n\":1");
        client.send("PATCH", DOCS + "/1", "[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]", KEY, "[\"a\"]");

        List<JsonNode> rows = rows(all(ETAG, FROM_FIRST));

        assertThat(rows.get(1).at("/metadata/operationType").asString()).isEqualTo("replace");
        assertThat(rows.get(1).at("/current/n").intValue()).isEqualTo(2);
    }

    @Test
    void pages_keys_and_splits_are_as_for_latest_versions() throws Exception {
        for (int i = 0; i < 6; i++) create("id" + i, "pk" + i);
        delete("id0", "pk0");

        RawResponse page = all(ETAG, FROM_FIRST, SIZE, "4");
        assertThat(rows(page)).hasSize(4);
        assertThat(rows(all(ETAG, FROM_FIRST, KEY, "[\"pk0\"]"))).hasSize(2);
        emulator.split("d", "c", "0");
        List<JsonNode> rest = new ArrayList<>();
        for (String range : new String[] {"1", "2"}) {
            RawResponse half = all(ETAG, page.header("etag"), RANGE, range);
            if (half.status() == 200) rest.addAll(rows(half));
        }

        assertThat(rest)
                .extracting(row -> row.at("/metadata/operationType").asString())
                .containsExactlyInAnyOrder("create", "create", "delete");
    }

    @Nested
    class A_start {
        @Test
        void at_the_beginning_or_a_time_is_400() throws Exception {
            assertThat(all().status()).isEqualTo(400);
            assertThat(all(SINCE, date()).status()).isEqualTo(400);
            assertThat(all(ETAG, "*").status()).isEqualTo(304);
        }

        @Test
        void without_a_policy_is_400() throws Exception {
            policy("");

            RawResponse refused = all(ETAG, "*");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("message")).contains("All Versions and Deletes", "must be enabled");
        }

        @Test
        void before_what_is_kept_is_400() throws Exception {
            create("1", "a");
            emulator.clock().advance(Duration.ofMinutes(9));
            assertThat(rows(all(ETAG, FROM_FIRST))).hasSize(1);
            create("2", "a");
            emulator.clock().advance(Duration.ofMinutes(2));

            assertThat(all(ETAG, FROM_FIRST).status()).isEqualTo(400);
            assertThat(rows(all(ETAG, "\"2\""))).hasSize(1);
        }

        @Test
        void before_the_policy_is_400() throws Exception {
            policy("");
            create("1", "a");
            policy(",\"changeFeedPolicy\":{\"retentionDuration\":10}");
            create("2", "a");

            assertThat(all(ETAG, FROM_FIRST).status()).isEqualTo(400);
            assertThat(rows(all(ETAG, "\"2\""))).hasSize(1);
        }
    }
}
