package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of all versions over ranges that are split and merged while two regions write. */
class RangeFeedsTest extends EmulatorTestBase {
    private static final String ITEMS = "/dbs/d/colls/versions/docs";

    private RegionClient a;
    private RegionClient b;
    private String range;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("A", "B").partitions(2).enableMultipleWriteLocations(true);
    }

    @BeforeEach
    void create() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"versions\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2},"
                        + "\"changeFeedPolicy\":{\"retentionDuration\":10}}");
        a = new RegionClient(emulator, "A", ITEMS);
        b = new RegionClient(emulator, "B", ITEMS);
        range = a.read("none").header("x-ms-documentdb-partitionkeyrangeid");
    }

    private RawResponse feed(RegionClient region, String etag) throws IOException {
        return region.raw()
                .get(
                        ITEMS,
                        "a-im",
                        "Full-Fidelity Feed",
                        "x-ms-documentdb-partitionkeyrangeid",
                        range,
                        "if-none-match",
                        etag);
    }

    private List<String> versions(RegionClient region, String etag) throws IOException {
        RawResponse page = feed(region, etag);
        return page.status() == 304 ? List.of() : page.json().findValuesAsString("n");
    }

    private void merge(String lower, String upper, String merged) {
        emulator.merge("d", "versions", lower, upper);
        range = merged;
    }

    @Test
    void a_reader_goes_on_in_another_region_after_a_take_over_and_a_merge() throws Exception {
        String begun = feed(a, "*").header("etag");
        a.upsert("1", 1);
        b.upsert("1", 2);
        emulator.region("B").takeOverWrites();
        merge("0", "1", "2");
        b.upsert("1", 3);

        assertThat(versions(b, begun)).containsExactly("1", "2", "3");
        assertThat(versions(a, begun)).containsExactly("1", "2", "3");
    }

    @Test
    void commits_of_the_merged_range_are_not_taken_for_those_before_it() throws Exception {
        a.upsert("1", 1);
        b.upsert("1", 2);
        String before = feed(a, "*").header("etag");
        merge("0", "1", "2");
        a.upsert("1", 3);
        b.upsert("1", 4);
        String after = feed(b, before).header("etag");
        a.upsert("1", 5);

        assertThat(versions(a, before)).containsExactly("3", "4", "5");
        assertThat(versions(b, after)).containsExactly("5");
        assertThat(versions(a, after)).contains("5");
    }

    @Test
    void what_was_on_its_way_when_ranges_were_merged_is_not_missed() throws Exception {
        emulator.replication("A", "B").stop();
        a.upsert("1", 1);
        b.upsert("2", 2);
        String ofB = feed(b, "*").header("etag");
        merge("0", "1", "2");

        assertThat(versions(b, ofB)).contains("1");
    }

    @Test
    void an_etag_is_good_over_several_splits_and_merges() throws Exception {
        String begun = feed(b, "*").header("etag");
        a.upsert("1", 1);
        emulator.split("d", "versions", range);
        b.upsert("1", 2);
        emulator.merge("d", "versions", "2", "3");
        a.upsert("1", 3);
        if (range.equals("0")) merge("4", "1", "5");
        else merge("0", "4", "5");
        b.upsert("1", 4);

        assertThat(versions(a, begun)).containsExactly("1", "2", "3", "4");
        emulator.account().enableMultipleWriteLocations(false);
        assertThat(versions(a, begun)).containsExactly("1", "2", "3", "4");
    }
}
