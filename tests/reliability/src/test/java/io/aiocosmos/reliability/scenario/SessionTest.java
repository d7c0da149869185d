package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSessionNotAvailableException;
import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Regions that have not yet seen what the session has. */
class SessionTest {
    private static final String HUB_ONLY = "x-ms-cosmos-hub-region-processing-only";
    private static final String TOKEN = "x-ms-session-token";

    private static boolean isHubOnly(EmulatorRequest request) {
        return request.header(HUB_ONLY).isPresent();
    }

    private static List<String> headers(World w, String name) {
        return w.own().stream().map(attempt -> attempt.header(name)).collect(Collectors.toList());
    }

    @Scenario(31)
    void a_region_that_lags_is_left_for_the_write_region(World w) {
        w.preferring("B");
        w.upsert(1);
        w.emulator().replica().hold();
        w.upsert(2);
        w.network().attempts().clear();

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(2));
        assertThat(w.route()).isEqualTo("B A");
        assertThat(headers(w, TOKEN))
                .doesNotContainNull()
                .allMatch(headers(w, TOKEN).get(0)::equals);
    }

    @Scenario(32)
    void when_even_the_write_region_lags_the_session_is_not_available(World w) {
        w.preferring("B");
        w.upsert(1);
        w.network().attempts().clear();
        w.everywhere().kind("docs.read").respond(404, 1002);

        Ended read = w.read();

        assertThat(read.failure()).isInstanceOf(CosmosSessionNotAvailableException.class);
        assertThat(w.route()).isEqualTo("B A A");
        assertThat(headers(w, HUB_ONLY)).containsExactly(null, null, "true");
        assertThat(headers(w, TOKEN)).doesNotContainNull();
        assertThat(w.attempts("definition")).hasSize(1);
    }

    @Scenario(33)
    void a_container_that_was_recreated_is_read_without_the_old_token(World w) {
        w.preferring("B");
        w.upsert(1);
        w.recreateContainer();
        w.given(9);
        w.network().attempts().clear();
        w.emulator().faults().next(3).kind("docs.read").where(w::isOwnRequest).respond(404, 1002);

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(9));
        assertThat(w.own()).hasSize(4);
        assertThat(w.attempts("definition")).hasSize(1);
        assertThat(headers(w, TOKEN).get(3)).isNull();
    }

    @Scenario(34)
    void the_write_region_of_a_partition_is_found_among_all_readable_ones(World w) {
        w.preferring("B").given(1);
        w.read();
        w.emulator().region("C").takeOverWrites(World.DATABASE, World.CONTAINER, w.ownRange());
        w.always("A").kind("docs.read").where(request -> !isHubOnly(request)).respond(404, 1002);
        w.always("B").kind("docs.read").where(request -> !isHubOnly(request)).respond(404, 1002);
        w.network().attempts().clear();

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(1));
        assertThat(w.route()).isEqualTo("B A A B C");
        assertThat(headers(w, HUB_ONLY)).containsExactly(null, null, "true", "true", "true");
        assertThat(w.waits()).containsOnly(0L);
        assertThat(w.attempts("account")).isEmpty();
        w.time().pass(Duration.ofSeconds(2));
        assertThat(w.attempts("upsert")).as("writes of others").allMatch(write -> write.region.equals("A"));
    }

    @Scenario(38)
    void a_write_asks_the_write_region_twice_more(World w) {
        w.next(2, "A").respond(404, 1002);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A A");
        assertThat(headers(w, HUB_ONLY)).containsOnlyNulls();
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(39)
    void without_discovery_only_the_container_is_checked(World w) {
        w.client(client -> client.endpointDiscovery(false));
        w.upsert(1);
        w.network().attempts().clear();
        w.everywhere().kind("docs.read").respond(404, 1002);

        assertThat(w.read().failure()).isInstanceOf(CosmosSessionNotAvailableException.class);
        assertThat(w.route()).isEqualTo("account");
        assertThat(w.attempts("definition")).extracting(Attempt::end).containsExactly("200");
    }

    /** Of single items and first pages the client asks for no certain container; of a bulk it does. */
    @Scenario(62)
    void a_container_that_was_recreated_is_learnt_anew_once(World w) {
        w.bulkUpsert(Entry.own(1));
        w.read();
        w.recreateContainer();
        w.network().attempts().clear();

        assertThat(w.bulkUpsert(Entry.own(2)).end()).isEqualTo("ok");
        assertThat(w.attempts("batch")).extracting(Attempt::end).containsExactly("400", "200");
        assertThat(w.attempts("definition")).hasSize(1);
        w.network().attempts().clear();
        assertThat(w.read().value()).isEqualTo(Entry.own(2));
        assertThat(w.route()).as("nothing is missed that the old container had").isEqualTo("A");
    }
}
