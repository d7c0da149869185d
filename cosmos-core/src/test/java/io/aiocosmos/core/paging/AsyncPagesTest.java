package io.aiocosmos.core.paging;

import static io.aiocosmos.core.paging.FakeFeed.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AsyncPagesTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final AsyncPages<String> pages = new AsyncPages<>(new FeedReader<>(engine.pipeline(), new FakeFeed()));
    private final Taker<String> taker = new Taker<>();

    private void threePages() {
        engine.transport.replies(page("a,b", "one"), page("c", "two"), page("d,e", null));
    }

    private int sent() {
        return engine.transport.requests().size();
    }

    @Nested
    class A_subscriber {
        @Test
        void gets_all_items_in_order_and_the_end() {
            threePages();
            pages.subscribe(taker);
            taker.subscription.request(Long.MAX_VALUE);

            assertThat(taker.items).containsExactly("a", "b", "c", "d", "e");
            assertThat(taker.completed).isTrue();
        }

        @Test
        void gets_just_what_it_asked_for() {
            threePages();
            pages.subscribe(taker);

            taker.subscription.request(1);
            assertThat(taker.items).containsExactly("a");
            taker.subscription.request(2);
            assertThat(taker.items).containsExactly("a", "b", "c");
            assertThat(taker.completed).isFalse();
            taker.subscription.request(2);
            assertThat(taker.items).hasSize(5);
            assertThat(taker.completed).isTrue();
        }

        @Test
        void causes_nothing_to_be_sent_before_it_asks() {
            pages.subscribe(taker);

            assertThat(sent()).isZero();
        }

        @Test
        void causes_one_page_to_be_read_ahead() {
            threePages();
            pages.subscribe(taker);
            taker.subscription.request(1);

            assertThat(sent()).isEqualTo(2);
        }

        @Test
        void hears_of_the_end_with_the_last_item_without_asking_for_more() {
            engine.transport.replies(page("a", null));
            pages.subscribe(taker);
            taker.subscription.request(1);

            assertThat(taker.completed).isTrue();
        }

        @Test
        void passes_over_empty_pages() {
            engine.transport.replies(page("", "one"), page("", "two"), page("a", "three"), page("", null));
            pages.subscribe(taker);
            taker.subscription.request(5);

            assertThat(taker.items).containsExactly("a");
            assertThat(taker.completed).isTrue();
        }

        @Test
        void hears_of_a_page_that_failed_after_the_items_before_it() {
            engine.transport.replies(page("a,b", "one"), FakeResponse.status(400));
            pages.subscribe(taker);
            taker.subscription.request(9);

            assertThat(taker.items).containsExactly("a", "b");
            assertThat(taker.problem).isInstanceOf(CosmosServiceException.class);
            assertThat(taker.completed).isFalse();
        }

        @Test
        void is_not_given_null() {
            engine.transport.replies(page("a,-,b", "one")).otherwise(Reply.never());
            pages.subscribe(taker);
            taker.subscription.request(9);

            assertThat(taker.items).containsExactly("a");
            assertThat(taker.problem).hasMessageContaining("JSON null").hasMessageContaining("pages()");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void that_cancels_frees_the_page_in_flight_and_hears_nothing_more() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            pages.subscribe(taker);
            taker.subscription.request(9);

            taker.subscription.cancel();
            taker.subscription.request(9);

            assertThat(taker.items).containsExactly("a");
            assertThat(taker.problem).isNull();
            assertThat(taker.completed).isFalse();
            assertThat(engine.transport.inFlight()).isZero();
            assertThat(sent()).isEqualTo(2);
        }

        @Test
        void that_asks_for_nothing_is_told_so() {
            pages.subscribe(taker);
            taker.subscription.request(0);

            assertThat(taker.problem)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3.9");
            assertThat(sent()).isZero();
        }

        @Test
        void that_throws_gets_nothing_more_and_leaves_no_request_behind() {
            engine.transport.replies(Reply.of(page("a,b", "one")), Reply.never());
            Taker<String> broken = new Taker<>() {
                @Override
                public void onNext(String item) {
                    super.onNext(item);
                    throw new IllegalStateException("of the subscriber's own");
                }
            };
            pages.subscribe(broken);

            assertThatThrownBy(() -> broken.subscription.request(9)).hasMessage("of the subscriber's own");
            broken.subscription.request(9);

            assertThat(broken.items).containsExactly("a");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void reads_anew() {
            threePages();
            threePages();
            Taker<String> second = new Taker<>();
            pages.subscribe(taker);
            taker.subscription.request(9);
            pages.subscribe(second);
            second.subscription.request(9);

            assertThat(second.items).isEqualTo(taker.items).hasSize(5);
            assertThat(sent()).isEqualTo(6);
        }

        @Test
        void of_a_session_that_was_closed_is_told() {
            var session = engine.pipeline().newSession();
            AsyncPages<String> closed = new AsyncPages<>(new FeedReader<>(session, new FakeFeed()));
            session.close();
            closed.subscribe(taker);
            taker.subscription.request(1);

            assertThat(taker.problem).isInstanceOf(CosmosSetupException.class);
        }

        @Test
        void of_a_client_that_is_closed_meanwhile_is_told() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            pages.subscribe(taker);
            taker.subscription.request(9);

            engine.pipeline().close();

            assertThat(taker.problem).hasMessageContaining("the client was closed meanwhile");
        }

        @Test
        void is_never_called_from_within_its_own_call() {
            engine.transport.replies(page("a,b,c", null));
            List<String> depth = new ArrayList<>();
            pages.subscribe(new Taker<String>() {
                private boolean inside;

                @Override
                public void onSubscribe(Flow.Subscription given) {
                    super.onSubscribe(given);
                    given.request(1);
                }

                @Override
                public void onNext(String item) {
                    depth.add(inside ? "nested" : item);
                    inside = true;
                    subscription.request(1);
                    inside = false;
                }
            });

            assertThat(depth).containsExactly("a", "b", "c");
        }
    }

    @Nested
    class Pages_as_a_publisher {
        @Test
        void gives_page_after_page_with_their_nulls() {
            engine.transport.replies(page("a,-", "one"), page("b", null));
            Taker<CosmosPage<String>> pageTaker = new Taker<>();
            pages.pages().subscribe(pageTaker);
            pageTaker.subscription.request(2);

            assertThat(pageTaker.items.get(0).items()).containsExactly("a", null);
            assertThat(pageTaker.items.get(1).continuation()).isEmpty();
            assertThat(pageTaker.completed).isTrue();
        }
    }

    @Nested
    class For_each {
        @Test
        void gives_every_item() {
            threePages();
            List<String> seen = new ArrayList<>();

            assertThat(pages.forEach(seen::add)).isCompleted();
            assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void fails_with_what_the_action_throws_and_reads_no_further() {
            engine.transport.replies(Reply.of(page("a,b", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(all::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("enough");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void is_ended_by_a_cancel() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {});

            all.cancel(true);

            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void is_ended_by_a_time_out_of_the_users_own() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {}).orTimeout(1, TimeUnit.NANOSECONDS);

            assertThatThrownBy(all::get).isInstanceOf(ExecutionException.class);
            engine.timing.advance(Duration.ZERO);
            assertThat(engine.transport.answer(1)).isDone();
        }

        @Test
        void fails_where_a_page_does() {
            engine.transport.replies(page("a", "one"), FakeResponse.status(403));

            assertThatThrownBy(pages.forEach(item -> {})::get).hasCauseInstanceOf(CosmosServiceException.class);
        }
    }

    @Nested
    class To_list {
        @Test
        void holds_all_items() {
            threePages();

            assertThat(pages.toList(5).join()).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void fails_if_there_are_more_and_reads_no_further() {
            engine.transport.replies(Reply.of(page("a,b,c", "one")), Reply.never());

            assertThatThrownBy(pages.toList(2)::get)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more than 2 items");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void of_nothing_is_empty() {
            engine.transport.replies(page("", null));

            assertThat(pages.toList(0).join()).isEmpty();
        }
    }

    @Nested
    class One_page {
        @Test
        void is_given_with_its_continuation() {
            engine.transport.replies(page("a", "one"), page("b", null));

            String continuation = pages.page(1).join().continuation().orElseThrow();

            assertThat(pages.page(continuation, 1).join().items()).containsExactly("b");
        }

        @Test
        void is_aborted_by_a_cancel() {
            engine.transport.replies(Reply.never());

            pages.page(1).cancel(true);

            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void of_another_feed_is_refused_before_anything_is_sent() {
            String other = new Continuation(1, "", "", "x").encode();

            assertThatThrownBy(() -> pages.page(other, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThat(sent()).isZero();
        }

        @Test
        void fails_with_the_services_failure() {
            engine.transport.replies("403");

            assertThatThrownBy(pages.page(1)::get).hasCauseInstanceOf(CosmosServiceException.class);
        }
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> pages.subscribe(null)).hasMessage("subscriber must not be null");
        assertThatThrownBy(() -> pages.forEach(null)).hasMessage("action must not be null");
        assertThatThrownBy(() -> pages.toList(-1)).hasMessage("max must not be negative, was -1");
        assertThatThrownBy(() -> pages.page(null, 1)).hasMessage("continuation must not be null");
    }
}
