package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page is read with, and what becomes of whatever the service sends. */
class FeedPagesTest {
    private static final ChangeFeedOptions BEGINNING = ChangeFeedOptions.fromBeginning();
    private static final ChangeFeedOptions NOW = ChangeFeedOptions.fromNow();

    private final ModelFeed model = ModelFeed.ofTwoRanges();

    /** Replies so to the first request with this line in the log, and serves all others. */
    private void once(String line, Reply reply) {
        boolean[] over = {false};
        model.faults = each -> {
            if (over[0] || !each.equals(line)) return null;
            over[0] = true;
            return reply;
        };
    }

    private static Reply reply(FakeResponse response) {
        return Reply.of(response);
    }

    private static FakeResponse tooLarge() {
        return FakeResponse.status(400).body("{\"message\":\"Reduce page size and try again.\"}");
    }

    private List<Integer> all(ChangeFeedOptions options) {
        return ModelFeed.all(model.feed(options).pages());
    }

    private static ChangeFeedOptions parallel(ChangeFeedOptions options) {
        return options.toBuilder().maxDegreeOfParallelism(4).build();
    }

    @Test
    void parts_take_turns_until_none_has_more() {
        model.write("a", 1, 2).write("d", 3);

        assertThat(all(BEGINNING.toBuilder().maxItemCount(1).build())).containsExactly(1, 3, 2);
        assertThat(model.log).containsExactly("ranges", "0:", "1:", "0:1", "1:3", "0:2");
    }

    @Test
    void a_304_without_etag_leaves_the_part_where_it_was() {
        model.write("a", 1);
        Changes<Integer> feed = model.feed(BEGINNING);
        feed.poll();
        once("0:1", reply(FakeResponse.status(304)));
        feed.poll();

        feed.poll();

        assertThat(model.log).endsWith("0:1", "1:1", "0:1");
    }

    @Test
    void an_empty_page_with_a_new_etag_has_more_behind_it() {
        model.write("a", 1, 2);
        once("0:", reply(ModelFeed.numbers(List.of()).header("etag", "\"1\"")));

        assertThat(all(BEGINNING)).containsExactly(2);
        assertThat(model.log).startsWith("ranges", "0:", "1:", "0:1");
    }

    @Test
    void an_empty_page_with_the_same_etag_is_like_a_304() {
        model.faults = line -> line.equals("ranges")
                ? null
                : reply(ModelFeed.numbers(List.of()).header("etag", "\"7\""));
        Changes<Integer> feed = model.feed(BEGINNING);

        assertThat(feed.poll().isCaughtUp()).isTrue();
        assertThat(model.log).containsExactly("ranges", "0:", "1:", "0:7", "1:7");
    }

    @Test
    void changes_without_an_etag_are_an_error_and_come_again() {
        model.write("a", 1);
        Changes<Integer> feed = model.feed(BEGINNING);
        once("0:", reply(ModelFeed.numbers(List.of(1))));

        assertThatThrownBy(feed::poll)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("it has changes but no etag");
        assertThat(feed.poll().items()).containsExactly(1);
    }

    @Test
    void an_etag_that_no_header_can_have_is_an_error() {
        once("0:", reply(ModelFeed.numbers(List.of(1)).header("etag", "\"1\"\r\nx: y")));

        assertThatThrownBy(() -> model.feed(BEGINNING).poll()).isInstanceOf(CosmosCodecException.class);
    }

    @Test
    void now_needs_an_etag_to_go_on_from() {
        once("1:*", reply(FakeResponse.status(304)));
        Changes<Integer> feed = model.feed(NOW);

        assertThatThrownBy(feed::poll)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("it has no etag to go on from");
        assertThat(feed.poll().isCaughtUp()).isTrue();
        model.write("d", 1);
        assertThat(feed.poll().items()).containsExactly(1);
    }

    @Test
    void now_is_asked_of_all_parts_by_the_first_page_also_when_one_is_split_meanwhile() {
        model.write("a", 1).write("d", 2);
        Changes<Integer> feed = model.feed(NOW);
        model.feed(BEGINNING).poll(); // reads the ranges
        model.replace(List.of("1"), "2:20-30", "3:30-FF");

        assertThat(feed.poll().isCaughtUp()).isTrue();
        model.write("a", 3).write("d", 4).write("e", 5);
        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Integer> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            numbers.addAll(page.items());

        assertThat(numbers).containsExactlyInAnyOrder(3, 4, 5);
    }

