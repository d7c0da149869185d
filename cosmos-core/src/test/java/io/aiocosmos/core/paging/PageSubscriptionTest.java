package io.aiocosmos.core.paging;

import static io.aiocosmos.core.paging.FakePagedRequest.page;
import static io.aiocosmos.core.paging.FakePagedRequest.threePages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What a subscriber of items sees. */
class PageSubscriptionTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final AsyncPages<String> pages =
            new AsyncPages<>(new FeedReader<>(engine.pipeline(), new FakePagedRequest()));
    private final RecordingSubscriber<String> taker = new RecordingSubscriber<>();

    private int sent() {
        return engine.transport.requests().size();
    }

    @Test
    void gets_all_items_in_order_and_the_end() {
        threePages(engine);
        pages.subscribe(taker);
        taker.subscription.request(Long.MAX_VALUE);

        assertThat(taker.items).containsExactly("a", "b", "c", "d", "e");
        assertThat(taker.completed).isTrue();
    }

    @Test
    void gets_just_what_it_asked_for() {
        threePages(engine);
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
        threePages(engine);
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

        assertThat(taker.problem).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3.9");
        assertThat(sent()).isZero();
    }

    @Test
    void that_throws_gets_nothing_more_and_leaves_no_request_behind() {
        engine.transport.replies(Reply.of(page("a,b", "one")), Reply.never());
        RecordingSubscriber<String> broken = new RecordingSubscriber<>() {
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
        threePages(engine);
        threePages(engine);
        RecordingSubscriber<String> second = new RecordingSubscriber<>();
        pages.subscribe(taker);
        taker.subscription.request(9);
        pages.subscribe(second);
        second.subscription.request(9);

        assertThat(second.items).isEqualTo(taker.items).hasSize(5);
        assertThat(sent()).isEqualTo(6);
    }

    @Test
    void of_a_session_that_was_closed_is_told() {
        var session = engine.pipeline().withSession(new SessionStore());
        AsyncPages<String> closed = new AsyncPages<>(new FeedReader<>(session, new FakePagedRequest()));
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
        pages.subscribe(new RecordingSubscriber<String>() {
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
