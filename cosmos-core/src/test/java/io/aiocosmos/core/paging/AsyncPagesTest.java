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
            new AsyncPages<>(new PagedRequestReader<>(engine.pipeline(), new FakePagedRequest()));

    private int sent() {
        return engine.transport.requests().size();
    }

    @Nested
    class Pages_as_a_publisher {
        @Test
        void emits_pages_with_null_items() {
            engine.transport.replies(page("a,-", "one"), page("b", null));
            RecordingSubscriber<CosmosPage<String>> subscriber = new RecordingSubscriber<>();
            pages.pages().subscribe(subscriber);
            subscriber.subscription.request(2);

            assertThat(subscriber.items.get(0).items()).containsExactly("a", null);
            assertThat(subscriber.items.get(1).continuation()).isEmpty();
            assertThat(subscriber.completed).isTrue();
        }
    }

    @Nested
    class A_page_that_cannot_be_decoded {
        private final RecordingSubscriber<CosmosPage<String>> subscriber = new RecordingSubscriber<>();

        @Test
        void fails_the_subscription_after_the_pages_before_it() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.of(page("b,!", "two")), Reply.never());
            pages.pages().subscribe(subscriber);
            subscriber.subscription.request(9);

            assertThat(subscriber.items).hasSize(1);
            assertThat(subscriber.problem).hasMessage("no text");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void fails_when_it_is_requested() {
            engine.transport.replies(page("a", "one"), page("!", null));
            pages.pages().subscribe(subscriber);

            subscriber.subscription.request(1);
            assertThat(subscriber.problem).isNull();
            subscriber.subscription.request(1);
            assertThat(subscriber.problem).hasMessage("no text");
        }
    }

    @Nested
    class For_each {
        @Test
        void receives_every_item() {
            threePages(engine);
            List<String> seen = new ArrayList<>();

            assertThat(pages.forEach(seen::add)).isCompleted();
            assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void receives_null_items() {
            engine.transport.replies(page("a,-", "one"), page("b", null));
            List<String> seen = new ArrayList<>();

            assertThat(pages.forEach(seen::add)).isCompleted();
            assertThat(seen).containsExactly("a", null, "b");
        }

        @Test
        void fails_with_the_exception_of_the_action_and_reads_no_further() {
            engine.transport.replies(Reply.of(page("a,b", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(all::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("enough");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void stops_when_cancelled() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {});

            all.cancel(true);

            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void stops_when_the_users_timeout_completes_it() {
            engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
            CompletableFuture<Void> all = pages.forEach(item -> {}).orTimeout(1, TimeUnit.NANOSECONDS);

            assertThatThrownBy(all::get).isInstanceOf(ExecutionException.class);
            assertThat(engine.transport.response(1)).failsWithin(Duration.ofSeconds(10)); // on the thread of orTimeout
        }

        @Test
        void fails_when_a_page_fails() {
            engine.transport.replies(page("a", "one"), FakeResponse.status(403));

            assertThatThrownBy(pages.forEach(item -> {})::get).hasCauseInstanceOf(CosmosServiceException.class);
        }
    }

    @Nested
    class To_list {
        @Test
        void contains_all_items() {
            threePages(engine);

            assertThat(pages.toList(5).join()).containsExactly("a", "b", "c", "d", "e");
        }

        @Test
        void contains_null_items() {
            engine.transport.replies(page("-,a", null));

            assertThat(pages.toList(2).join()).containsExactly(null, "a");
        }

        @Test
        void uses_the_singular_for_one_item() {
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
        void is_returned_with_its_continuation() {
            engine.transport.replies(page("a", "one"), page("b", null));

            String continuation = pages.page(1).join().continuation().orElseThrow();

            assertThat(pages.page(continuation, 1).join().items()).containsExactly("b");
        }

        @Test
        void is_aborted_when_cancelled() {
            engine.transport.replies(Reply.never());

            pages.page(1).cancel(true);

            assertThat(engine.transport.inFlight()).isZero();
        }

        @Test
        void of_another_feed_is_rejected_before_anything_is_sent() {
            String other = new Continuation(1, "", "", "x").encode();

            assertThatThrownBy(() -> pages.page(other, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThat(sent()).isZero();
        }

        @Test
        void fails_with_the_failure_of_the_service() {
            engine.transport.replies("403");

            assertThatThrownBy(pages.page(1)::get).hasCauseInstanceOf(CosmosServiceException.class);
        }
    }

    @Test
    void invalid_arguments_are_named() {
        assertThatThrownBy(() -> pages.subscribe(null)).hasMessage("subscriber must not be null");
        assertThatThrownBy(() -> pages.forEach(null)).hasMessage("action must not be null");
        assertThatThrownBy(() -> pages.toList(-1)).hasMessage("max must not be negative, was -1");
        assertThatThrownBy(() -> pages.page(null, 1)).hasMessage("continuation must not be null");
    }
}
