package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosSessionNotAvailableException;
import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Accounts that take writes in all regions. */
class SeveralWriteRegionsTest {
    private static final String TENTATIVE = "x-ms-cosmos-allow-tentative-writes";

    private static World several(World w) {
        return w.account(SeveralWriteRegionsTest::writableEverywhere);
    }

    private static void writableEverywhere(CosmosEmulator.Builder account) {
        account.enableMultipleWriteLocations(true);
    }

    @Scenario(23)
    void the_address_of_a_region_means_that_region_alone(World w) {
        several(w).preferring().endpointOf("B").given(7);

        w.read();
        w.upsert(8);
        assertThat(w.route()).isEqualTo("B B");

        w.always("B").respond(503, 0);
        w.network().attempts().clear();
        assertThat(w.read().end()).isEqualTo("503/0 NOT_DONE");
        assertThat(w.route()).as("of the read").isEqualTo("B B");
        w.network().attempts().clear();
        assertThat(w.upsert(9).end()).isEqualTo("503/0 NOT_DONE");
        assertThat(w.route()).as("of the write").isEqualTo("B B");
    }

    @Scenario(35)
    void a_read_asks_each_region_for_what_the_session_has_seen(World w) {
        several(w).given(7);
        w.always("A").respond(404, 1002);
        w.always("B").respond(404, 1002);

        assertThat(w.read().value()).isEqualTo(Entry.own(7));
        assertThat(w.route()).isEqualTo("A B C");
        assertThat(w.waits()).containsOnly(0L);
    }

    @Scenario(36)
    void when_all_regions_lag_the_session_is_not_available(World w) {
        several(w).given(7);
        w.everywhere().kind("docs.read").respond(404, 1002);

        assertThat(w.read().failure()).isInstanceOf(CosmosSessionNotAvailableException.class);
        assertThat(w.route()).isEqualTo("A B C");
        assertThat(w.attempts("definition")).hasSize(1);
    }

    @Scenario(37)
    void a_write_leaves_a_region_that_lags(World w) {
        several(w);
        w.always("A").respond(404, 1002);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(54)
    void a_503_leads_a_write_to_the_next_region_once(World w) {
        several(w);
        w.always("A").respond(503, 0);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(55)
    void a_region_that_is_busy_is_left_once(World w) {
        several(w);
        w.always("A").respond(429, 3092);
        w.next(2, "B").respond(429, 3200, Map.of("x-ms-retry-after-ms", "10"));

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B B B");
        assertThat(w.waits()).containsExactly(0L, 10L, 10L);
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(56)
    void a_region_that_refuses_connections_is_left_at_once_and_put_last_for_writes(World w) {
        several(w);
        w.always("A").refuseConnection();

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.waits()).containsExactly(0L);
        assertThat(w.applied()).isEqualTo(1);
        w.network().attempts().clear();
        w.upsert(2);
        assertThat(w.route()).as("of the next write").isEqualTo("B");
    }

    @Scenario(57)
    void a_write_that_may_come_late_is_not_sent_elsewhere(World w) {
        several(w).client(client -> client.timeout(Duration.ofSeconds(2)));
        w.network()
                .weather(attempt ->
                        attempt.kind.equals("create") ? new Delay(TimeUnit.SECONDS.toNanos(3), 0) : Delay.NONE);

        assertThat(w.create().end()).isEqualTo("CosmosTimeoutException UNKNOWN");
        w.time().pass(Duration.ofSeconds(5));
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(58)
    void writes_follow_an_account_that_has_one_write_region_again(World w) {
        several(w).preferring("B", "A");
        w.upsert(1);
        w.emulator().account().enableMultipleWriteLocations(false);
        w.time().pass(Duration.ofSeconds(320));
        w.read();
        w.time().pass(Duration.ofSeconds(1));

        w.upsert(2);

        assertThat(w.route()).isEqualTo("B B A");
        assertThat(w.own().get(0).header(TENTATIVE)).isEqualTo("true");
        assertThat(w.own().get(2).header(TENTATIVE)).isNull();
    }

    @Scenario(59)
    void containers_are_created_in_the_first_write_region(World w) {
        several(w).preferring("B");
        ContainerProperties more = ContainerProperties.of("more", "/pk");

        assertThat(w.run(
                                ledger -> ledger.database().createContainer(more),
                                ledger -> ledger.database().createContainer(more))
                        .end())
                .isEqualTo("ok");
        assertThat(w.attempts("metadata"))
                .extracting((Attempt each) -> each.region)
                .containsExactly("A");
    }
}
