package io.aiocosmos.core.partition;

import static io.aiocosmos.core.testing.Operations.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RangeCacheTest {
    private static final String WHOLE = range("0", "", "FF");
    private static final String HALVES = range("1", "", "80", "0") + "," + range("2", "80", "FF", "0");

    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final List<Link> recreated = new ArrayList<>();
    private final RangeCache cache = new RangeCache(recreated::add);

    @Test
    void ranges_are_read_once_for_any_number_of_waiters() {
        engine.transport.replies(listed("\"1\"", WHOLE)).answersLater();
        List<CompletableFuture<RangeMap>> waiters = new ArrayList<>();
        for (int i = 0; i < 50; i++) waiters.add(get());
        assertThat(waiters).noneMatch(CompletableFuture::isDone);

        waiters.get(0).cancel(true);
        engine.timing.advanceUntil(waiters.get(1)::isDone);

        assertThat(engine.transport.requests()).hasSize(1);
        assertThat(waiters.subList(1, 50)).allMatch(waiter -> waiter.join().size() == 1);
        assertThat(get().join().size()).as("and not again").isEqualTo(1);
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @Test
    void a_listing_of_several_pages_is_read_to_its_end() {
        engine.transport.replies(
                FakeResponse.ok(page(range("1", "", "80"))).header("x-ms-continuation", "next"),
                listed("\"1\"", range("2", "80", "FF")));

        assertThat(get().join().size()).isEqualTo(2);
        assertThat(header(1, "x-ms-continuation")).isEqualTo("next");
    }

    @Nested
    class A_refresh {
        @Test
        void asks_for_news_by_etag_and_serves_all_who_wait() {
            RangeMap stale = known("\"1\"", WHOLE);
            engine.transport.replies(listed("\"2\"", HALVES)).answersLater();
            List<CompletableFuture<RangeMap>> waiters = new ArrayList<>();
            for (int i = 0; i < 50; i++) waiters.add(refresh(stale));
            engine.timing.advanceUntil(waiters.get(49)::isDone);

            assertThat(waiters).allMatch(waiter -> waiter.join().size() == 2);
            assertThat(engine.transport.requests()).hasSize(2);
            assertThat(header(1, "a-im")).isEqualTo("Incremental Feed");
            assertThat(header(1, "if-none-match")).isEqualTo("\"1\"");
        }

        @Test
        void of_a_map_that_was_replaced_meanwhile_sends_nothing() {
            RangeMap stale = known("\"1\"", WHOLE);
            engine.transport.replies(listed("\"2\"", HALVES));
            RangeMap now = refresh(stale).join();

            assertThat(refresh(stale).join()).isSameAs(now);
            assertThat(engine.transport.requests()).hasSize(2);
        }

        @Test
        void without_news_leaves_the_map_as_it_is() {
            RangeMap stale = known("\"1\"", WHOLE);
            engine.transport.replies(FakeResponse.status(304));

            assertThat(refresh(stale).join().get(0).id()).isEqualTo("0");
        }

        @Test
        void whose_news_do_not_fit_reads_all_anew() {
            RangeMap stale = known("\"1\"", WHOLE);
            engine.transport.replies(listed("\"2\"", range("5", "80", "FF", "2")), listed("\"3\"", HALVES));

            assertThat(refresh(stale).join().size()).isEqualTo(2);
            assertThat(header(2, "if-none-match")).isNull();
        }

        @Test
        void without_an_etag_reads_all_anew() {
            engine.transport.replies(FakeResponse.ok(page(WHOLE)), listed("\"2\"", HALVES));
            RangeMap stale = get().join();

            assertThat(refresh(stale).join().size()).isEqualTo(2);
            assertThat(header(1, "if-none-match")).isNull();
        }
    }

    @Test
    void what_was_told_as_news_can_be_read_anew_as_a_whole() {
        known("\"1\"", WHOLE);
        engine.transport.replies(listed("\"2\"", HALVES));

        assertThat(cache.reread(engine.pipeline(), LEDGER).join().size()).isEqualTo(2);
        assertThat(header(1, "if-none-match")).isNull();
    }

    @Test
    void a_listing_with_a_gap_is_a_failure_that_says_so_and_is_not_kept() {
        engine.transport.replies(listed("\"1\"", range("1", "", "80")), listed("\"2\"", WHOLE));

        assertThatThrownBy(get()::join)
                .hasCauseInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("have a gap");
        assertThat(get().join().size()).isEqualTo(1);
    }

    @Test
    void a_failed_read_is_told_to_all_who_wait_and_the_next_one_tries_again() {
        engine.transport.replies(Reply.of("404")).replies(listed("\"1\"", WHOLE));

        assertThatThrownBy(get()::join).hasMessageContaining("404");
        assertThat(get().join().size()).isEqualTo(1);
    }

    private RangeMap known(String etag, String ranges) {
        engine.transport.replies(listed(etag, ranges));
        return get().join();
    }

    private CompletableFuture<RangeMap> get() {
        return cache.get(engine.pipeline(), LEDGER);
    }

    private CompletableFuture<RangeMap> refresh(RangeMap stale) {
        return cache.refresh(engine.pipeline(), LEDGER, stale);
    }

    private String header(int request, String name) {
        return FakeTransport.header(engine.transport.request(request), name);
    }

    private static TransportResponse listed(String etag, String ranges) {
        return FakeResponse.ok(page(ranges)).header("etag", etag);
    }

    private static String page(String ranges) {
        return "{\"_rid\":\"r\",\"PartitionKeyRanges\":[" + ranges + "]}";
    }

    private static String range(String id, String min, String max, String... parents) {
        String named = parents.length == 0 ? "" : "\"" + String.join("\",\"", parents) + "\"";
        return "{\"id\":\"" + id + "\",\"minInclusive\":\"" + min + "\",\"maxExclusive\":\"" + max + "\",\"parents\":["
                + named + "]}";
    }
}
