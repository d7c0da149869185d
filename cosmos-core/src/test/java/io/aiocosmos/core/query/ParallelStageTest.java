package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.spi.TransportRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParallelStageTest {
    private final ScriptedService service = ScriptedService.ofFourRanges();

    @Test
    void rows_come_range_after_range() {
        assertThat(service.rows()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void the_order_does_not_depend_on_the_parallelism() {
        assertThat(service.parallelism(3).rows()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(service.parallelism(30).rows()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void the_plan_is_requested_first() {
        service.parallelism(2).rows().iterator().next();

        assertThat(service.log()).startsWith("plan", "ranges", "0:0", "1:0");
    }

    @Test
    void a_cached_plan_is_not_requested_again() {
        service.rows().iterator().next();
        service.log().clear();

        service.rows().iterator().next();

        assertThat(service.log()).containsExactly("0:0", "0:1");
    }

    @Nested
    class Prefetching {
        @Test
        void does_not_start_before_the_first_row_is_taken() {
            Iterator<String> rows = service.parallelism(2).rows().iterator();
            assertThat(rows.hasNext()).isTrue();

            assertThat(service.log()).containsExactly("plan", "ranges", "0:0", "1:0");
        }

        @Test
        void is_one_page_of_each_range_at_most() {
            Iterator<String> rows = service.parallelism(2).rows().iterator();
            rows.next();

            assertThat(service.log()).containsExactly("plan", "ranges", "0:0", "1:0", "0:1");
            rows.next();
            assertThat(service.log()).as("still on the first page").hasSize(5);
        }

        @Test
        void is_bounded_by_the_parallelism() {
            service.hold();
            CompletableFuture<List<String>> all =
                    service.parallelism(2).rowsAsync().toList(100);
            assertThat(service.inFlight()).containsExactly("0", "1");

            service.release("0");
            assertThat(service.inFlight()).containsExactlyInAnyOrder("0", "1");
            service.release("0");
            assertThat(service.inFlight()).containsExactlyInAnyOrder("1", "2");
            service.release("2");
            service.release("1");
            service.release("1");
            assertThat(service.inFlight()).containsExactlyInAnyOrder("2", "3");
            service.release("2");
            service.release("3");

            assertThat(all.join()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        }
    }

    @Nested
    class Ending_early {
        @Test
        void closing_the_stream_aborts_the_requests_of_all_ranges() {
            Stream<String> rows = service.parallelism(3).rows().stream();
            Iterator<String> taken = rows.iterator();
            service.reply("1", Reply.never()).reply("2", Reply.never());
            taken.next();
            assertThat(service.engine.transport.inFlight()).isEqualTo(2);

            rows.close();

            assertThat(service.engine.transport.inFlight()).isZero();
        }

        @Test
        void cancelling_the_future_aborts_the_requests_of_all_ranges() {
            service.hold();
            CompletableFuture<List<String>> all =
                    service.parallelism(3).rowsAsync().toList(100);
            assertThat(service.inFlight()).hasSize(3);

            all.cancel(true);

            assertThat(service.engine.transport.inFlight()).isZero();
        }

        @Test
        void cancelling_a_page_s_future_aborts_its_request_and_nothing_more_is_sent() {
            service.hold();
            CompletableFuture<CosmosPage<String>> page = service.rowsAsync().page(5);
            assertThat(service.inFlight()).containsExactly("0");

            page.cancel(true);

            assertThat(service.engine.transport.inFlight()).isZero();
            assertThat(service.log()).endsWith("0:0");
        }

        @Test
        void reaching_the_limit_aborts_the_other_requests() {
            service.plan("'top':2").reply("1", Reply.never()).reply("2", Reply.never());

            assertThat(service.parallelism(3).rows()).containsExactly("1", "2");
            assertThat(service.engine.transport.inFlight()).isZero();
        }

        @Test
        void a_failure_of_one_range_aborts_the_others_and_fails_the_reader() {
            service.reply("0", Reply.of("403")).reply("1", Reply.never()).reply("2", Reply.never());
            Iterator<String> rows = service.parallelism(3).rows().iterator();

            assertThatThrownBy(rows::next)
                    .isInstanceOf(CosmosServiceException.class)
                    .hasMessageContaining("403");
            assertThat(service.engine.transport.inFlight()).isZero();
        }

        @Test
        void reading_on_after_a_failure_fails_again_and_sends_nothing() {
            Iterator<String> rows = service.rows().iterator();
            assertThat(rows.hasNext()).isTrue();
            service.reply("0", Reply.of("403"));
            rows.next();
            rows.next();
            int sent = service.log().size();

            assertThatThrownBy(rows::next).isInstanceOf(CosmosServiceException.class);
            assertThatThrownBy(rows::next).isInstanceOf(CosmosServiceException.class);
            assertThat(service.log()).hasSize(sent);
        }

        @Test
        void a_subscriber_gets_the_failure_itself() {
            service.reply("0", Reply.of("403"));
            CompletableFuture<List<String>> all = service.rowsAsync().toList(100);

            assertThat(all.handle((rows, problem) -> problem).join()).isInstanceOf(CosmosServiceException.class);
        }
    }

    @Nested
    class When_a_partition_is_split {
        @Test
        void each_child_goes_on_at_the_parent_s_continuation() {
            Iterator<String> rows = service.rows().iterator();
            assertThat(rows.next()).isEqualTo("1");
            service.split("1");
            service.range("4", "40", "60", "41", "42").range("5", "60", "80", "51");

            List<String> rest = new ArrayList<>();
            rows.forEachRemaining(rest::add);

            assertThat(rest).containsExactly("2", "3", "41", "42", "51", "7", "8", "9");
            assertThat(service.log()).containsSubsequence("1:0", "ranges", "4:0", "4:1", "5:0");
        }

        @Test
        void an_earlier_continuation_is_valid_for_the_children() {
            String token = service.rows().page(4).continuation().orElseThrow();
            service.split("1");
            service.range("4", "40", "60", "given", "42").range("5", "60", "80", "given", "52");

            assertThat(service.rows().page(token, 3).items()).containsExactly("42", "52", "7");
        }

        @Test
        void a_continuation_within_one_child_covers_the_others() {
            String first = service.rows().page(4).continuation().orElseThrow();
            service.split("1");
            service.range("4", "40", "60", "given", "42,43").range("5", "60", "80", "given", "52");
            String second = service.rows().page(first, 1).continuation().orElseThrow();
            service.split("5");
            service.range("6", "60", "70", "given", "62").range("7", "70", "80", "given", "72");

            CosmosPage<String> third = service.rows().page(second, 4);

            assertThat(third.items()).as("the script gives whole pages").containsExactly("62", "72", "7", "8");
        }

        @Test
        void retries_are_bounded_if_the_service_does_not_list_the_children() {
            service.reply("0", Reply.of("410/1002"));
            CompletableFuture<List<String>> all = service.rowsAsync().toList(100);
            service.engine.timing.advanceUntil(all::isDone);

            assertThatThrownBy(all::join)
                    .hasCauseInstanceOf(CosmosServiceException.class)
                    .hasMessageContaining("410 Gone, sub-status 1002");
            assertThat(service.log()).contains("ranges").hasSizeLessThan(20);
        }
    }

    @Nested
    class Pages {
        @Test
        void of_a_size_request_the_missing_rows_from_one_range_at_a_time() {
            CosmosPage<String> page = service.parallelism(4).rows().page(4);

            assertThat(page.items()).containsExactly("1", "2", "3", "4");
            assertThat(service.log()).containsExactly("plan", "ranges", "0:0", "0:1", "1:0");
        }

        @Test
        void continue_with_the_session_token_of_the_page_before() {
            String token = service.rows().page(4).continuation().orElseThrow();
            ScriptedService elsewhere = new ScriptedService()
                    .range("0", "", "40", "")
                    .range("1", "40", "80", "4", "5,6")
                    .range("2", "80", "C0", "7")
                    .range("3", "C0", "FF", "9");

            assertThat(elsewhere.rows().page(token, 2).items()).containsExactly("5", "6");

            var request = elsewhere.engine.transport.request(2);
            assertThat(header(request, "x-ms-session-token"))
                    .as("the part of this range")
                    .isEqualTo("1:-1#100");
            assertThat(header(request, "x-ms-cosmos-intended-collection-rid")).isEqualTo("r");
        }

        @Test
        void may_need_no_request() {
            service.plan("'top':0");
            assertThat(service.rows()).as("and the plan is known").isEmpty();

            CosmosPage<String> page = service.rows().page(3);

            assertThat(page.items()).isEmpty();
            assertThat(page.continuation()).isEmpty();
            assertThat(page.requestCharge()).isZero();
            assertThat(page.sessionToken()).isEmpty();
            assertThat(page.activityId()).isEmpty();
            assertThat(page.diagnostics().attempts()).isEmpty();
            assertThat(page.diagnostics().elapsed()).isZero();
        }
    }

    @Nested
    class A_server_without_plans {
        @Test
        void gets_the_unplanned_query() {
            ScriptedService plain = new ScriptedService().plansUnsupported("1,2");

            assertThat(plain.parallelism(4).rows()).containsExactly("1", "2");
            assertThat(plain.parallelism(4).rows().page(5).items()).containsExactly("1", "2");
        }
    }

    private static String header(TransportRequest request, String name) {
        return FakeTransport.header(request, name);
    }
}
