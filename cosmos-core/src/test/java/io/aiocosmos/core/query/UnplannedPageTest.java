package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.partition.KeyScope.Reach;
import io.aiocosmos.error.CosmosServiceException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Queries within one key, which are passed through. */
class UnplannedPageTest {
    private final ScriptedService service =
            new ScriptedService().range("0", "", "FF", "1,2", "3").unplanned("1,2", "3", "", "4");

    @Nested
    class Within_one_key {
        @Test
        void only_the_query_is_sent() {
            service.reach(Reach.ONE_KEY, Reach.ONE_KEY);

            assertThat(service.rows()).containsExactly("1", "2", "3", "4");
            assertThat(service.log()).hasSize(4).containsOnly("unplanned");
        }

        @Test
        void a_page_of_a_size_is_filled() {
            service.reach(Reach.ONE_KEY, Reach.ONE_KEY);

            CosmosPage<String> page = service.rows().page(4);

            assertThat(page.items()).containsExactly("1", "2", "3", "4");
            assertThat(page.requestCharge()).isEqualTo(4);
        }

        @Test
        void the_metadata_is_not_needed_for_a_single_page() {
            ScriptedService small = new ScriptedService().unplanned("1").reach(Reach.PREFIX_OR_ONE_KEY, null);

            assertThat(small.rows()).containsExactly("1");
            assertThat(small.log()).containsExactly("unplanned");
        }

        @Test
        void it_goes_on_unplanned_once_the_key_is_known_to_be_whole() {
            service.reach(Reach.PREFIX_OR_ONE_KEY, Reach.ONE_KEY);

            assertThat(service.rows()).containsExactly("1", "2", "3", "4");
            assertThat(service.rows().page(3).items()).containsExactly("1", "2", "3");
            assertThat(service.log()).containsOnly("unplanned");
        }
    }

    @Nested
    class Within_a_prefix {
        @Test
        void the_query_is_planned_if_there_are_more_pages() {
            service.reach(Reach.PREFIX_OR_ONE_KEY, Reach.PREFIX);

            assertThat(service.rows()).containsExactly("1", "2", "3");
            assertThat(service.log()).containsExactly("unplanned", "plan", "ranges", "0:0", "0:1");
        }

        @Test
        void a_page_of_a_size_is_planned_too() {
            service.reach(Reach.PREFIX_OR_ONE_KEY, Reach.PREFIX);

            assertThat(service.rows().page(3).items()).containsExactly("1", "2", "3");
            assertThat(service.log()).containsExactly("unplanned", "plan", "ranges", "0:0", "0:1");
        }

        @Test
        void the_query_is_planned_at_once_if_the_prefix_is_known() {
            service.reach(Reach.PREFIX, Reach.PREFIX).rows().iterator().next();

            assertThat(service.log()).containsExactly("plan", "ranges", "0:0", "0:1");
        }

        @Test
        void a_server_without_plans_goes_on_unplanned() {
            service.plansUnsupported("1,2").unplanned("1,2", "3").reach(Reach.PREFIX_OR_ONE_KEY, Reach.PREFIX);

            assertThat(service.rows()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void a_feed_range_always_needs_a_plan() {
        service.plansUnsupported("1,2").reach(Reach.FEED_RANGE, Reach.FEED_RANGE);

        assertThatThrownBy(() -> service.rows().iterator().hasNext())
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageStartingWith("planQuery");
    }
}
