package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three regions write, on a clock that stands still. */
class MultiWriteTest extends EmulatorTestBase {
    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2030-01-01T00:00:00Z"));
    private RegionClient a;
    private RegionClient b;
    private RegionClient c;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder()
                .regions("A", "B", "C")
                .partitions(1)
                .clock(clock)
                .enableMultipleWriteLocations(true);
    }

    @BeforeEach
    void clients() {
        a = new RegionClient(emulator, "A", DOCS);
        b = new RegionClient(emulator, "B", DOCS);
        c = new RegionClient(emulator, "C", DOCS);
    }

    private void stop(String from, String to) {
        emulator.replication(from, to).stop();
    }

    private void release(String from, String to) {
        emulator.replication(from, to).release();
    }

    private void part() {
        for (String from : new String[] {"A", "B", "C"})
            for (String to : new String[] {"A", "B", "C"}) if (!from.equals(to)) stop(from, to);
    }

    private void join() {
        for (String from : new String[] {"A", "B", "C"})
            for (String to : new String[] {"A", "B", "C"}) if (!from.equals(to)) release(from, to);
    }

    @Test
    void a_write_of_any_region_is_seen_in_all_at_once_unless_the_way_lags() throws Exception {
        b.upsert("1", 1);
        assertThat(a.value("1")).isEqualTo(1);

        emulator.replication("B", "A").lag(Duration.ofSeconds(2));
        b.upsert("1", 2);

        assertThat(b.value("1")).isEqualTo(2);
        assertThat(c.value("1")).isEqualTo(2);
        assertThat(a.value("1")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1999));
        assertThat(a.value("1")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(a.value("1")).isEqualTo(2);
    }

    @Test
    void the_first_write_region_owes_what_others_wrote_even_if_it_alone_may_serve() throws Exception {
        stop("B", "A");
        String token = b.upsert("1", 1).header("x-ms-session-token");
        String[] first = {"x-ms-session-token", token, "x-ms-cosmos-hub-region-processing-only", "true"};

        assertThat(a.read("1", first).subStatus()).isEqualTo(1002);
        release("B", "A");
        assertThat(a.read("1", first).status()).isEqualTo(200);
    }

    @Test
    void a_direction_is_stopped_and_released_alone() throws Exception {
        b.upsert("1", 1);
        stop("B", "A");
        b.upsert("1", 2);
        a.upsert("2", 7);

        assertThat(a.value("1")).as("what was there before it was stopped").isEqualTo(1);
        assertThat(b.value("2")).isEqualTo(7);
        release("B", "A");
        assertThat(a.value("1")).isEqualTo(2);
    }

    @Test
    void tokens_have_each_regions_writes_and_a_region_behind_says_so_to_reads_and_writes() throws Exception {
        stop("B", "A");
        String token = b.upsert("1", 1).header(TOKEN);

        assertThat(token).matches("0:\\d+#2#1=1#2=2#3=1");
        assertThat(a.upsert("2", 1).header(TOKEN)).matches("0:\\d+#2#1=2#2=1#3=1");
        assertThat(a.read("1", TOKEN, token).subStatus()).isEqualTo(1002);
        assertThat(a.upsert("3", 1, TOKEN, token).subStatus()).isEqualTo(1002);
        assertThat(a.raw().get(DOCS, TOKEN, token).subStatus()).isEqualTo(1002);
        assertThat(c.read("1", TOKEN, token).status()).isEqualTo(200);
        release("B", "A");
        assertThat(a.read("1", TOKEN, token).status()).isEqualTo(200);
        assertThat(a.upsert("3", 1, TOKEN, token).status()).isEqualTo(201);
        assertThat(a.read("3").header(TOKEN)).matches("0:\\d+#4#1=3#2=2#3=1");
        assertThat(a.read("3", TOKEN, "0:1#x#2=y").status()).isEqualTo(400);
    }

    @Test
    void of_conflicting_writes_the_later_one_stays_in_all_regions() throws Exception {
        part();
        a.upsert("1", 1);
        clock.advance(Duration.ofSeconds(1));
        c.upsert("1", 3);
        clock.advance(Duration.ofSeconds(1));
        b.upsert("1", 2);
        assertThat(a.value("1")).isEqualTo(1);

        join();

        assertThat(new int[] {a.value("1"), b.value("1"), c.value("1")}).containsOnly(2);
        assertThat(a.read("1").text("_rid")).isEqualTo(c.read("1").text("_rid"));
        assertThat(a.raw().get(DOCS).json().get("_count").intValue()).isEqualTo(1);
    }

    @Test
    void a_delete_wins_over_what_did_not_know_of_it_and_not_over_what_did() throws Exception {
        a.upsert("1", 1);
        b.read("1");
        part();
        a.delete("1");
        clock.advance(Duration.ofSeconds(1));
        b.upsert("1", 2);
        join();

        assertThat(a.read("1").status()).isEqualTo(404);
        assertThat(b.read("1").status()).isEqualTo(404);
        assertThat(c.read("1").status()).isEqualTo(404);
        b.upsert("1", 3);
        assertThat(a.value("1")).isEqualTo(3);
        assertThat(c.value("1")).isEqualTo(3);
    }

    @Test
    void what_follows_from_what_a_region_lacks_is_no_conflict() throws Exception {
        a.upsert("1", 9);
        stop("A", "C");
        a.upsert("1", 1);
        b.upsert("1", 2); // knows of both

        assertThat(c.value("1")).isEqualTo(2);
        release("A", "C");
        assertThat(c.value("1")).isEqualTo(2);
        assertThat(a.value("1")).isEqualTo(2);
    }

    @Test
    void a_transaction_arrives_whole() throws Exception {
        stop("A", "B");
        a.batch("1", "2");

        assertThat(b.raw().get(DOCS).json().get("_count").intValue()).isZero();
        release("A", "B");
        assertThat(b.raw().get(DOCS).json().get("_count").intValue()).isEqualTo(2);
        assertThat(b.read("1").header("x-ms-item-lsn")).isEqualTo(b.read("2").header("x-ms-item-lsn"));
    }

    @Test
    void a_region_that_is_down_catches_up_when_it_is_back() throws Exception {
        a.upsert("1", 1);
        emulator.region("A").takeDown();
        b.upsert("1", 2);

        assertThatThrownBy(() -> a.read("1")).isInstanceOf(IOException.class);
        assertThat(c.value("1")).isEqualTo(2);
        emulator.region("A").bringUp();
        assertThat(a.value("1")).isEqualTo(2);
    }

    @Test
    void queries_see_what_their_region_has() throws Exception {
        stop("A", "B");
        a.upsert("1", 1);

        assertThat(a.count()).isEqualTo(1);
        assertThat(b.count()).isZero();
        release("A", "B");
        assertThat(b.count()).isEqualTo(1);
    }

    @Test
    void a_split_range_and_a_merged_one_begin_with_all_that_is_on_its_way() throws Exception {
        stop("A", "B");
        String token = a.upsert("1", 1).header(TOKEN);
        String other = b.upsert("2", 2).header(TOKEN);
        emulator.split("d", "c", "0");

        assertThat(b.read("1", TOKEN, token).status()).isEqualTo(200);
        assertThat(a.read("2", TOKEN, other).status()).isEqualTo(200);
        String next = a.upsert("1", 3).header(TOKEN);
        assertThat(b.value("1")).as("the direction is still stopped").isEqualTo(1);
        emulator.merge("d", "c", "1", "2");
        assertThat(b.read("1", TOKEN, next).status()).isEqualTo(200);
        assertThat(b.value("1")).isEqualTo(3);
    }

    @Test
    void one_write_region_again_has_all_writes_and_takes_tokens_from_before() throws Exception {
        part();
        String ofA = a.upsert("1", 1).header(TOKEN);
        String ofB = b.upsert("2", 2).header(TOKEN);
        emulator.account().enableMultipleWriteLocations(false);

        assertThat(a.read("2", TOKEN, ofB).status()).isEqualTo(200);
        assertThat(b.read("1", TOKEN, ofA).status()).isEqualTo(200);
        assertThat(b.upsert("3", 3).subStatus()).isEqualTo(3);
        String single = a.upsert("3", 3).header(TOKEN);
        emulator.account().enableMultipleWriteLocations(true);
        assertThat(b.read("3", TOKEN, single).status()).isEqualTo(200);
        assertThat(b.upsert("4", 4).status()).isEqualTo(201);
    }

    @Test
    void a_region_that_comes_later_has_all_and_hears_of_the_rest() throws Exception {
        a.upsert("1", 1);
        emulator.account().addRegion("D");
        RegionClient d = new RegionClient(emulator, "D", DOCS);

        assertThat(d.value("1")).isEqualTo(1);
        String token = d.upsert("2", 2).header(TOKEN);
        assertThat(a.read("2", TOKEN, token).status()).isEqualTo(200);
        a.upsert("1", 3);
        assertThat(d.value("1")).isEqualTo(3);
    }

    @Test
    void items_that_expire_do_so_in_each_region_and_stay_away() throws Exception {
        RawResponse made = client.post(
                "/dbs/d/colls",
                "{\"id\":\"t\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2},\"defaultTtl\":10}");
        assertThat(made.status()).isEqualTo(201);
        RegionClient ofA = new RegionClient(emulator, "A", "/dbs/d/colls/t/docs");
        RegionClient ofB = new RegionClient(emulator, "B", "/dbs/d/colls/t/docs");
        stop("A", "B");
        ofA.upsert("1", 1);
        clock.advance(Duration.ofSeconds(11));
        release("A", "B");

        assertThat(ofB.read("1").status()).isEqualTo(404);
        ofB.upsert("1", 2);
        assertThat(ofA.value("1")).isEqualTo(2);
    }

    @Test
    void a_reset_brings_all_ways_back() throws Exception {
        part();
        emulator.reset();
        client.createContainer();
        a.upsert("1", 1);

        assertThat(b.value("1")).isEqualTo(1);
        assertThatThrownBy(() -> emulator.replication("A", "B").lag(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.replication("A", "X")).isInstanceOf(IllegalArgumentException.class);
    }
}
