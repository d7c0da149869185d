package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemResult;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FewPairs
class FeedRangesTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c");
    private static final List<Integer> FORTY = IntStream.range(0, 40).boxed().toList();

    /** Forty items, each with its own key. */
    private CosmosContainer forty() {
        CosmosContainer items = container();
        List<Item> all =
                FORTY.stream().map(i -> new Item("item-" + i, "pk-" + i, i)).toList();
        assertThat(items.createItems(all, BulkOptions.defaults())).allMatch(ItemResult::isOk);
        return items;
    }

    private static QueryOptions within(FeedRange range) {
        return QueryOptions.builder().feedRange(range).build();
    }

    private static List<Integer> numbers(CosmosContainer items, List<FeedRange> ranges) {
        List<Integer> numbers = new ArrayList<>();
        for (FeedRange range : ranges)
            items.queryItems(ALL, Item.class, within(range)).forEach(item -> numbers.add(item.n()));
        return numbers;
    }

    @Test
    void together_they_are_the_whole_container() {
        List<FeedRange> ranges = container().feedRanges();

        assertThat(ranges).isNotEmpty();
        assertThat(ranges.get(0).min()).isEmpty();
        assertThat(ranges.get(ranges.size() - 1).max()).isEqualTo("FF");
        for (int i = 1; i < ranges.size(); i++)
            assertThat(ranges.get(i).min()).isEqualTo(ranges.get(i - 1).max());
    }

    @Test
    @Tag("emulator")
    void there_is_one_for_each_partition() {
        assertThat(container().feedRanges()).hasSize(4);
    }

    @Test
    void each_item_is_in_one_of_them() {
        CosmosContainer items = forty();

        assertThat(numbers(items, items.feedRanges())).containsExactlyInAnyOrderElementsOf(FORTY);
    }

    @Test
    @Tag("emulator")
    void each_is_read_from_its_own_partition_only() {
        CosmosContainer items = forty();
        List<FeedRange> ranges = items.feedRanges();
        setup.server().requests().forget();

        List<Integer> first = numbers(items, ranges.subList(0, 1));

        assertThat(first).isNotEmpty().hasSizeLessThan(40);
        assertThat(sent("docs.query"))
                .extracting(request -> request.header("x-ms-documentdb-partitionkeyrangeid"))
                .containsOnly(Optional.of("0"));
    }

    @Test
    void any_part_can_be_queried() {
        CosmosContainer items = forty();

        assertThat(numbers(items, List.of(FeedRange.all()))).containsExactlyInAnyOrderElementsOf(FORTY);
    }

    @Test
    @Tag("emulator")
    void parts_need_not_be_partitions() {
        CosmosContainer items = forty();
        List<FeedRange> parts =
                List.of(FeedRange.between("", "05"), FeedRange.between("05", "21"), FeedRange.between("21", "FF"));

        assertThat(numbers(items, parts)).containsExactlyInAnyOrderElementsOf(FORTY);
    }

    @Test
    void rows_within_one_are_ordered_and_aggregated() {
        CosmosContainer items = forty();
        SqlQuery ordered = SqlQuery.of("select value c.n from c order by c.n desc");
        SqlQuery sum = SqlQuery.of("select value sum(c.n) from c");

        int total = 0;
        for (FeedRange range : items.feedRanges()) {
            List<Integer> rows = new ArrayList<>();
            items.queryItems(ordered, Integer.class, within(range)).forEach(rows::add);
            assertThat(rows).isSortedAccordingTo((a, b) -> b - a).isNotEmpty();
            for (int part : items.queryItems(sum, Integer.class, within(range))) total += part;
        }

        assertThat(total).isEqualTo(780);
    }

    @Test
    void a_continuation_stays_within_it() {
        CosmosContainer items = forty();
        List<Integer> numbers = new ArrayList<>();

        for (FeedRange range : items.feedRanges()) {
            CosmosPages<Item> pages = items.queryItems(ALL, Item.class, within(range));
            CosmosPage<Item> page = pages.page(3);
            page.items().forEach(item -> numbers.add(item.n()));
            while (page.continuation().isPresent()) {
                page = pages.page(page.continuation().get(), 3);
                page.items().forEach(item -> numbers.add(item.n()));
            }
        }

        assertThat(numbers).containsExactlyInAnyOrderElementsOf(FORTY);
    }

    @Test
    @Tag("emulator")
    void they_stay_valid_when_a_partition_splits() {
        CosmosContainer items = forty();
        List<FeedRange> before = items.feedRanges().stream()
                .map(FeedRange::text)
                .map(FeedRange::parse)
                .toList();

        setup.server().emulator().split(databaseId, items.id(), "1");

        assertThat(numbers(items, before)).containsExactlyInAnyOrderElementsOf(FORTY);
        assertThat(items.feedRanges()).hasSize(5);
    }

    @Test
    void a_container_that_is_not_there_has_none() {
        CosmosContainer missing = database().container("missing");

        assertThatThrownBy(missing::feedRanges).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    @Tag("emulator")
    void a_malformed_range_is_rejected_before_sending() {
        assertNothingSent(() -> {
            assertRejected(() -> FeedRange.parse("nonsense"), "a feed range looks like 05C1-1FFF, was nonsense");
            assertRejected(() -> FeedRange.parse(null), "feed range must not be null");
            assertRejected(() -> FeedRange.between("2", "1"), "a feed range must end behind its beginning, was 2-1");
            assertRejected(() -> FeedRange.between("g", "FF"), "min of a feed range must be upper-case hex, was g");
            assertRejected(
                    () -> QueryOptions.builder()
                            .partitionKey(Item.KEY)
                            .feedRange(FeedRange.all())
                            .build(),
                    "partitionKey and feedRange exclude each other");
        });
    }
}
