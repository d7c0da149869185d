package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;

/** Reads of one item, while one region fails. */
class ReadFailuresTest {
    private static void readsFirstAtAgain(World w) {
        w.emulator().faults().clear();
        w.network().attempts().clear();

        w.read();

        assertThat(w.route()).as("the next read").isEqualTo("A");
    }

    private static void theNextReadGoesTo(String region, World w) {
        w.network().attempts().clear();

        w.read();

        assertThat(w.route()).as("the next read").startsWith(region);
    }

    @Scenario(1)
    void a_region_that_refuses_connections_is_left_at_once_and_put_last(World w) {
        w.given(7);
        w.always("A").refuseConnection();

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.waits()).containsExactly(0L);
        w.time().pass(Duration.ofSeconds(1));
        assertThat(w.attempts("account")).hasSize(1);
        theNextReadGoesTo("B", w);
    }

    @Scenario(2)
    void a_region_is_first_again_after_300_seconds(World w) {
        w.given(7);
        w.next(1, "A").refuseConnection();
        w.read();
        w.time().pass(Duration.ofSeconds(301));

        theNextReadGoesTo("A", w);
    }

    @Scenario(3)
    void a_connection_that_breaks_once_is_tried_again_in_the_same_region(World w) {
        w.given(7);
        w.next(1, "A").breakAfter();

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.waits()).containsExactly(0L);
    }

    @Scenario(4)
    void connections_that_break_twice_lead_to_the_next_region_without_a_mark(World w) {
        w.given(7);
        w.always("A").breakAfter();

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A B");
        readsFirstAtAgain(w);
    }

    @Scenario(5)
    void a_region_that_does_not_respond_is_left_in_time(World w) {
        w.given(7);
        w.network().weather(attempt -> attempt.region.equals("A") ? Delay.NO_RESPONSE : Delay.NONE);

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.waits()).containsExactly(0L);
        assertThat(read.nanos()).isLessThan(Duration.ofSeconds(65).toNanos());
    }

    @Scenario(6)
    void a_503_leads_to_the_next_region_without_a_mark(World w) {
        w.given(7);
        w.next(1, "A").respond(503, 0);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        readsFirstAtAgain(w);
    }

    @Scenario(7)
    void a_503_of_all_regions_is_the_end_after_three_requests(World w) {
        w.given(7);
        w.everywhere().respond(503, 0);

        assertThat(w.read().end()).isEqualTo("503/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A B C");
    }

    @Scenario(8)
    void a_503_of_the_only_region_is_tried_again_there_after_a_pause(World w) {
        w.regions("A").given(7);
        w.next(1, "A").respond(503, 0);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.waits().get(0)).isBetween(500L, 1000L);
    }

    @Scenario(9)
    void a_500_leads_to_the_next_region_once(World w) {
        w.given(7);
        w.everywhere().respond(500, 0);

        assertThat(w.read().end()).isEqualTo("500/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A B");
    }

    @Scenario(10)
    void a_502_and_a_504_lead_to_the_next_region_once(World w) {
        w.given(7);
        for (int status : new int[] {502, 504}) {
            w.everywhere().respond(status, 0);
            w.network().attempts().clear();

            assertThat(w.read().end()).isEqualTo(status + "/0 NOT_DONE");
            assertThat(w.route()).isEqualTo("A B");
            readsFirstAtAgain(w);
        }
    }

    @Scenario(11)
    void a_408_leads_to_the_next_region_twice(World w) {
        w.given(7);
        w.always("A").respond(408, 0);
        w.always("B").respond(408, 0);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B C");
    }

    @Scenario(12)
    void a_region_that_the_account_lost_is_put_last_and_the_account_read(World w) {
        w.given(7);
        w.always("A").respond(403, 1008);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        w.time().pass(Duration.ofSeconds(1));
        assertThat(w.attempts("account")).hasSize(1);
        theNextReadGoesTo("B", w);
    }

    @Scenario(13)
    void a_refusal_of_access_is_the_end(World w) {
        w.given(7);
        w.everywhere().respond(403, 0);

        assertThat(w.read().end()).isEqualTo("403/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A");
    }

    @Scenario(14)
    void a_refused_key_is_the_end(World w) {
        w.given(7);
        w.everywhere().respond(401, 0);

        assertThat(w.read().end()).isEqualTo("401/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A");
    }

    @Scenario(15)
    void a_refused_token_is_renewed_once(World w) {
        Tokens tokens = new Tokens(w);
        w.account(account -> account.acceptTokens(token -> true))
                .client(client -> client.credential(tokens.credential()))
                .given(7);
        w.client();
        int before = tokens.asked();
        w.next(1, "A").respond(401, 0);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(tokens.asked()).isEqualTo(before + 1);

        w.everywhere().respond(401, 0);
        w.network().attempts().clear();
        assertThat(w.read().end()).isEqualTo("401/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A A");
    }

    @Scenario(30)
    void a_410_of_a_lease_leads_to_the_next_region_without_a_mark(World w) {
        w.given(7);
        w.next(1, "A").respond(410, 1022);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        readsFirstAtAgain(w);
    }
}
