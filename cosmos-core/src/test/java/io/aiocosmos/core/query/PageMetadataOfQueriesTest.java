package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.Diagnostics.Attempt;
import io.aiocosmos.core.partition.KeyScope.Reach;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metadata of pages. A plan costs 20 RU here, a rejected query 300, a page 1. */
class PageMetadataOfQueriesTest {
    private final ScriptedService service = ScriptedService.ofFourRanges();

    @Nested
    class The_charge {
        @Test
        void of_all_pages_is_that_of_all_requests_including_the_plan() {
            for (int parallelism : new int[] {1, 4})
                assertThat(total(ScriptedService.ofFourRanges()
                                .parallelism(parallelism)
                                .rows()
                                .pages()))
                        .isEqualTo(20 + 7);
        }

        @Test
        void of_a_cached_plan_is_not_added_again() {
            total(service.rows().pages());

            assertThat(total(service.rows().pages())).isEqualTo(7);
        }

        @Test
        void of_a_page_of_a_size_is_that_of_its_own_requests() {
            CosmosPage<String> first = service.rows().page(3);
            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 3);

            assertThat(first.requestCharge()).isEqualTo(20 + 2);
            assertThat(second.requestCharge()).isEqualTo(2);
        }

        @Test
        void of_a_rejected_query_is_added_to_the_first_page() {
            service.reach(Reach.ONE_KEY, Reach.ONE_KEY);

            assertThat(service.rows().page(3).requestCharge()).isEqualTo(300 + 20 + 2);
        }

        @Test
        void of_a_rejected_query_is_added_for_async_reads_too() {
            service.reach(Reach.ONE_KEY, Reach.ONE_KEY);

            assertThat(total(service.rows().pages())).isEqualTo(300 + 20 + 7);
        }

        @Test
        void of_a_410_is_added_to_the_page_that_met_it() {
            service.rows().page(1);
            service.split("0").reply("0", Reply.of(gone()));
            service.range("4", "", "20", "1").range("5", "20", "40", "2");

            assertThat(service.rows().page(2).requestCharge()).isEqualTo(4000 + 2);
        }

        @Test
        void of_retried_attempts_counts() {
            service.rows().page(1);
            service.engine.transport.replies(Reply.of("429+10"));

            assertThat(later(1).requestCharge()).isEqualTo(1 + 1);
        }

        private FakeResponse gone() {
            return FakeResponse.status(410, 1002).header("x-ms-request-charge", "4000");
        }

        private double total(Iterable<CosmosPage<String>> pages) {
            double total = 0;
            for (CosmosPage<String> page : pages) total += page.requestCharge();
            return total;
        }
    }

    @Nested
    class The_session_token {
        @Test
        void covers_all_ranges_that_were_read() {
            assertThat(parts(service.rows().page(9)))
                    .containsExactlyInAnyOrder("0:-1#101", "1:-1#101", "2:-1#101", "3:-1#100");
        }

        @Test
        void is_of_the_requests_of_that_page_only() {
            String token = service.rows().page(6).continuation().orElseThrow();

            assertThat(parts(service.rows().page(token, 3))).containsExactlyInAnyOrder("2:-1#101", "3:-1#100");
        }

        @Test
        void of_a_single_response_is_unchanged() {
            assertThat(service.rows().page(2).sessionToken()).contains("0:-1#100");
        }

        private List<String> parts(CosmosPage<String> page) {
            return List.of(page.sessionToken().orElseThrow().split(","));
        }
    }

    @Nested
    class The_diagnostics {
        @Test
        void list_all_requests_in_order() {
            service.reach(Reach.ONE_KEY, Reach.ONE_KEY);
            CosmosPage<String> page = service.rows().page(3);

            assertThat(page.diagnostics().attempts())
                    .extracting(Attempt::statusCode)
                    .as("refusal, plan, two pages")
                    .containsExactly(400, 200, 200, 200);
            assertThat(page.diagnostics().requestCharge()).isEqualTo(page.requestCharge());
            assertThat(page.diagnostics().toString())
                    .startsWith("Diagnostics[4 requests, ")
                    .contains("322.0 RU", "400/1004 from https://account.test")
                    .doesNotContain("\n");
        }

        @Test
        void are_bounded_though_the_charge_counts_all() {
            String[] pages = new String[500];
            for (int i = 0; i < pages.length; i++) pages[i] = Integer.toString(i);
            ScriptedService many = new ScriptedService().range("0", "", "FF", pages);

            CosmosPage<String> page = many.rows().page(500);

            assertThat(page.requestCharge()).isEqualTo(20 + 500);
            assertThat(page.diagnostics().attempts()).hasSize(100);
            assertThat(page.diagnostics().toString())
                    .endsWith("; and 491 more]")
                    .hasSizeLessThan(2_000);
        }

        @Test
        void cover_the_time_from_the_first_request_to_the_last_response() {
            service.rows().page(1);
            service.engine.transport.replies(Reply.of("429+40"));

            assertThat(later(3).diagnostics().elapsed().toMillis()).isBetween(40L, 400L);
        }
    }

    /** A page that takes time. */
    private CosmosPage<String> later(int size) {
        CompletableFuture<CosmosPage<String>> page = service.rowsAsync().page(size);
        service.engine.timing.advanceUntil(page::isDone);
        return page.join();
    }
}
