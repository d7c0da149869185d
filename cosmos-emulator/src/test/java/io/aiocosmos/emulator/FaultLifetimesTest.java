package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when and how long rules apply, how often to one operation, and which container they are about. */
class FaultLifetimesTest extends EmulatorTestBase {
    private static final String ACTIVITY = "x-ms-activity-id";

    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(clock);
    }

    @Test
    void a_rule_may_start_later_and_its_time_counts_from_there() throws IOException {
        Fault fault = emulator.faults()
                .during(Duration.ofSeconds(10))
                .startAfter(Duration.ofSeconds(5))
                .kind("dbs.feed")
                .respond(503, 0);

        assertThat(statuses(1)).containsExactly(200);
        clock.advance(Duration.ofSeconds(5));
        assertThat(statuses(1)).containsExactly(503);
        clock.advance(Duration.ofSeconds(9));
        assertThat(statuses(1)).containsExactly(503);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statuses(1)).containsExactly(200);
        assertThat(fault.isOver()).isTrue();
        assertThat(fault.requests()).isEqualTo(2);
    }

    @Test
    void a_rule_may_have_both_a_count_and_a_time() throws IOException {
        Fault counted = emulator.faults()
                .next(2)
                .during(Duration.ofSeconds(1))
                .kind("dbs.feed")
                .respond(503, 0);
        assertThat(statuses(3)).containsExactly(503, 503, 200);
        Fault timed = emulator.faults()
                .next(2)
                .during(Duration.ofSeconds(1))
                .kind("dbs.feed")
                .respond(503, 0);
        assertThat(statuses(1)).containsExactly(503);
        clock.advance(Duration.ofSeconds(1));

        assertThat(statuses(1)).containsExactly(200);
        assertThat(counted.isOver()).isTrue();
        assertThat(timed.isOver()).isTrue();
        assertThat(timed.requests()).isEqualTo(1);
    }

    @Test
    void a_rule_can_be_switched_off_and_on() throws IOException {
        Fault fault = emulator.faults().next(2).enabled(false).kind("dbs.feed").respond(503, 0);

        assertThat(statuses(1)).containsExactly(200);
        assertThat(fault.isEnabled()).isFalse();
        fault.enable();
        assertThat(statuses(1)).containsExactly(503);
        fault.disable();
        assertThat(statuses(2)).containsExactly(200, 200);
        assertThat(fault.isOver()).isFalse();
        assertThat(fault.requests()).isEqualTo(1);
        fault.enable();
        assertThat(statuses(2)).containsExactly(503, 200);
    }

    @Test
    void a_rule_for_operations_of_batches_can_be_switched_off() throws IOException {
        String batch = "[{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"1\",\"pk\":\"a\"}}]";
        Fault fault = emulator.faults().always().operations().respond(449, 0);
        fault.disable();

        RawResponse response = client.post(
                DOCS,
                batch,
                KEY,
                "[\"a\"]",
                "x-ms-cosmos-is-batch-request",
                "true",
                "x-ms-cosmos-batch-atomic",
                "true");

        assertThat(response.status()).isEqualTo(200);
        assertThat(fault.requests()).isZero();
    }

    @Test
    void a_rule_for_a_container_leaves_other_containers_alone() throws IOException {
        String other = "{\"id\":\"other\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}}";
        client.post("/dbs/d/colls", other);
        create("1", "a");
        String rid = client.get("/dbs/d/colls/c").text("_rid");
        String owner = client.get("/dbs/d").text("_rid");
        emulator.faults().always().container("c").respond(503, 0);

        assertThat(read("1", "a").status()).isEqualTo(503);
        assertThat(client.get("/dbs/d/colls/c/pkranges").status()).isEqualTo(503);
        assertThat(client.get("/dbs/" + owner + "/colls/" + rid + "/docs/").status())
                .isEqualTo(503);
        assertThat(client.get("/dbs/d/colls/other/docs").status()).isEqualTo(200);
        assertThat(client.get("/dbs/d").status()).isEqualTo(200);
        assertThat(client.get("/dbs/d/colls").status()).isEqualTo(200);
    }

    @Test
    void the_requests_of_one_operation_are_those_of_one_activity() throws IOException {
        emulator.faults().always().kind("dbs.feed").perOperation(2).respond(503, 0);

        assertThat(status("one")).isEqualTo(503);
        assertThat(status("two")).isEqualTo(503);
        assertThat(status("one")).isEqualTo(503);
        assertThat(status("one")).isEqualTo(200);
        assertThat(status("one")).isEqualTo(200);
        assertThat(status("two")).isEqualTo(503);
        assertThat(status("two")).isEqualTo(200);
    }

    @Test
    void without_an_activity_equal_requests_are_one_operation_until_one_passes() throws IOException {
        Fault fault =
                emulator.faults().always().resource("docs").perOperation(1).respond(503, 0);

        assertThat(read("1", "a").status()).isEqualTo(503);
        assertThat(read("2", "a").status()).isEqualTo(503);
        assertThat(create("1", "a").status()).isEqualTo(503);
        assertThat(create("1", "b").status()).isEqualTo(503);
        assertThat(create("1", "a").status()).isEqualTo(201);
        assertThat(read("1", "a").status()).isEqualTo(200);
        assertThat(read("1", "a").status()).isEqualTo(503);
        assertThat(read("1", "a").status()).isEqualTo(200);
        assertThat(fault.requests()).isEqualTo(5);
    }

    @Test
    void what_makes_no_rule_is_refused() {
        Faults faults = emulator.faults();

        assertThatThrownBy(() -> faults.next(1).startAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.next(1).during(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.next(1).perOperation(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.next(1).perOperation(1).operations()).isInstanceOf(IllegalStateException.class);
    }

    private int status(String activity) throws IOException {
        return client.get("/dbs", ACTIVITY, activity).status();
    }

    private List<Integer> statuses(int requests) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) statuses.add(client.get("/dbs").status());
        return statuses;
    }
}
