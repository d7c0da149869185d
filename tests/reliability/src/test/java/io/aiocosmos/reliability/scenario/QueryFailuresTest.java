package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries, while a region fails or a range is split. */
class QueryFailuresTest {
    private static final int ITEMS = 7;
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, ITEMS).boxed().collect(Collectors.toList());

    private static String route(World w, String kind) {
        return w.attempts(kind).stream().map(attempt -> attempt.region).collect(Collectors.joining(" "));
    }

    @Scenario(16)
    void a_page_that_fails_is_read_elsewhere_from_where_it_began(World w) {
        w.givenMany(ITEMS, true);
        w.next(1, "A").kind("docs.query").after(1).respond(503, 0);

        Ended query = w.queryKey();

        assertThat(query.value()).isEqualTo(ALL);
        assertThat(w.route()).isEqualTo("A A B A A");
        List<Attempt> own = w.own();
        assertThat(own.get(2).header("x-ms-continuation"))
                .isNotNull()
                .isEqualTo(own.get(1).header("x-ms-continuation"));
    }

    @Scenario(17)
    void a_plan_that_one_region_does_not_give_comes_from_the_next(World w) {
        w.givenMany(ITEMS, false);
        w.always("A").kind("docs.query_plan").respond(503, 0);

        assertThat(w.queryAll().value()).isEqualTo(ALL);
        assertThat(route(w, "plan")).isEqualTo("A B");
    }

    @Scenario(18)
    void ranges_that_one_region_does_not_give_come_from_the_next(World w) {
        w.givenMany(ITEMS, false);
        w.network()
                .weather(attempt ->
                        attempt.kind.equals("ranges") && attempt.region.equals("A") ? Delay.NO_RESPONSE : Delay.NONE);

        assertThat(w.queryAll().value()).isEqualTo(ALL);
        assertThat(route(w, "ranges")).startsWith("A B");
    }

    @Scenario(28)
    void a_range_that_is_split_between_two_pages_goes_on_with_its_children(World w) {
        w.givenMany(ITEMS, false);
        w.queryAll();
        int before = w.attempts("ranges").size();
        w.emulator().split(World.DATABASE, World.CONTAINER, "0");

        assertThat(w.queryAll().value()).isEqualTo(ALL);
        assertThat(w.attempts("ranges").size()).isGreaterThan(before);
        assertThat(w.attempts("query")).extracting(Attempt::end).contains("410");
    }

    @Scenario(29)
    void a_name_that_was_cached_too_long_is_looked_up_once(World w) {
        w.upsert(7);
        w.network().attempts().clear();
        w.next(1, "A").respond(410, 1000);

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.attempts("definition")).hasSize(1);

        w.network().attempts().clear();
        w.everywhere().respond(410, 1000);
        assertThat(w.read().end()).isEqualTo("410/1000 NOT_DONE");
        assertThat(w.route()).isEqualTo("A A");
    }
}
