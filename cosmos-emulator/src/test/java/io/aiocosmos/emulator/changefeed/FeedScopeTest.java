package io.aiocosmos.emulator.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ranges, keys, effective keys and splits; twenty items of a key each. */
class FeedScopeTest extends ChangeFeedTestBase {
    private static final String[] EPK = {"x-ms-read-key-type", "EffectivePartitionKeyRange", "x-ms-start-epk"};

    @BeforeEach
    void fill() throws IOException {
        for (int i = 0; i < 20; i++) create("id" + i, "pk" + i);
    }

    private List<JsonNode> ranges() throws IOException {
        return client.get("/dbs/d/colls/c/pkranges")
                .json()
                .get("PartitionKeyRanges")
                .valueStream()
                .toList();
    }

    private static String text(JsonNode range, String name) {
        return range.get(name).asString();
    }

    @Test
    void a_key_has_a_feed_of_its_own() throws Exception {
        upsert("id3", "pk3", ",\"n\":1");

        assertThat(ids(latest(KEY, "[\"pk3\"]"))).containsExactly("id3");
        assertThat(latest(KEY, "[\"none\"]").status()).isEqualTo(304);
        assertThat(ids(latest(KEY, "[\"pk3\"]", RANGE, "0"))).containsExactly("id3");
    }

    @Test
    void a_container_of_several_ranges_has_none_as_a_whole() throws Exception {
        assertThat(ids(client.get(DOCS, "a-im", "Incremental Feed"))).hasSize(20);

        emulator.split("d", "c", "0");

        assertThat(client.get(DOCS, "a-im", "Incremental Feed").status()).isEqualTo(400);
    }

    @Test
    void effective_keys_cut_it_narrower() throws Exception {
        emulator.split("d", "c", "0");
        JsonNode lower = ranges().get(0);
        List<String> whole = ids(latest(RANGE, text(lower, "id")));
        emulator.split("d", "c", text(lower, "id"));
        JsonNode first = ranges().get(0);
        JsonNode second = ranges().get(1);

        RawResponse none = latest(
                RANGE, text(first, "id"), EPK[0], EPK[1], EPK[2], text(first, "maxExclusive"), "x-ms-end-epk", "FF");
        RawResponse all = latest(RANGE, text(first, "id"), EPK[0], EPK[1], "x-ms-end-epk", "FF", EPK[2], "");
        RawResponse byKeys = latest(
                RANGE, text(second, "id"), EPK[0], EPK[1], EPK[2], text(second, "minInclusive"), "x-ms-end-epk", "FF");

        assertThat(none.status()).isEqualTo(304);
        assertThat(ids(all)).isNotEmpty();
        assertThat(ids(byKeys)).isNotEmpty().doesNotContainAnyElementsOf(ids(all));
        assertThat(whole)
                .containsAll(ids(all))
                .containsAll(ids(byKeys))
                .hasSize(ids(all).size() + ids(byKeys).size());
    }

    @Nested
    class After_a_split {
        @Test
        void the_old_range_is_gone() throws Exception {
            emulator.split("d", "c", "0");

            RawResponse gone = latest(RANGE, "0");

            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.subStatus()).isEqualTo(1002);
        }

        @Test
        void its_etags_are_good_for_both_halves() throws Exception {
            RawResponse half = latest(SIZE, "8");
            List<String> seen = new ArrayList<>(ids(half));
            emulator.split("d", "c", "0");
            for (int i = 0; i < 4; i++) upsert("id" + i, "pk" + i, ",\"n\":1");

            for (JsonNode range : ranges())
                seen.addAll(ids(latest(RANGE, text(range, "id"), ETAG, half.header("etag"))));

            assertThat(seen).hasSize(24);
            assertThat(seen.subList(8, 24))
                    .contains("id0", "id1", "id2", "id3", "id8", "id19")
                    .doesNotHaveDuplicates();
            for (JsonNode range : ranges())
                assertThat(latest(RANGE, text(range, "id"), ETAG, "\"25\"").status())
                        .isEqualTo(304);
        }
    }

    @Test
    void a_region_that_lags_shows_what_it_has_and_goes_on_later() throws Exception {
        emulator.replica().hold();
        create("late", "pk0");
        String etag = "\"21\"";

        RawResponse held = latest(ETAG, etag);
        RawResponse ofSession = latest(ETAG, etag, TOKEN, "0:-1#22");
        emulator.replica().release();

        assertThat(held.status()).isEqualTo(304);
        assertThat(held.header("etag")).isEqualTo(etag);
        assertThat(ids(ofSession)).containsExactly("late");
        assertThat(ids(latest(ETAG, held.header("etag")))).containsExactly("late");
    }
}
