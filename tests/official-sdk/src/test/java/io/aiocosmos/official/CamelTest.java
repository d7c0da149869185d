package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.ChangeFeedProcessor;
import com.azure.cosmos.ChangeFeedProcessorBuilder;
import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncDatabase;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.ChangeFeedProcessorOptions;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel's component: a route that begins with the changes of a container, which Microsoft's processor gives it. */
class CamelTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(2));

    private static final long SECONDS = 120;
    private static final int ITEMS = 5;
    private static final String HOST = "camel";
    private static final String LEASES = "leases";

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Test
    void a_route_takes_all_changes_and_goes_on_where_it_was_stopped() throws Exception {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer("c", "/pk");
        create(database.getContainer("c"), 0);

        try (CosmosAsyncClient client = SDK.newClient().buildAsyncClient()) {
            take(database, client, 0);
            create(database.getContainer("c"), ITEMS);
            take(database, client, ITEMS);
        }
        assertThat(seen).isEmpty();
    }

    private static void create(CosmosContainer container, int from) {
        for (int i = from; i < from + ITEMS; i++) container.createItem(new Entry("i" + i, "k" + i, i));
    }

    /** By a Camel of its own. Its route ends before its processor does, and drops what still comes. */
    private void take(CosmosDatabase database, CosmosAsyncClient client, int from) throws Exception {
        ChangeFeedProcessor estimator = estimator(client.getDatabase(database.getId()));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("client", client);
            camel.getRegistry().bind("options", options());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri(database.getId())).process(CamelTest.this::add);
                }
            });
            camel.start();
            List<String> ids = new ArrayList<>();
            while (ids.size() < ITEMS) ids.add(next());
            assertThat(ids).containsExactlyInAnyOrder(ids(from));
            Checkpoints.await(estimator);
        }
        Checkpoints.awaitReleased(estimator);
    }

    private static ChangeFeedProcessorOptions options() {
        return new ChangeFeedProcessorOptions()
                .setStartFromBeginning(true)
                .setFeedPollDelay(Duration.ofMillis(50))
                .setLeaseAcquireInterval(Duration.ofMillis(200));
    }

    private static ChangeFeedProcessor estimator(CosmosAsyncDatabase database) {
        return new ChangeFeedProcessorBuilder()
                .hostName(HOST)
                .feedContainer(database.getContainer("c"))
                .leaseContainer(database.getContainer(LEASES))
                .options(options())
                .handleChanges(changes -> {})
                .buildChangeFeedProcessor();
    }

    private static String uri(String database) {
        return "azure-cosmosdb://" + database + "/c?cosmosAsyncClient=#client&changeFeedProcessorOptions=#options"
                + "&leaseDatabaseName=" + database + "&leaseContainerName=" + LEASES
                + "&createLeaseContainerIfNotExists=true&hostName=" + HOST;
    }

    private void add(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        for (Object each : body instanceof Collection<?> all ? all : List.of(body))
            seen.add((String) ((Map<?, ?>) each).get("id"));
    }

    private String next() throws InterruptedException {
        String id = seen.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(id).as("a change").isNotNull();
        return id;
    }

    private static String[] ids(int from) {
        String[] ids = new String[ITEMS];
        for (int i = 0; i < ITEMS; i++) ids[i] = "i" + (from + i);
        return ids;
    }
}
