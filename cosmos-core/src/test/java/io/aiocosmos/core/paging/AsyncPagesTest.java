package io.aiocosmos.core.paging;

import static io.aiocosmos.core.paging.FakePagedRequest.page;
import static io.aiocosmos.core.paging.FakePagedRequest.threePages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AsyncPagesTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final AsyncPages<String> pages =
            new AsyncPages<>(new FeedReader<>(engine.pipeline(), new FakePagedRequest()));

    private int sent() {
        return engine.transport.requests().size();
    }

    @Nested
    class Pages_as_a_publisher {
        @Test
        void gives_page_after_page_with_their_nulls() {
            engine.transport.replies(page("a,-", "one"), page("b", null));
            RecordingSubscriber<CosmosPage<String>> pageTaker = new RecordingSubscriber<>();
            pages.pages().subscribe(pageTaker);
            pageTaker.subscription.request(2);

            assertThat(pageTaker.items.get(0).items()).containsExactly("a", null);
            assertThat(pageTaker.items.get(1).continuation()).isEmpty();
            assertThat(pageTaker.completed).isTrue();
        }
    }

    @Nested
    class A_page_that_cannot_be_decoded {
        private final RecordingSubscriber<CosmosPage<String>> pageTaker = new RecordingSubscriber<>();

        @Test
        void fails_the_subscription_after_the_pages_before_it() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.of(page("b,!", "two")), Reply.never());
            pages.pages().subscribe(pageTaker);
            pageTaker.subscription.request(9);

            assertThat(pageTaker.items).hasSize(1);
            assertThat(pageTaker.problem).hasMessage("no text");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void fails_when_it_is_wanted() {
            engine.transport.replies(page("a", "one"), page("!", null));
            pages.pages().subscribe(pageTaker);

            pageTaker.subscription.request(1);
            assertThat(pageTaker.problem).isNull();
            pageTaker.subscription.request(1);
            assertThat(pageTaker.problem).hasMessage("no text");
        }
    }

    @Nested
    class For_each {
        @Test
        void gives_every_item() {
            threePages(engine);
            List<String> seen = new ArrayList<>();

            assertThat(pages.forEach(seen::add)).isCompleted();
            assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void gives_nulls_too() {
            engine.transport.replies(page("a,-", "one"), page("b", null));
            List<String> seen = new ArrayList<>();

            assertThat(pages.forEach(seen::add)).isCompleted();
            assertThat(seen).containsExactly("a", null, "b");
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
            assertThat(engine.transport.answer(1)).failsWithin(Duration.ofSeconds(10)); // on the time-out's own thread
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
            threePages(engine);

            assertThat(pages.toList(5).join()).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void holds_nulls_too() {
            engine.transport.replies(page("-,a", null));

            assertThat(pages.toList(2).join()).containsExactly(null, "a");
        }

        @Test
        void names_one_item_as_one() {
            engine.transport.replies(Reply.of(page("a,b", null)));

            assertThatThrownBy(pages.toList(1)::get).hasMessageContaining("more than 1 item:");
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
