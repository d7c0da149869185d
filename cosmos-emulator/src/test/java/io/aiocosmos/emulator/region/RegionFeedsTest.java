package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The change feeds of two regions that write. */
class RegionFeedsTest extends EmulatorTestBase {
    private RegionClient a;
    private RegionClient b;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("A", "B").partitions(1);
    }

    @BeforeEach
    void fill() throws IOException {
        a = new RegionClient(emulator, "A", DOCS);
        b = new RegionClient(emulator, "B", DOCS);
        a.upsert("before", 0);
        emulator.account().enableMultipleWriteLocations(true);
    }

    private static RawResponse feed(RegionClient region, String etag, String... more) throws IOException {
        String[] headers = new String[more.length + 6];
        System.arraycopy(more, 0, headers, 6, more.length);
        headers[0] = "a-im";
        headers[1] = "Incremental Feed";
        headers[2] = "x-ms-documentdb-partitionkeyrangeid";
        headers[3] = "0";
        headers[4] = "if-none-match";
        headers[5] = etag == null ? "" : etag;
        return region.raw().get(DOCS, headers);
    }

    private static List<String> ids(RawResponse page) throws IOException {
        return page.status() == 304 ? List.of() : page.json().get("Documents").findValuesAsString("id");
    }

    @Test
    void each_has_what_its_region_has() throws Exception {
        emulator.replication("A", "B").stop();
        a.upsert("1", 1);
        b.upsert("2", 2);

        assertThat(ids(feed(a, null))).containsExactly("before", "1", "2");
        assertThat(ids(feed(b, null))).containsExactly("before", "2");
    }

    @Test
    void a_reader_goes_on_in_the_same_region() throws Exception {
        a.upsert("1", 1);
        b.upsert("2", 2);
        RawResponse first = feed(b, null, "x-ms-max-item-count", "2");
        RawResponse second = feed(b, first.header("etag"));

        assertThat(ids(first)).hasSize(2);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(feed(b, second.header("etag")).status()).isEqualTo(304);
        assertThat(feed(b, "\"1#x\"").status()).isEqualTo(400);
    }

    @Test
    void a_reader_that_goes_on_in_another_region_misses_nothing() throws Exception {
        String begun = feed(a, null).header("etag");
        emulator.replication("A", "B").stop();
        emulator.replication("B", "A").stop();
        b.upsert("2", 2);
        b.upsert("3", 3);
        a.upsert("1", 1);
        String ofA = feed(a, begun).header("etag");
        emulator.replication("A", "B").release();

        assertThat(ids(feed(b, ofA))).contains("2", "3");
        assertThat(ids(feed(b, begun))).containsExactly("2", "3", "1");
        String ofB = feed(b, ofA).header("etag");
        emulator.replication("B", "A").release();
        assertThat(feed(a, ofB).status()).isIn(200, 304);
        a.upsert("4", 4);
        assertThat(ids(feed(a, ofB))).contains("4");
        assertThat(ids(feed(b, ofB))).containsExactly("4");
    }

    @Test
    void etags_are_good_before_and_after_several_regions_write() throws Exception {
        emulator.account().enableMultipleWriteLocations(false);
        String single = feed(a, null).header("etag");
        emulator.account().enableMultipleWriteLocations(true);
        b.upsert("1", 1);
        assertThat(ids(feed(b, single))).containsExactly("1");
        assertThat(ids(feed(a, single))).containsExactly("1");
        String several = feed(b, single).header("etag");
        emulator.account().enableMultipleWriteLocations(false);
        a.upsert("2", 2);

        assertThat(ids(feed(b, several))).contains("2");
        emulator.account().enableMultipleWriteLocations(true);
        b.upsert("3", 3);
        assertThat(ids(feed(b, several))).contains("2", "3");
        assertThat(ids(feed(a, several))).contains("2", "3");
    }
}
