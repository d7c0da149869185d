package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.HedgingOptions;
import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second region beside a slow one. */
class HedgingTest {
    private static final Delay TWO_SECONDS = new Delay(TimeUnit.SECONDS.toNanos(2), 0);
    private static final String HUB_ONLY = "x-ms-cosmos-hub-region-processing-only";

    private static World hedging(World w, boolean writes) {
        HedgingOptions options =
                HedgingOptions.builder().budgetPercent(100).hedgeWrites(writes).build();
        return w.client(client -> client.hedging(options));
    }

    /** Requests for the own item; all others go well. */
    private static void slowAtA(World w) {
        w.network().weather(attempt -> w.isOwn(attempt) && attempt.region.equals("A") ? TWO_SECONDS : Delay.NONE);
    }

    /** When a region was first asked, in milliseconds after the first request. */
    private static long askedAfter(World w, String region) {
        List<Attempt> own = w.own();
        for (Attempt each : own)
            if (each.region.equals(region)) return (each.sentNanos - own.get(0).sentNanos) / 1_000_000;
        throw new AssertionError(region + " was not asked: " + own);
    }

    @Scenario(40)
    void once_only_the_write_region_will_do_this_holds_for_all_regions_asked(World w) {
        hedging(w, false).preferring("B", "C", "A");
        w.upsert(1);
        w.network().attempts().clear();
        w.always("B").kind("docs.read").respond(404, 1002);
        w.next(1, "A").kind("docs.read").respond(404, 1002);
        w.network()
                .weather(attempt ->
                        attempt.header(HUB_ONLY) != null && attempt.region.equals("A") ? TWO_SECONDS : Delay.NONE);

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(1));
        assertThat(w.own())
                .filteredOn(each -> each.region.equals("C"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.header(HUB_ONLY)).isEqualTo("true"));
    }

    @Scenario(68)
    void the_second_region_is_asked_after_the_threshold_and_the_first_is_cancelled(World w) {
        hedging(w, false).given(7);
        slowAtA(w);

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(7));
        assertThat(w.route()).isEqualTo("A B");
        assertThat(askedAfter(w, "B")).isEqualTo(500);
        assertThat(w.own()).extracting(Attempt::end).containsExactly("CANCELLED", "200");
        assertThat(read.millis()).isLessThan(600);
    }

    @Scenario(69)
    void that_an_item_is_not_there_is_final(World w) {
        hedging(w, false);
        slowAtA(w);

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("404/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(read.millis()).isLessThan(600);
    }

    @Scenario(70)
    void a_second_region_that_fails_leaves_the_third_to_be_asked_once(World w) {
        hedging(w, false).given(7);
        slowAtA(w);
        w.always("B").respond(503, 0);

        Ended read = w.read();

        assertThat(read.value()).isEqualTo(Entry.own(7));
        assertThat(w.route()).isEqualTo("A B C");
        assertThat(askedAfter(w, "C")).isBetween(500L, 600L);
        assertThat(read.millis()).isLessThan(700);
    }

    @Scenario(71)
    void when_all_regions_throttle_the_first_says_so_after_its_retries(World w) {
        hedging(w, false).given(7);
        w.everywhere().respond(429, 3200);

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("429/3200 NOT_DONE");
        assertThat(read.nanos()).isLessThan(Duration.ofSeconds(65).toNanos());
        assertThat(w.own()).filteredOn(each -> each.region.equals("A")).hasSizeGreaterThan(5);
    }

    @Scenario(72)
    void a_write_is_not_hedged_unasked(World w) {
        hedging(w, false).account(account -> account.enableMultipleWriteLocations(true));
        slowAtA(w);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(72)
    void a_write_to_the_one_write_region_is_not_hedged_even_if_asked(World w) {
        hedging(w, true);
        slowAtA(w);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(73)
    void a_create_that_is_hedged_makes_one_item(World w) {
        hedging(w, true).account(account -> account.enableMultipleWriteLocations(true));
        slowAtA(w);

        assertThat(w.create().end()).isEqualTo("ok");
        w.time().pass(Duration.ofSeconds(5));
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(76)
    void an_account_can_forbid_it_while_it_is_in_use(World w) {
        hedging(w, false).given(7);
        w.emulator().account().disableCrossRegionalHedging(true);
        w.client();
        w.time().pass(Duration.ofSeconds(320));
        w.read();
        w.time().pass(Duration.ofSeconds(1));
        slowAtA(w);
        w.network().attempts().clear();

        assertThat(w.read().value()).isEqualTo(Entry.own(7));
        assertThat(w.route()).isEqualTo("A");
    }
}
