package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.error.CosmosServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The change feed of all versions and deletes. */
@Tag("emulator")
class AllVersionsTest extends FeatureTest {
    private CosmosContainer keeping() {
        return container(ContainerProperties.of("items", "/pk").toBuilder()
                .changeFeedRetention(Duration.ofMinutes(10))
                .build());
    }

    private static List<ChangeFeedItem<Item>> rest(ChangeFeed<ChangeFeedItem<Item>> feed) {
        List<ChangeFeedItem<Item>> all = new ArrayList<>();
        for (ChangeFeedPage<ChangeFeedItem<Item>> page = feed.poll(); !page.isCaughtUp(); page = feed.poll())
            all.addAll(page.items());
        return all;
    }

    @Test
    void each_change_comes_by_itself() {
        CosmosContainer items = keeping();
        ChangeFeed<ChangeFeedItem<Item>> feed =
                items.queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), Item.class);
        feed.poll();
        items.createItem(new Item("a", "pk-1", 1));
        items.upsertItem(new Item("a", "pk-1", 2));
        items.deleteItem("a", PartitionKey.of("pk-1"));

        List<ChangeFeedItem<Item>> changes = rest(feed);

        assertThat(changes)
                .extracting(ChangeFeedItem::operation)
                .containsExactly(OperationType.CREATE, OperationType.REPLACE, OperationType.DELETE);
        assertThat(changes)
                .extracting(change -> change.current().map(Item::n).orElse(0))
                .containsExactly(1, 2, 0);
        assertThat(changes).extracting(ChangeFeedItem::lsn).isSorted().doesNotHaveDuplicates();
        assertThat(changes.get(1).previousLsn()).isEqualTo(changes.get(0).lsn());
        ChangeFeedItem<Item> deleted = changes.get(2);
        assertThat(deleted.previous()).contains(new Item("a", "pk-1", 2));
        assertThat(deleted.id()).contains("a");
        assertThat(deleted.partitionKey()).contains(PartitionKey.of("pk-1"));
        assertThat(deleted.isTimeToLiveExpired()).isFalse();
        assertThat(deleted.timestamp()).isAfter(Instant.EPOCH);
    }

    @Test
    void a_continuation_goes_on_in_its_mode_only() {
        CosmosContainer items = keeping();
        String start = items.queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), Item.class)
                .poll()
                .continuation();
        items.createItem(new Item("a", "pk-1", 1));
        ChangeFeedOptions goingOn = ChangeFeedOptions.fromContinuation(start);

        assertThat(rest(items.queryAllVersionsAndDeletes(goingOn, Item.class))).hasSize(1);
        assertRejected(
                () -> items.queryChangeFeed(goingOn, Item.class),
                "the change feed's continuation is of a feed of the other mode: read it with queryAllVersionsAndDeletes");
    }

    @Test
    void a_container_that_keeps_no_versions_is_told_apart_from_a_continuation_that_is_too_old() {
        CosmosContainer items = keeping();
        ChangeFeedOptions unkept = ChangeFeedOptions.fromContinuation(
                "[{\"FeedRange\":{\"type\":\"Effective Partition Key"
                        + " Range\",\"value\":{\"min\":\"\",\"max\":\"FF\"}},\"State\":{\"type\":\"continuation\",\"value\":\"none\"}}]");

        assertThatThrownBy(() ->
                        items.queryAllVersionsAndDeletes(unkept, Item.class).poll())
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("The continuation is older than what the container's changeFeedRetention keeps");
        client.database(databaseId).createContainer(ContainerProperties.of("plain", "/pk"));
        CosmosContainer plain = client.database(databaseId).container("plain");
        assertThatThrownBy(() -> plain.queryAllVersionsAndDeletes(ChangeFeedOptions.fromNow(), Item.class)
                        .poll())
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("Give the container a changeFeedRetention");
    }

    @Test
    void it_starts_now_alone() {
        CosmosContainer items = keeping();

        assertNothingSent(() -> assertRejected(
                () -> items.queryAllVersionsAndDeletes(ChangeFeedOptions.fromBeginning(), Item.class),
                "a feed of all versions and deletes starts now or at a continuation"));
        assertNothingSent(() -> assertRejected(
                () -> items.queryAllVersionsAndDeletes(ChangeFeedOptions.from(Instant.EPOCH), Item.class),
                "a feed of all versions and deletes starts now or at a continuation"));
    }
}
