package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.FeedRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** To which requests rules apply, how often, and for how long. */
class FaultRulesTest extends EmulatorTestBase {
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(clock);
    }

    @Test
    void a_rule_for_a_range_leaves_other_ranges_alone() throws IOException {
        Map<String, String> ranges = fill();
        String down = ranges.get("a");

        emulator.faults().always().partition(down).respond(503, 0);

        for (String key : KEYS)
            assertThat(read(key, key).status())
                    .as(key)
                    .isEqualTo(ranges.get(key).equals(down) ? 503 : 200);
        for (JsonNode range : ranges()) {
            String id = range.path("id").stringValue();
            assertThat(client.get(DOCS, RANGE, id).status()).as(id).isEqualTo(id.equals(down) ? 503 : 200);
        }
        assertThat(create("new", "a").status()).isEqualTo(503);
    }

    @Test
    void a_request_for_the_whole_container_concerns_each_range_and_one_for_metadata_none() throws IOException {
        emulator.faults().always().partition("2").respond(503, 0);

        assertThat(client.get(DOCS).status()).isEqualTo(503);
        assertThat(client.get("/dbs/d/colls/c").status()).isEqualTo(200);
        assertThat(client.get("/dbs/d/colls/c/pkranges").status()).isEqualTo(200);
        assertThat(client.get("/dbs/d/colls/none/docs").status()).isEqualTo(404);
    }

    @Test
    void a_rule_for_a_feed_range_outlives_a_split() throws IOException {
        Map<String, String> before = fill();
        JsonNode first = ranges().get(0);
        FeedRange range = FeedRange.between(
                first.path("minInclusive").asString(),
                first.path("maxExclusive").asString());
        emulator.faults().always().partition(range).respond(503, 0);

        emulator.split("d", "c", "0");

        assertThat(before.values()).contains("0", "1");
        for (String key : KEYS)
            assertThat(read(key, key).status())
                    .as(key)
                    .isEqualTo(before.get(key).equals("0") ? 503 : 200);
    }

    @Test
    void every_nth_request_begins_with_the_nth() throws IOException {
        emulator.faults().always().every(3).kind("dbs.feed").respond(503, 0);

        client.get("/dbs/d"); // does not count

        assertThat(statuses(7)).containsExactly(200, 200, 503, 200, 200, 503, 200);
    }

    @Test
    void a_share_is_drawn_alike_for_equal_seeds() throws IOException {
        Fault first = emulator.faults().always().kind("dbs.feed").share(0.5, 7).respond(503, 0);
        List<Integer> drawn = statuses(40);
        first.remove();
        emulator.faults().always().kind("dbs.feed").share(0.5, 7).respond(503, 0);

        assertThat(statuses(40)).isEqualTo(drawn).contains(200, 503);
        assertThat(first.requests())
                .isEqualTo(drawn.stream().filter(status -> status == 503).count());
    }

    @Test
    void a_share_may_be_all_or_nothing() throws IOException {
        emulator.faults().always().kind("dbs.feed").share(0, 1).respond(500, 0);
        emulator.faults().always().kind("dbs.feed").share(1, 1).respond(503, 0);

        assertThat(statuses(20)).containsOnly(503);
    }

    @Test
    void a_rule_may_hold_for_some_time_of_the_emulators_clock() throws IOException {
        Fault fault =
                emulator.faults().during(Duration.ofMinutes(1)).kind("dbs.feed").respond(503, 0);

        clock.advance(Duration.ofSeconds(59));
        assertThat(statuses(2)).containsExactly(503, 503);
        assertThat(emulator.faults().pending()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));

        assertThat(statuses(1)).containsExactly(200);
        assertThat(fault.isOver()).isTrue();
        assertThat(emulator.faults().pending()).isZero();
    }

    @Test
    void a_rule_is_over_once_removed_or_used_up() throws IOException {
        Fault removed = emulator.faults().always().kind("dbs.feed").respond(500, 0);
        Fault counted = emulator.faults().next(2).kind("dbs.feed").respond(503, 0);
        assertThat(statuses(1)).containsExactly(500);

        removed.remove();

        assertThat(removed.isOver()).isTrue();
        assertThat(statuses(3)).containsExactly(503, 503, 200);
        assertThat(counted.isOver()).isTrue();
        assertThat(counted.requests()).isEqualTo(2);
    }

    @Test
    void what_makes_no_rule_is_refused() {
        Faults faults = emulator.faults();

        assertThatThrownBy(() -> faults.next(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.during(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.always().after(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.always().every(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.always().share(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        FaultRule rule = faults.next(1);
        rule.breakBefore();
        assertThatThrownBy(rule::breakAfter).isInstanceOf(IllegalStateException.class);
    }

    /** Creates an item for each key. @return the ids of their ranges */
    private Map<String, String> fill() throws IOException {
        Map<String, String> ranges = new TreeMap<>();
        for (String key : KEYS) ranges.put(key, create(key, key).header(RANGE));
        return ranges;
    }

    private List<JsonNode> ranges() throws IOException {
        List<JsonNode> ranges = new ArrayList<>();
        client.get("/dbs/d/colls/c/pkranges").json().path("PartitionKeyRanges").forEach(ranges::add);
        return ranges;
    }

    private List<Integer> statuses(int requests) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) statuses.add(client.get("/dbs").status());
        return statuses;
    }
}
