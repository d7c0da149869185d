package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.changefeed.ChangeFeedProcessor;
import io.aiocosmos.changefeed.ChangeFeedProcessorBuilder;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.features.matrix.FewPairs;
import io.aiocosmos.features.matrix.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FewPairs
@Tag("emulator")
class ChangeFeedProcessorTest extends FeatureTest {
    private static final int ITEMS = 12;

    private CosmosContainer monitored;
    private CosmosContainer leases;

    @BeforeEach
    void createContainers() {
        CosmosDatabase database = database();
        database.createContainer(ContainerProperties.builder("monitored", PartitionKeyDefinition.of("/pk"))
                .changeFeedRetention(Duration.ofHours(1))
                .build());
        database.createContainer(ContainerProperties.of("leases", "/id"));
        monitored = database.container("monitored");
        leases = database.container("leases");
    }

    @Test
    void changes_are_handled_and_stay_handled() throws InterruptedException {
        List<Item> handled = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(ITEMS);
        ChangeFeedProcessor processor = builder()
                .handle(Item.class, (changes, context) -> {
                    handled.addAll(changes);
                    changes.forEach(each -> all.countDown());
                })
                .build();
        start(processor);
        write();
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processor.health().isHealthy()).isTrue();
        stop(processor);

        assertThat(handled).extracting(Item::n).containsExactlyInAnyOrderElementsOf(numbers());
        assertThat(lag(processor)).isZero();
        assertThat(owners()).isZero();
    }

    @Test
    void what_is_behind_is_counted() {
        ChangeFeedProcessor processor =
                builder().handle(Item.class, (changes, context) -> {}).build();
        start(processor);
        stop(processor);
        write();

        assertThat(lag(processor)).isEqualTo(ITEMS);
    }

    @Test
    void all_versions_are_handled_by_a_handler_that_says_how_far() throws InterruptedException {
        List<OperationType> handled = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(2);
        ChangeFeedProcessor processor = builder()
                .checkpointByHand(true)
                .handleAllVersionsAndDeletesAsync(Item.class, (changes, context) -> {
                    for (ChangeFeedItem<Item> each : changes) handled.add(each.operation());
                    return context.checkpointAsync().thenRun(() -> changes.forEach(each -> all.countDown()));
                })
                .build();
        start(processor);
        monitored.createItem(Item.of("item-1", 1), Item.KEY);
        monitored.deleteItem(Item.of("item-1", 1).id(), Item.KEY);
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        stop(processor);

        assertThat(handled).containsExactly(OperationType.CREATE, OperationType.DELETE);
        assertThat(lag(processor)).isZero();
    }

    @Test
    void a_handler_that_blocks_says_how_far_as_well() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(ITEMS);
        ChangeFeedProcessor processor = builder()
                .checkpointByHand(true)
                .handle(Item.class, (changes, context) -> {
                    context.checkpoint();
                    changes.forEach(each -> all.countDown());
                })
                .build();
        start(processor);
        write();
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        stop(processor);

        assertThat(lag(processor)).isZero();
    }

    @Test
    void leases_must_be_partitioned_by_their_id() {
        ChangeFeedProcessor processor = builder()
                .leases(monitored)
                .handle(Item.class, (changes, context) -> {})
                .build();

        assertThatThrownBy(() -> start(processor))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("partitioned by /id");
    }

    private ChangeFeedProcessorBuilder builder() {
        return ChangeFeedProcessor.builder()
                .monitored(monitored)
                .leases(leases)
                .name("feature")
                .instance("one")
                .pollDelay(Duration.ofMillis(20));
    }

    private void start(ChangeFeedProcessor processor) {
        if (setup.view() == View.BLOCKING) processor.start();
        else join(processor.startAsync());
    }

    private void stop(ChangeFeedProcessor processor) {
        if (setup.view() == View.BLOCKING) processor.stop();
        else join(processor.stopAsync());
    }

    private long lag(ChangeFeedProcessor processor) {
        return setup.view() == View.BLOCKING
                ? processor.estimatedLag().total()
                : join(processor.estimatedLagAsync()).total();
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private void write() {
        for (int n : numbers()) monitored.createItem(Item.of("item-" + n, n), Item.KEY);
    }

    private int owners() {
        SqlQuery owned = SqlQuery.of("SELECT VALUE COUNT(1) FROM c WHERE IS_STRING(c.Owner)");
        return leases.queryItems(owned, Integer.class).iterator().next();
    }

    private static List<Integer> numbers() {
        return IntStream.rangeClosed(1, ITEMS).boxed().toList();
    }
}