    @Test
    void a_page_that_is_too_large_is_asked_for_in_halves_and_the_next_in_full() {
        model.write("a", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        List<String> sizes = new ArrayList<>();
        model.faults = line -> {
            if (line.equals("ranges")) return null;
            String size = FakeTransport.header(
                    model.engine.transport.request(
                            model.engine.transport.requests().size() - 1),
                    "x-ms-max-item-count");
            sizes.add(size);
            return !List.of("1", "2").contains(size) && line.equals("0:") ? reply(tooLarge()) : null;
        };

        ModelFeed.all(model.feed(BEGINNING.toBuilder().maxItemCount(8).build()).pages());

        assertThat(sizes).startsWith("8", "4", "2", "8");
        sizes.clear();
        ModelFeed.all(model.feed(BEGINNING).pages());
        assertThat(sizes).startsWith("-1", "50", "25", "12", "6", "3", "1", "-1");
    }

    @Test
    void a_single_change_that_is_too_large_is_an_error() {
        model.faults = line -> line.equals("ranges") ? null : reply(tooLarge());

        assertThatThrownBy(() -> model.feed(BEGINNING).poll())
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("Reduce page size");
    }

    @Test
    void a_part_that_was_split_goes_on_where_it_was_also_when_its_children_are_split() {
        model.write("a", 1);
        Changes<Integer> feed = model.feed(BEGINNING);
        feed.poll();
        model.write("a", 2).write("b", 3);
        once("2:1", reply(FakeResponse.status(410, 1007)));
        model.replace(List.of("0"), "2:-10", "3:10-20");

        model.replace(List.of("2"), "4:-08", "5:08-10");
        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Integer> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            numbers.addAll(page.items());

        assertThat(numbers).containsExactlyInAnyOrder(2, 3);
        assertThat(model.log).contains("4:1", "5:1", "3:1");
    }

    @Test
    void parts_whose_ranges_were_merged_go_on_each_for_itself() {
        model.write("a", 1).write("d", 2);
        Changes<Integer> feed = model.feed(BEGINNING);
        feed.poll();
        model.replace(List.of("0", "1"), "2:-FF");
        model.write("a", 3);

        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Integer> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            numbers.addAll(page.items());

        assertThat(numbers).containsExactlyInAnyOrder(2, 3);
        assertThat(model.log).contains("2[20-FF]:", "2[-20]:2");
    }

    /** What was sent to both ranges before gets a 410 twice. */
    @Test
    void parts_read_ahead_find_out_at_once_that_their_ranges_were_merged() {
        model.write("a", 1).write("d", 2);
        model.feed(BEGINNING).poll();
        model.replace(List.of("0", "1"), "2:-FF");

        assertThat(all(parallel(BEGINNING))).containsExactlyInAnyOrder(1, 2);
        assertThat(model.engine.timing.millis()).isZero();
        assertThat(model.log).filteredOn("ranges"::equals).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_range_that_stays_gone_is_an_error_in_the_end() {
        model.faults = line -> line.startsWith("0:") ? Reply.of("410/1002") : null;

        assertThatThrownBy(() -> model.feed(BEGINNING).poll())
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("410");
    }

    @Test
    void throttling_is_waited_for() {
        model.write("a", 1);
        once("0:", Reply.of("429+250"));

        assertThat(all(BEGINNING)).containsExactly(1);
        assertThat(model.engine.timing.millis()).isEqualTo(250);
    }

    @Test
    void what_the_type_cannot_take_comes_again() {
        model.write("a", 1, 2).write("d", 3);
        boolean[] broken = {true};
        model.decoder = row -> {
            if (broken[0]) throw new IllegalStateException("no number");
            return (int) row.field("n").longValue();
        };
        Changes<Integer> feed = model.feed(BEGINNING);
        AsyncChanges<Integer> async = model.async(BEGINNING);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(feed::poll).hasMessageContaining("no number");
            assertThatThrownBy(() -> async.poll().join()).hasMessageContaining("no number");
        }
        broken[0] = false;

        assertThat(feed.poll().items()).containsExactly(1, 2);
        assertThat(async.poll().join().items()).containsExactly(1, 2);
        assertThat(feed.poll().items()).containsExactly(3);
    }

    @Test
    void what_is_no_page_is_an_error_and_comes_again() {
        model.write("a", 1);
        Changes<Integer> feed = model.feed(BEGINNING);
        for (String body : List.of("", "[", "{}", "{\"Documents\":7}", "{\"Documents\":[{]}")) {
            FakeResponse page = FakeResponse.ok(body).header("etag", "\"9\"");
            model.faults = line -> line.equals("0:") ? reply(page) : null;
            assertThatThrownBy(feed::poll).as(body).isInstanceOf(CosmosException.class);
        }
        model.faults = line -> null;

        assertThat(feed.poll().items()).containsExactly(1);
    }

    /** The failure is of then; whether it still fails shows when it is asked again. */
    @Test
    void a_part_whose_read_ahead_failed_is_asked_again_in_its_turn() {
        model.write("a", 1).write("d", 2);
        once("1:", Reply.of("403"));
        Changes<Integer> feed = model.feed(parallel(BEGINNING));

        assertThat(feed.poll().items()).containsExactly(1);
        assertThat(feed.poll().items()).containsExactly(2);
    }

    @Test
    void a_part_that_fails_in_its_turn_too_loses_nothing() {
        model.write("a", 1).write("d", 2);
        model.faults = line -> line.startsWith("1:") ? Reply.of("403") : null;
        Changes<Integer> feed = model.feed(parallel(BEGINNING));
        feed.poll();

        assertThatThrownBy(feed::poll).isInstanceOf(CosmosServiceException.class);
        model.faults = line -> null;

        assertThat(feed.poll().items()).containsExactly(2);
        assertThat(feed.poll().isCaughtUp()).isTrue();
    }

    @Test
    void what_a_part_read_ahead_did_not_have_then_it_is_asked_for_again() {
        model.write("a", 1);
        Changes<Integer> feed = model.feed(parallel(BEGINNING));
        feed.poll();
        model.write("d", 2);

        assertThat(feed.poll().items()).containsExactly(2);
    }

    @Test
    void a_feed_that_begins_when_the_container_was_recreated_is_of_the_new_one() {
        model.feed(BEGINNING).poll();
        model.recreated("s=").write("a", 7);

        assertThat(all(BEGINNING)).containsExactly(7);
    }

    @Test
    void a_feed_under_way_ends_when_the_container_was_recreated() {
        Changes<Integer> feed = model.feed(BEGINNING);
        String continuation = feed.poll().continuation();
        model.recreated("s=").write("a", 7);

        assertThatThrownBy(feed::poll)
                .isInstanceOf(CosmosNotFoundException.class)
                .hasMessageContaining("was deleted and recreated: start the change feed again");
        assertThatThrownBy(() -> model.feed(ChangeFeedOptions.fromContinuation(continuation))
                        .poll())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of another container");
    }

    @Test
    void a_lease_of_the_official_java_client_has_the_link_of_the_container_for_a_rid() {
        model.write("a", 1, 2);
        String first =
                model.feed(BEGINNING.toBuilder().maxItemCount(1).build()).poll().continuation();

        assertThat(all(ChangeFeedOptions.fromContinuation(withRid(first, "/dbs/books/colls/ledger"))))
                .containsExactly(2);
        assertThat(model.feed(ChangeFeedOptions.fromContinuation(withRid(first, "/dbs/books/colls/ledger")))
                        .poll()
                        .continuation())
                .isEqualTo(model.feed(ChangeFeedOptions.fromContinuation(first))
                        .poll()
                        .continuation());
        for (String other :
                new String[] {"/dbs/books/colls/ledgër", "/dbs/books/colls/ledge", "dbs/books/colls/ledger"})
            assertThatThrownBy(() -> model.feed(ChangeFeedOptions.fromContinuation(withRid(first, other)))
                            .poll())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of another container");
    }

    private static String withRid(String continuation, String other) {
        String json = new String(Base64.getDecoder().decode(continuation), StandardCharsets.UTF_8);
        String changed = json.replaceAll("\"Rid\":\"[^\"]*\"", "\"Rid\":\"" + other + "\"");
        return Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void each_page_has_a_deadline_of_its_own() {
        model.pageNanos = Duration.ofSeconds(1).toNanos();
        model.write("a", 1, 2, 3, 4);
        model.faults = line -> {
            model.engine.timing.advance(Duration.ofMillis(400));
            return null;
        };

        assertThat(all(BEGINNING.toBuilder().maxItemCount(1).build())).hasSize(4);
        model.faults = line -> line.equals("1:") ? Reply.never() : null;

        Changes<Integer> feed = model.feed(BEGINNING);
        feed.poll();
        long before = model.engine.timing.millis();
        assertThatThrownBy(feed::poll).isInstanceOf(CosmosTimeoutException.class);
        assertThat(model.engine.timing.millis() - before).isEqualTo(1000);
    }

    @Test
    void a_time_that_no_header_can_have_is_the_nearest_that_one_can() {
        model.write("a", 1);

        assertThat(all(ChangeFeedOptions.from(Instant.MIN))).containsExactly(1);
        assertThat(all(ChangeFeedOptions.from(Instant.MAX))).containsExactly(1); // the model knows no times
        assertThat(FakeTransport.header(model.engine.transport.request(1), "if-modified-since"))
                .isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(FakeTransport.header(
                        model.engine.transport.request(
                                model.engine.transport.requests().size() - 1),
                        "if-modified-since"))
                .isEqualTo("Fri, 31 Dec 9999 23:59:58 GMT");
    }

    @Test
    void a_feed_range_of_nothing_in_the_continuation_is_refused() {
        String first = model.feed(BEGINNING.toBuilder()
                        .feedRange(FeedRange.between("", "10"))
                        .build())
                .poll()
                .continuation();
        ChangeFeedOptions other = ChangeFeedOptions.fromContinuation(first).toBuilder()
                .feedRange(FeedRange.between("10", "20"))
                .build();

        assertThatThrownBy(() -> model.feed(other).poll())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of nothing in this feed range");
    }
}
