package io.aiocosmos.official;

import com.azure.cosmos.ChangeFeedProcessor;
import com.azure.cosmos.ChangeFeedProcessorBuilder;
import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncDatabase;
import com.azure.cosmos.models.ChangeFeedProcessorItem;
import com.azure.cosmos.models.ChangeFeedProcessorOptions;
import com.azure.cosmos.models.ChangeFeedProcessorState;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Microsoft's processor. */
final class TheirInstance implements ProcessorInstance {
    private static final Duration LONG = Duration.ofMinutes(2);

    static final String PREFIX = "theirs-";

    private final SharedLeases shared;
    private final String processor;
    private final String name;
    private CosmosAsyncClient client;
    private ChangeFeedProcessor running;

    TheirInstance(SharedLeases shared, String processor, int number) {
        this.shared = shared;
        this.processor = processor;
        this.name = PREFIX + number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        client = shared.newOfficialClient().buildAsyncClient();
        running = processor(client);
        running.start().block(LONG);
    }

    private ChangeFeedProcessor processor(CosmosAsyncClient connected) {
        CosmosAsyncDatabase database = connected.getDatabase(shared.database());
        ChangeFeedProcessorBuilder builder = new ChangeFeedProcessorBuilder()
                .hostName(name)
                .feedContainer(database.getContainer(SharedLeases.MONITORED))
                .leaseContainer(database.getContainer(SharedLeases.LEASES))
                .options(options());
        if (shared.mode() == FeedMode.ALL_VERSIONS) builder.handleAllVersionsAndDeletesChanges(this::take);
        else builder.handleLatestVersionChanges(this::take);
        return builder.buildChangeFeedProcessor();
    }

    private ChangeFeedProcessorOptions options() {
        return new ChangeFeedProcessorOptions()
                .setLeasePrefix(processor)
                .setFeedPollDelay(SharedLeases.POLL_DELAY)
                .setLeaseRenewInterval(shared.renewal())
                .setLeaseAcquireInterval(SharedLeases.ACQUISITION)
                .setLeaseExpirationInterval(shared.expiration())
                .setStartFromBeginning(shared.mode() == FeedMode.LATEST);
    }

    private void take(List<ChangeFeedProcessorItem> changes) {
        shared.handled()
                .add(
                        name,
                        changes.stream().map(each -> entry(each.getCurrent())).toList());
    }

    private static Entry entry(JsonNode item) {
        return new Entry(
                item.get("id").asText(),
                item.get("pk").asText(),
                item.get("amount").asInt());
    }

    /** What its estimator says of the leases, whoever has them. */
    List<ChangeFeedProcessorState> state() {
        try (CosmosAsyncClient connected = shared.newOfficialClient().buildAsyncClient()) {
            return processor(connected).getCurrentState().block(LONG);
        }
    }

    @Override
    public void stop() {
        running.stop().block(LONG);
        client.close();
    }

    @Override
    public void kill() {
        stop();
    }
}
