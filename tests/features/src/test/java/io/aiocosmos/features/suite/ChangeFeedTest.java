package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The change feed of latest versions. */
@Tag("emulator")
class ChangeFeedTest extends FeatureTest {
    private static final ChangeFeedOptions BEGINNING = ChangeFeedOptions.fromBeginning();
    private static final ChangeFeedOptions NOW = ChangeFeedOptions.fromNow();

    private static void create(CosmosContainer items, int from, int until) {
        for (int i = from; i < until; i++) items.createItem(new Item("item-" + i, "pk-" + i, i));
    }

    private static List<Integer> numbers(Iterable<ChangeFeedPage<Item>> pages) {
        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Item> page : pages) page.items().forEach(item -> numbers.add(item.n()));
        return numbers;
    }

    private static String end(ChangeFeed<Item> feed) {
        String continuation = null;
        for (ChangeFeedPage<Item> page : feed.pages()) continuation = page.continuation();
        return continuation;
    }

    private static ChangeFeed<Item> feed(CosmosContainer items, ChangeFeedOptions options) {
        return items.queryChangeFeed(options, Item.class);
    }

    private static ChangeFeed<Item> after(CosmosContainer items, String continuation) {
        return feed(items, ChangeFeedOptions.fromContinuation(continuation));
    }

    @Test
    void all_items_come_and_a_continuation_goes_on_after_them() {
        CosmosContainer items = container();
        create(items, 0, 20);
        ChangeFeed<Item> feed =
                feed(items, BEGINNING.toBuilder().maxItemCount(3).build());

        assertThat(numbers(feed.pages())).hasSize(20).doesNotHaveDuplicates();
        String end = end(feed);
        items.upsertItem(new Item("item-3", "pk-3", 33));
        items.deleteItem("item-4", PartitionKey.of("pk-4"));
        create(items, 20, 22);

        assertThat(numbers(after(items, end).pages())).containsExactlyInAnyOrder(33, 20, 21);
        assertThat(numbers(after(items, end(after(items, end))).pages())).isEmpty();
    }

    @Test
    void the_last_page_has_no_items_and_says_where_to_go_on() {
        CosmosContainer items = container();
        create(items, 0, 2);

        List<ChangeFeedPage<Item>> pages = new ArrayList<>();
        feed(items, BEGINNING).pages().forEach(pages::add);

        ChangeFeedPage<Item> last = pages.get(pages.size() - 1);
        assertThat(pages).filteredOn(ChangeFeedPage::isCaughtUp).containsExactly(last);
        assertThat(last.items()).isEmpty();
        assertThat(last.requestCharge()).isPositive();
        assertThat(last.activityId()).isPresent();
        assertThat(last.continuations()).hasSize(4);
    }

    @Test
    void changes_of_one_key_come_in_their_order() {
        CosmosContainer items = container();
        for (int i = 0; i < 30; i++) items.createItem(new Item("item-" + i, "a", i));

        List<Integer> numbers = numbers(
                feed(items, BEGINNING.toBuilder().maxItemCount(7).build()).pages());

        assertThat(numbers).isSorted().hasSize(30);
    }

    @Test
    void now_is_one_moment_for_all_partitions() {
        CosmosContainer items = container();
        create(items, 0, 5);
        ChangeFeed<Item> feed = feed(items, NOW);

        ChangeFeedPage<Item> first = feed.poll();
        create(items, 5, 20); // in all partitions, of which each was asked once

        assertThat(first.items()).isEmpty();
        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Item> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            page.items().forEach(item -> numbers.add(item.n()));
        assertThat(numbers).hasSize(15).allMatch(n -> n >= 5);
    }

    @Test
    void a_time_leaves_out_what_was_before() {
        CosmosContainer items = container();
        create(items, 0, 3);

        assertThat(numbers(feed(items, ChangeFeedOptions.from(Instant.now().minusSeconds(3600)))
                        .pages()))
                .hasSize(3);
        assertThat(numbers(feed(items, ChangeFeedOptions.from(Instant.now().plusSeconds(3600)))
                        .pages()))
                .isEmpty();
    }

    @Test
    void one_key_can_be_read_alone() {
        CosmosContainer items = container();
        create(items, 0, 5);
        for (int i = 10; i < 14; i++) items.createItem(new Item("item-" + i, "pk-3", i));
        ChangeFeedOptions ofKey =
                BEGINNING.toBuilder().partitionKey(PartitionKey.of("pk-3")).build();

        assertThat(numbers(feed(items, ofKey).pages())).containsExactly(3, 10, 11, 12, 13);
        String end = end(feed(items, ofKey));
        items.createItem(new Item("item-14", "pk-3", 14));
        items.createItem(new Item("item-15", "pk-4", 15));

        assertThat(numbers(after(items, end).pages())).containsExactly(14);
        assertThat(numbers(feed(
                                items,
                                ChangeFeedOptions.fromContinuation(end).toBuilder()
                                        .partitionKey(PartitionKey.of("pk-3"))
                                        .build())
                        .pages()))
                .containsExactly(14);
        assertRejected(
                () -> feed(
                                items,
                                ChangeFeedOptions.fromContinuation(end).toBuilder()
                                        .partitionKey(PartitionKey.of("pk-4"))
                                        .build())
                        .poll(),
                "the change feed's continuation is not of this partition key");
    }

    @Test
    void the_keys_below_a_prefix_can_be_read_alone() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk", "/id"));
        create(items, 0, 3);
        ChangeFeedOptions ofPrefix = BEGINNING.toBuilder()
                .partitionKey(PartitionKey.hierarchical("pk-1"))
                .build();

        assertThat(numbers(feed(items, ofPrefix).pages())).containsExactly(1);
        String end = end(feed(items, ofPrefix));
        items.createItem(new Item("item-3", "pk-1", 3));
        items.createItem(new Item("item-4", "pk-2", 4));
        ChangeFeedOptions after = ChangeFeedOptions.fromContinuation(end);

        assertThat(numbers(feed(items, after).pages())).containsExactly(3);
        assertThat(numbers(feed(
                                items,
                                after.toBuilder()
                                        .partitionKey(PartitionKey.hierarchical("pk-1"))
                                        .build())
                        .pages()))
                .containsExactly(3);
        assertRejected(
                () -> feed(
                                items,
                                after.toBuilder()
                                        .partitionKey(PartitionKey.hierarchical("pk-1", "item-3"))
                                        .build())
                        .poll(),
                "the change feed's continuation is not of this partition key");
    }

    @Test
    void feed_ranges_together_are_the_whole_feed() {
        CosmosContainer items = container();
        create(items, 0, 30);
        List<Integer> numbers = new ArrayList<>();

        for (FeedRange range : items.feedRanges())
            numbers.addAll(numbers(
                    feed(items, BEGINNING.toBuilder().feedRange(range).build()).pages()));

        assertThat(numbers).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void each_part_goes_on_by_itself() {
        CosmosContainer items = container();
        create(items, 0, 10);
        ChangeFeed<Item> feed = feed(items, BEGINNING);
        ChangeFeedPage<Item> last = feed.poll();
        while (!last.isCaughtUp()) last = feed.poll();
        create(items, 10, 30);

        List<Integer> numbers = new ArrayList<>();
        for (String part : last.continuations().values())
            numbers.addAll(numbers(after(items, part).pages()));

        assertThat(numbers).hasSize(20).allMatch(n -> n >= 10).doesNotHaveDuplicates();
    }

    @Test
    void a_continuation_can_be_narrowed_to_a_feed_range() {
        CosmosContainer items = container();
        String start = end(feed(items, NOW));
        create(items, 0, 20);
        Set<Integer> numbers = new HashSet<>();

        for (FeedRange half : List.of(FeedRange.between("", "1FFF"), FeedRange.between("1FFF", "FF")))
            numbers.addAll(numbers(feed(
                            items,
                            ChangeFeedOptions.fromContinuation(start).toBuilder()
                                    .feedRange(half)
                                    .build())
                    .pages()));

        assertThat(numbers).hasSize(20);
    }

    @Test
    void splits_and_merges_lose_and_repeat_nothing() {
        CosmosContainer items = container();
        create(items, 0, 20);
        ChangeFeed<Item> feed =
                feed(items, BEGINNING.toBuilder().maxItemCount(2).build());
        List<Integer> numbers =
                new ArrayList<>(feed.poll().items().stream().map(Item::n).toList());

        setup.server().emulator().split(databaseId, items.id(), "0");
        create(items, 20, 40);
        numbers.addAll(feed.poll().items().stream().map(Item::n).toList());
        setup.server().emulator().merge(databaseId, items.id(), "4", "5");
        create(items, 40, 50);
        for (ChangeFeedPage<Item> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            page.items().forEach(item -> numbers.add(item.n()));

        assertThat(numbers).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void partitions_are_read_in_parallel_if_asked_for() {
        CosmosContainer items = container();
        create(items, 0, 40);
        ChangeFeedOptions parallel =
                BEGINNING.toBuilder().maxDegreeOfParallelism(4).maxItemCount(3).build();
        ChangeFeed<Item> feed = feed(items, parallel);

        assertThat(numbers(feed.pages())).hasSize(40).doesNotHaveDuplicates();
        ChangeFeedPage<Item> page = feed.poll();
        while (!page.isCaughtUp()) page = feed.poll();
        create(items, 40, 50);
        Set<Integer> later = new HashSet<>();
        for (page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            page.items().forEach(item -> later.add(item.n()));
        assertThat(later).hasSize(10);
    }

    @Test
    void following_waits_for_changes() {
        CosmosContainer items = container();
        create(items, 0, 2);
        Iterator<ChangeFeedPage<Item>> pages =
                feed(items, BEGINNING).follow(Duration.ofMillis(5)).iterator();
        Set<Integer> numbers = new HashSet<>();

        while (numbers.size() < 2) pages.next().items().forEach(item -> numbers.add(item.n()));
        create(items, 2, 3);
        while (numbers.size() < 3) pages.next().items().forEach(item -> numbers.add(item.n()));

        assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void any_type_can_be_read() {
        CosmosContainer items = container();
        create(items, 0, 1);

        List<Map<String, Object>> rows = new ArrayList<>();
        for (ChangeFeedPage<Map<String, Object>> page : items.queryChangeFeed(
                        BEGINNING, new TypeRef<Map<String, Object>>() {})
                .pages()) rows.addAll(page.items());

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).containsEntry("id", "item-0").containsKey("_lsn");
    }

    @Test
    void a_continuation_of_another_container_is_refused_unsent() {
        CosmosContainer items = container();
        client.database(databaseId).createContainer(ContainerProperties.of("others", "/pk"));
        CosmosContainer others = client.database(databaseId).container("others");
        String continuation = end(feed(items, NOW));

        assertRejected(
                () -> after(others, continuation).poll(),
                "the change feed's continuation is of another container than");
        assertThat(sent())
                .filteredOn(request -> request.kind().equals("docs.change_feed"))
                .noneMatch(request -> request.path().contains("/others/"));
    }

    @Test
    void what_is_no_continuation_is_refused_unsent() {
        CosmosContainer items = container();

        assertNothingSent(() -> assertRejected(
                () -> after(items, "not-a-continuation"), "the change feed's continuation is malformed"));
        assertNothingSent(() -> assertRejected(
                () -> after(items, "{\"V\":9,\"Rid\":\"\",\"Continuation\":[]}"),
                "the change feed's continuation is of an unknown version"));
    }

    @Test
    void a_missing_container_is_not_found() {
        CosmosContainer missing = database().container("missing");

        assertThatThrownBy(() -> feed(missing, BEGINNING).poll()).isInstanceOf(CosmosNotFoundException.class);
    }
}
