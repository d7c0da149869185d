package io.aiocosmos.official;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.changefeed.ChangeFeedLag;
import io.aiocosmos.changefeed.ChangeFeedProcessor;
import io.aiocosmos.changefeed.ChangeFeedProcessorBuilder;
import java.util.List;

/** Our processor. */
final class OurInstance implements ProcessorInstance {
    static final String PREFIX = "ours-";

    private final SharedLeases shared;
    private final String processor;
    private final String name;
    private CosmosClient client;
    private ChangeFeedProcessor running;

    OurInstance(SharedLeases shared, String processor, int number) {
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
        client = shared.newClient();
        running = processor(client);
        running.start();
    }

    private ChangeFeedProcessor processor(CosmosClient connected) {
        CosmosDatabase database = connected.database(shared.database());
        ChangeFeedProcessorBuilder builder = ChangeFeedProcessor.builder()
                .monitored(database.container(SharedLeases.MONITORED))
                .leases(database.container(SharedLeases.LEASES))
                .name(processor)
                .instance(name)
                .pollDelay(SharedLeases.POLL_DELAY)
                .renewInterval(shared.renewal())
                .acquireInterval(SharedLeases.ACQUISITION)
                .expirationInterval(shared.expiration());
        if (shared.mode() == FeedMode.ALL_VERSIONS)
            return builder.handleAllVersionsAndDeletes(Entry.class, (changes, context) -> take(changes))
                    .build();
        return builder.startFromBeginning()
                .handle(Entry.class, (changes, context) -> shared.handled().add(name, changes))
                .build();
    }

    private void take(List<ChangeFeedItem<Entry>> changes) {
        shared.handled()
                .add(name, changes.stream().map(each -> each.current().get()).toList());
    }

    ChangeFeedLag lag() {
        return processor(shared.client()).estimatedLag();
    }

    @Override
    public void stop() {
        running.stop();
        client.close();
    }

    /** Nothing that it sends from now on arrives. */
    @Override
    public void kill() {
        client.close();
        running.stopAsync();
    }
}
