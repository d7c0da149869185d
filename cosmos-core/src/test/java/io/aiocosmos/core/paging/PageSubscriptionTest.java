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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Subscriptions to items. */
class PageSubscriptionTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final AsyncPages<String> pages =
            new AsyncPages<>(new PagedRequestReader<>(engine.pipeline(), new FakePagedRequest()));
    private final RecordingSubscriber<String> subscriber = new RecordingSubscriber<>();

    private int sent() {
        return engine.transport.requests().size();
    }

    @Test
    void receives_all_items_in_order_and_the_completion() {
        threePages(engine);
        pages.subscribe(subscriber);
        subscriber.subscription.request(Long.MAX_VALUE);

        assertThat(subscriber.items).containsExactly("a", "b", "c", "d", "e");
        assertThat(subscriber.completed).isTrue();
    }

    @Test
    void receives_as_many_as_requested() {
        threePages(engine);
        pages.subscribe(subscriber);

        subscriber.subscription.request(1);
        assertThat(subscriber.items).containsExactly("a");
        subscriber.subscription.request(2);
        assertThat(subscriber.items).containsExactly("a", "b", "c");
        assertThat(subscriber.completed).isFalse();
        subscriber.subscription.request(2);
        assertThat(subscriber.items).hasSize(5);
        assertThat(subscriber.completed).isTrue();
    }

    @Test
    void sends_nothing_before_there_is_demand() {
        pages.subscribe(subscriber);

        assertThat(sent()).isZero();
    }

    @Test
    void prefetches_one_page() {
        threePages(engine);
        pages.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void completes_with_the_last_item_without_further_demand() {
        engine.transport.replies(page("a", null));
        pages.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(subscriber.completed).isTrue();
    }

    @Test
    void skips_empty_pages() {
        engine.transport.replies(page("", "one"), page("", "two"), page("a", "three"), page("", null));
        pages.subscribe(subscriber);
        subscriber.subscription.request(5);

        assertThat(subscriber.items).containsExactly("a");
        assertThat(subscriber.completed).isTrue();
    }

    @Test
    void fails_after_the_items_before_a_failed_page() {
        engine.transport.replies(page("a,b", "one"), FakeResponse.status(400));
        pages.subscribe(subscriber);
        subscriber.subscription.request(9);

        assertThat(subscriber.items).containsExactly("a", "b");
        assertThat(subscriber.problem).isInstanceOf(CosmosServiceException.class);
        assertThat(subscriber.completed).isFalse();
    }

    @Test
    void fails_on_a_null_item() {
        engine.transport.replies(page("a,-,b", "one")).otherwise(Reply.never());
        pages.subscribe(subscriber);
        subscriber.subscription.request(9);

        assertThat(subscriber.items).containsExactly("a");
        assertThat(subscriber.problem).hasMessageContaining("JSON null").hasMessageContaining("pages()");
        assertThat(engine.transport.inFlight()).isZero();
    }

    @Test
    void that_is_cancelled_aborts_the_page_in_flight_and_emits_nothing_more() {
        engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
        pages.subscribe(subscriber);
        subscriber.subscription.request(9);

        subscriber.subscription.cancel();
        subscriber.subscription.request(9);

        assertThat(subscriber.items).containsExactly("a");
        assertThat(subscriber.problem).isNull();
        assertThat(subscriber.completed).isFalse();
        assertThat(engine.transport.inFlight()).isZero();
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void with_demand_below_one_fails() {
        pages.subscribe(subscriber);
        subscriber.subscription.request(0);

        assertThat(subscriber.problem)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.9");
        assertThat(sent()).isZero();
    }

    @Test
    void of_a_subscriber_that_throws_is_cancelled() {
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
    void reads_all_pages_for_each_subscriber() {
        threePages(engine);
        threePages(engine);
        RecordingSubscriber<String> second = new RecordingSubscriber<>();
        pages.subscribe(subscriber);
        subscriber.subscription.request(9);
        pages.subscribe(second);
        second.subscription.request(9);

        assertThat(second.items).isEqualTo(subscriber.items).hasSize(5);
        assertThat(sent()).isEqualTo(6);
    }

    @Test
    void of_a_closed_session_fails() {
        var session = engine.pipeline().withSession(new SessionStore());
        AsyncPages<String> closed = new AsyncPages<>(new PagedRequestReader<>(session, new FakePagedRequest()));
        session.close();
        closed.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(subscriber.problem).isInstanceOf(CosmosSetupException.class);
    }

    @Test
    void of_a_client_that_is_closed_meanwhile_fails() {
        engine.transport.replies(Reply.of(page("a", "one")), Reply.never());
        pages.subscribe(subscriber);
        subscriber.subscription.request(9);

        engine.pipeline().close();

        assertThat(subscriber.problem).hasMessageContaining("the client was closed meanwhile");
    }

    @Test
    void never_calls_onNext_reentrantly() {
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

    @Test
    void a_cancel_in_the_middle_of_a_step_is_no_failure() {
        engine.transport.replies(Reply.of(page("a", "more")), Reply.never());
        PageSubscription<String, String> subscription = new PageSubscription<>(
                new PagedRequestReader<>(engine.pipeline(), new FakePagedRequest()),
                subscriber,
                page -> new CancellingAfterFirst(page.items().iterator()));
        subscription.start();

        subscription.request(2);

        assertThat(subscriber.items).containsExactly("a");
        assertThat(sent()).isEqualTo(2);
        assertThat(subscriber.problem).isNull();
        assertThat(subscriber.completed).isFalse();
    }

    /** As another thread may do it: after the subscription has looked whether it is cancelled. */
    private final class CancellingAfterFirst implements Iterator<String> {
        private final Iterator<String> items;

        CancellingAfterFirst(Iterator<String> items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            if (!subscriber.items.isEmpty()) subscriber.subscription.cancel();
            return items.hasNext();
        }

        @Override
        public String next() {
            return items.next();
        }
    }
}
