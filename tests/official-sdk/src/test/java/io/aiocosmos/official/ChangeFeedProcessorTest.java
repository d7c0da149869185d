package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.ChangeFeedProcessor;
import com.azure.cosmos.ChangeFeedProcessorBuilder;
import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncDatabase;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.ChangeFeedPolicy;
import com.azure.cosmos.models.ChangeFeedProcessorItem;
import com.azure.cosmos.models.ChangeFeedProcessorOptions;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Microsoft's processor over a container of one range. */
class ChangeFeedProcessorTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(1));

    private static final long SECONDS = 60;

    private final BlockingQueue<ChangeFeedProcessorItem> seen = new LinkedBlockingQueue<>();
    private CosmosAsyncClient client;
    private CosmosDatabase database;
    private CosmosContainer items;

    @BeforeEach
    void containers() {
        database = SDK.newDatabase();
        database.createContainer(new CosmosContainerProperties("c", "/pk")
                .setChangeFeedPolicy(ChangeFeedPolicy.createAllVersionsAndDeletesPolicy(Duration.ofMinutes(10))));
        database.createContainer("leases", "/id");
        items = database.getContainer("c");
        client = SDK.newClient().buildAsyncClient();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private ChangeFeedProcessor processor(
            ChangeFeedProcessorOptions options, UnaryOperator<ChangeFeedProcessorBuilder> handler) {
        CosmosAsyncDatabase async = client.getDatabase(database.getId());
        ChangeFeedProcessorBuilder builder = new ChangeFeedProcessorBuilder()
                .hostName("host")
                .feedContainer(async.getContainer("c"))
                .leaseContainer(async.getContainer("leases"))
                .options(options.setFeedPollDelay(Duration.ofMillis(50)));
        return handler.apply(builder).buildChangeFeedProcessor();
    }

    private void create(int from, int to) {
        for (int i = from; i < to; i++) items.createItem(new Entry("i" + i, "k" + i, i));
    }

    private ChangeFeedProcessorItem next() throws InterruptedException {
        ChangeFeedProcessorItem item = seen.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(item).as("a change").isNotNull();
        return item;
    }

    private static String id(ChangeFeedProcessorItem item) {
        return item.getCurrent().get("id").asText();
    }

    @Test
    void latest_versions_are_handled_and_go_on_from_the_lease() throws Exception {
        ChangeFeedProcessorOptions options = new ChangeFeedProcessorOptions().setStartFromBeginning(true);
        create(0, 3);

        ChangeFeedProcessor first = processor(options, builder -> builder.handleLatestVersionChanges(this::take));
        first.start().block();
        assertThat(List.of(id(next()), id(next()), id(next()))).containsExactly("i0", "i1", "i2");
        create(3, 4);
        assertThat(id(next())).isEqualTo("i3");
        Checkpoints.await(first);
        first.stop().block();
        create(4, 6);
        ChangeFeedProcessor second = processor(options, builder -> builder.handleLatestVersionChanges(this::take));
        second.start().block();
        assertThat(List.of(id(next()), id(next()))).containsExactly("i4", "i5");
        second.stop().block();
    }

    private void take(List<ChangeFeedProcessorItem> changes) {
        seen.addAll(changes);
    }

    @Test
    void all_versions_are_handled_from_now_on() throws Exception {
        create(0, 3);
        CountDownLatch anchored = new CountDownLatch(2); // the second read comes when the first has begun "now"
        SDK.emulator().onRequest(request -> {
            boolean isOurs = request.path().contains("/" + database.getId() + "/"); // no late one of another test
            if (isOurs && request.kind().equals("docs.change_feed")) anchored.countDown();
        });
        ChangeFeedProcessor processor = processor(
                new ChangeFeedProcessorOptions(), builder -> builder.handleAllVersionsAndDeletesChanges(this::take));
        processor.start().block();
        assertThat(anchored.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        items.upsertItem(new Entry("i1", "k1", 7));
        items.deleteItem("i1", new PartitionKey("k1"), null);

        ChangeFeedProcessorItem replaced = next();
        ChangeFeedProcessorItem deleted = next();
        assertThat(id(replaced)).isEqualTo("i1");
        assertThat(replaced.getChangeFeedMetaData().getOperationType()).hasToString("REPLACE");
        assertThat(deleted.getChangeFeedMetaData().getOperationType()).hasToString("DELETE");
        assertThat(deleted.getPrevious().get("amount").asInt()).isEqualTo(7);
        processor.stop().block();
    }

    @Test
    void a_split_loses_nothing() throws Exception {
        ChangeFeedProcessor processor = processor(
                new ChangeFeedProcessorOptions().setStartFromBeginning(true),
                builder -> builder.handleLatestVersionChanges(this::take));
        create(0, 10);
        processor.start().block();
        for (int i = 0; i < 10; i++) assertThat(id(next())).isEqualTo("i" + i);

        SDK.emulator().split(database.getId(), "c", "0");
        create(10, 20);

        Set<String> found = new HashSet<>();
        while (found.size() < 10) found.add(id(next()));
        assertThat(found).contains("i10", "i19").doesNotContain("i0", "i8");
        processor.stop().block();
    }
}
