package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Following a feed for ever: on the virtual clock, and until somebody ends it. */
class FollowingTest {
    private static final ChangeFeedOptions BEGINNING = ChangeFeedOptions.fromBeginning();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ModelFeed model = ModelFeed.ofTwoRanges();
    private final Taker taker = new Taker();

    /** Takes pages as the test asks for them. */
    private static final class Taker implements Flow.Subscriber<ChangeFeedPage<Integer>> {
        final List<Integer> numbers = new ArrayList<>();
        Flow.Subscription subscription;
        Throwable problem;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ChangeFeedPage<Integer> page) {
            assertThat(page.isCaughtUp()).isFalse();
            numbers.addAll(page.items());
        }

        @Override
        public void onError(Throwable why) {
            problem = why;
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it never ends by itself");
        }
    }

    private void follow(RequestPipeline pipeline) {
        new AsyncChanges<>(model.reader(pipeline, BEGINNING, ChangeFeedMode.LATEST_VERSION))
                .follow(MINUTE)
                .subscribe(taker);
    }

    private Iterator<ChangeFeedPage<Integer>> iterator() {
        return model.feed(BEGINNING).follow(MINUTE).iterator();
    }

    @AfterEach
    void an_interrupt_is_of_one_test() {
        Thread.interrupted();
    }

    private void assertNothingLeft() {
        assertThat(model.engine.timing.waiting()).isZero(); // not even until the delay is over
        int sent = model.log.size();
        model.write("a", 99);
        model.engine.timing.advance(Duration.ofDays(1));
        assertThat(model.log).hasSize(sent);
        assertThat(model.engine.timing.waiting()).isZero();
        assertThat(model.engine.transport.inFlight()).isZero();
    }

    @Test
    void it_waits_by_the_clock_when_it_is_caught_up() {
        follow(model.pipeline());
        taker.subscription.request(10);
        assertThat(model.log).containsExactly("ranges", "0:", "1:");

        model.write("d", 1);
        model.engine.timing.advance(MINUTE.minusNanos(1));
        assertThat(taker.numbers).isEmpty();
        model.engine.timing.advance(Duration.ofNanos(1));

        assertThat(taker.numbers).containsExactly(1);
        assertThat(model.engine.timing.waiting()).isEqualTo(1); // for the next minute
    }

    @Test
    void nothing_is_sent_without_demand_and_one_page_is_read_ahead() {
        model.write("a", 1, 2, 3, 4, 5);
        new AsyncChanges<>(model.reader(
                        model.pipeline(), BEGINNING.toBuilder().maxItemCount(1).build(), ChangeFeedMode.LATEST_VERSION))
                .follow(MINUTE)
                .subscribe(taker);
        assertThat(model.log).isEmpty();

        taker.subscription.request(2);
        model.engine.timing.advance(Duration.ofHours(1));

        assertThat(taker.numbers).containsExactly(1, 2);
        assertThat(model.log).filteredOn(line -> line.startsWith("0:")).hasSize(3);
        assertThat(model.engine.timing.waiting()).isZero();
    }

    @Test
    void a_cancel_in_a_pause_leaves_nothing() {
        follow(model.pipeline());
        taker.subscription.request(1);

        taker.subscription.cancel();

        assertThat(taker.problem).isNull();
        assertNothingLeft();
    }

    @Test
    void a_cancel_in_a_request_leaves_nothing() {
        for (String line : List.of("0:", "1:")) { // the read of the ranges is shared, and goes on
            model.faults = each -> each.equals(line) ? Reply.never() : null;
            follow(model.pipeline());
            taker.subscription.request(1);

            taker.subscription.cancel();

            assertNothingLeft();
        }
    }

    @Test
    void closing_the_client_in_a_pause_ends_it() {
        follow(model.pipeline());
        taker.subscription.request(1);

        model.pipeline().close();

        assertThat(CosmosException.unwrap(taker.problem)).isInstanceOf(CosmosSetupException.class);
        assertNothingLeft();
    }

    @Test
    void closing_the_client_in_a_request_ends_it() {
        model.faults = each -> each.equals("1:") ? Reply.never() : null;
        follow(model.pipeline());
        taker.subscription.request(1);

        model.pipeline().close();

        assertThat(CosmosException.unwrap(taker.problem)).isInstanceOf(CosmosCancelledException.class);
        assertNothingLeft();
    }

    @Test
    void closing_the_session_ends_what_is_of_it_alone() {
        RequestPipeline session = model.pipeline().withSession(new SessionStore());
        follow(session);
        taker.subscription.request(1);

        session.close();

        assertThat(CosmosException.unwrap(taker.problem))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("the session is closed");
        assertNothingLeft();
        assertThat(ModelFeed.all(model.feed(BEGINNING).pages())).containsExactly(99);
    }

    @Test
    void an_interrupt_in_a_pause_ends_a_wait_and_leaves_nothing() {
        Iterator<ChangeFeedPage<Integer>> pages = iterator();
        model.engine.timing.onWaiting(() -> {
            if (model.log.size() == 3) Thread.currentThread().interrupt();
        });

        assertThatThrownBy(pages::next).isInstanceOf(CosmosCancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertNothingLeft();
    }

    @Test
    void an_interrupt_in_a_request_ends_a_wait_and_leaves_nothing() {
        model.faults = each -> each.equals("1:") ? Reply.never(Thread.currentThread()::interrupt) : null;
        Iterator<ChangeFeedPage<Integer>> pages = iterator();
        model.engine.timing.onWaiting(() -> {});

        assertThatThrownBy(pages::next).isInstanceOf(CosmosCancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertNothingLeft();
        model.faults = each -> null;
        assertThat(pages.next().items()).containsExactly(99);
    }

    @Test
    void a_cancelled_poll_leaves_nothing_and_the_next_gives_its_page() {
        model.write("a", 1);
        model.faults = each -> each.equals("0:") ? Reply.never() : null;
        AsyncChanges<Integer> feed =
                model.async(BEGINNING.toBuilder().maxDegreeOfParallelism(2).build());

        CompletableFuture<ChangeFeedPage<Integer>> page = feed.poll();
        assertThatThrownBy(feed::poll).isInstanceOf(IllegalStateException.class);
        page.cancel(true);
        assertThat(model.engine.transport.inFlight()).isZero();
        model.faults = each -> null;

        assertThat(feed.poll().join().items()).containsExactly(1);
    }

    @Test
    void what_runs_when_a_page_has_come_may_poll_and_that_poll_is_the_only_one() {
        model.write("a", 1).write("d", 2);
        AsyncChanges<Integer> feed = model.async(BEGINNING);
        model.faults = each -> each.equals("0:1") ? Reply.never() : null;
        List<Integer> numbers = new ArrayList<>();
        CompletableFuture<?>[] last = new CompletableFuture<?>[1];
        Reply[] held = new Reply[1];
        model.faults = each -> each.equals("0:")
                ? (pending, timing) -> timing.later(
                        1, () -> pending.complete(ModelFeed.numbers(List.of(1)).header("etag", "\"1\"")))
                : each.equals("1:") ? Reply.never() : null;

        feed.poll().thenAccept(page -> {
            numbers.addAll(page.items());
            last[0] = feed.poll();
        });
        model.engine.timing.advance(Duration.ofNanos(1));

        assertThat(numbers).containsExactly(1);
        assertThat(last[0]).isNotDone();
        assertThatThrownBy(feed::poll).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_runs_when_a_page_failed_may_poll_again() {
        model.write("a", 1);
        boolean[] broken = {true};
        model.decoder = row -> {
            if (broken[0]) throw new IllegalStateException("no number");
            return 1;
        };
        AsyncChanges<Integer> feed = model.async(BEGINNING);
        model.faults = each -> each.equals("0:")
                ? (pending, timing) -> timing.later(
                        1, () -> pending.complete(ModelFeed.numbers(List.of(1)).header("etag", "\"1\"")))
                : null;

        CompletableFuture<ChangeFeedPage<Integer>> again = feed.poll()
                .handle((page, problem) -> {
                    broken[0] = false;
                    return feed.poll();
                })
                .thenCompose(next -> next);
        model.engine.timing.advance(Duration.ofNanos(2));

        assertThat(again.join().items()).containsExactly(1);
    }

    @Test
    void the_time_of_a_page_is_not_that_of_the_wait_before_it() {
        model.pageNanos = Duration.ofSeconds(1).toNanos();
        follow(model.pipeline());
        taker.subscription.request(10);
        model.engine.timing.advance(Duration.ofHours(3));
        assertThat(taker.problem).isNull();
        model.faults = each -> each.startsWith("1:") ? Reply.never() : null;

        model.engine.timing.advance(MINUTE.plusSeconds(1));

        assertThat(CosmosException.unwrap(taker.problem)).isInstanceOf(CosmosTimeoutException.class);
        assertNothingLeft();
    }

    @Test
    void a_delay_longer_than_any_clock_is_never_over() {
        model.async(BEGINNING).follow(Duration.ofSeconds(Long.MAX_VALUE)).subscribe(taker);
        taker.subscription.request(1);
        model.write("a", 1);

        model.engine.timing.advance(Duration.ofDays(30_000));

        assertThat(taker.numbers).isEmpty();
        taker.subscription.cancel();
        assertNothingLeft();
    }
}
