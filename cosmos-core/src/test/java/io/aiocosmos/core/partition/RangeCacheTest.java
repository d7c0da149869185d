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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RangeCacheTest {
    private static final String WHOLE = range("0", "", "FF");
    private static final String HALVES = range("1", "", "80", "0") + "," + range("2", "80", "FF", "0");

    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final List<Link> recreated = new ArrayList<>();
    private final RangeCache cache = new RangeCache();

    @BeforeEach
    void hear() {
        cache.onRecreated(recreated::add);
    }

    @Test
    void ranges_are_read_once_for_any_number_of_callers() {
        engine.transport.replies(list("\"1\"", WHOLE)).deferResponses();
        List<CompletableFuture<RangeMap>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) callers.add(get());
        assertThat(callers).noneMatch(CompletableFuture::isDone);

        callers.get(0).cancel(true);
        engine.timing.advanceUntil(callers.get(1)::isDone);

        assertThat(engine.transport.requests()).hasSize(1);
        assertThat(callers.subList(1, 50)).allMatch(caller -> caller.join().size() == 1);
        assertThat(get().join().size()).as("from the cache").isEqualTo(1);
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @Test
    void a_list_of_several_pages_is_read_to_its_end() {
        engine.transport.replies(
                FakeResponse.ok(page(range("1", "", "80"))).header("x-ms-continuation", "next"),
                list("\"1\"", range("2", "80", "FF")));

        assertThat(get().join().size()).isEqualTo(2);
        assertThat(header(1, "x-ms-continuation")).isEqualTo("next");
    }

    @Nested
    class A_refresh {
        @Test
        void is_incremental_by_etag_and_serves_all_waiting_callers() {
            RangeMap outdated = cached("\"1\"", WHOLE);
            engine.transport.replies(list("\"2\"", HALVES)).deferResponses();
            List<CompletableFuture<RangeMap>> callers = new ArrayList<>();
            for (int i = 0; i < 50; i++) callers.add(newerThan(outdated));
            engine.timing.advanceUntil(callers.get(49)::isDone);

            assertThat(callers).allMatch(caller -> caller.join().size() == 2);
            assertThat(engine.transport.requests()).hasSize(2);
            assertThat(header(1, "a-im")).isEqualTo("Incremental Feed");
            assertThat(header(1, "if-none-match")).isEqualTo("\"1\"");
        }

        @Test
        void of_a_map_that_was_replaced_meanwhile_sends_no_request() {
            RangeMap outdated = cached("\"1\"", WHOLE);
            engine.transport.replies(list("\"2\"", HALVES));
            RangeMap now = newerThan(outdated).join();

            assertThat(newerThan(outdated).join()).isSameAs(now);
            assertThat(engine.transport.requests()).hasSize(2);
        }

        @Test
        void without_changes_keeps_the_map() {
            RangeMap outdated = cached("\"1\"", WHOLE);
            engine.transport.replies(FakeResponse.status(304));

            assertThat(newerThan(outdated).join().get(0).id()).isEqualTo("0");
        }

        @Test
        void whose_changes_do_not_fit_reloads_all() {
            RangeMap outdated = cached("\"1\"", WHOLE);
            engine.transport.replies(list("\"2\"", range("5", "80", "FF", "2")), list("\"3\"", HALVES));

            assertThat(newerThan(outdated).join().size()).isEqualTo(2);
            assertThat(header(2, "if-none-match")).isNull();
        }

        @Test
        void without_an_etag_reloads_all() {
            engine.transport.replies(FakeResponse.ok(page(WHOLE)), list("\"2\"", HALVES));
            RangeMap outdated = get().join();

            assertThat(newerThan(outdated).join().size()).isEqualTo(2);
            assertThat(header(1, "if-none-match")).isNull();
        }
    }

    @Test
    void a_reload_is_not_incremental() {
        cached("\"1\"", WHOLE);
        engine.transport.replies(list("\"2\"", HALVES));

        assertThat(cache.reload(engine.pipeline(), LEDGER).join().size()).isEqualTo(2);
        assertThat(header(1, "if-none-match")).isNull();
    }

    @Test
    void a_list_with_a_gap_is_a_failure_and_is_not_cached() {
        engine.transport.replies(list("\"1\"", range("1", "", "80")), list("\"2\"", WHOLE));

        assertThatThrownBy(get()::join)
                .hasCauseInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("have a gap");
        assertThat(get().join().size()).isEqualTo(1);
    }

    @Test
    void a_failed_read_fails_all_waiting_callers_and_the_next_one_reads_again() {
        engine.transport.replies(Reply.of("404")).replies(list("\"1\"", WHOLE));

        assertThatThrownBy(get()::join).hasMessageContaining("404");
        assertThat(get().join().size()).isEqualTo(1);
    }

    private RangeMap cached(String etag, String ranges) {
        engine.transport.replies(list(etag, ranges));
        return get().join();
    }

    private CompletableFuture<RangeMap> get() {
        return cache.get(engine.pipeline(), LEDGER);
    }

    private CompletableFuture<RangeMap> newerThan(RangeMap outdated) {
        return cache.newerThan(engine.pipeline(), LEDGER, outdated);
    }

    private String header(int request, String name) {
        return FakeTransport.header(engine.transport.request(request), name);
    }

    private static TransportResponse list(String etag, String ranges) {
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
