package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.GlobalThroughputControlConfig;
import com.azure.cosmos.ThroughputControlGroupConfig;
import com.azure.cosmos.ThroughputControlGroupConfigBuilder;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.throughput.ThroughputGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A throughput group of 4000 RU/s that Microsoft's client and ours share through one control container, in real time. */
@Tag("slow")
class SharedThroughputGroupTest {
    private static final int ALLOTTED = 4000;
    private static final TypeRef<Map<String, Object>> ITEM = new TypeRef<Map<String, Object>>() {};

    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private final Signal writes = new Signal();
    private final String name = SDK.newName();
    private CosmosDatabase database;
    private CosmosContainer control;
    private CosmosAsyncClient theirs;
    private ThroughputGroup ours;

    @BeforeEach
    void create() {
        SDK.emulator().onRequest(request -> {
            if (request.kind().equals("docs.replace") || request.kind().equals("docs.upsert")) writes.changed();
        });
        database = SDK.emulator().client().ensureDatabase(name);
        database.createContainer(ContainerProperties.of("ledger", "/pk"));
        database.createContainer(ContainerProperties.of("control", "/groupId").toBuilder()
                .timeToLiveWithoutDefault()
                .build());
        control = database.container("control");
        theirs = SDK.newClient().buildAsyncClient();
        ours = ThroughputGroup.builder("imports")
                .requestUnitsPerSecond(ALLOTTED)
                .sharedThrough(control.async(), database.container("ledger").async())
                .renewInterval(Duration.ofSeconds(1))
                .build();
    }

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
    }

    private void startTheirs() {
        ThroughputControlGroupConfig group = new ThroughputControlGroupConfigBuilder()
                .groupName("imports")
                .targetThroughput(ALLOTTED)
                .build();
        GlobalThroughputControlConfig global = theirs.createGlobalThroughputControlConfigBuilder(name, "control")
                .build();
        CosmosAsyncContainer ledger = theirs.getDatabase(name).getContainer("ledger");
        ledger.enableGlobalThroughputControlGroup(group, global);
        CosmosItemRequestOptions options = new CosmosItemRequestOptions();
        options.setThroughputControlGroupName("imports");
        ledger.upsertItem(Map.of("id", "theirs", "pk", "a"), new com.azure.cosmos.models.PartitionKey("a"), options)
                .block();
    }

    private void startOurs() {
        database.container("ledger")
                .upsertItem(
                        Map.of("id", "ours", "pk", "a"),
                        PartitionKey.of("a"),
                        ItemWriteOptions.builder().throughputControl(ours).build());
    }

    private List<Map<String, Object>> stored(String kind) {
        return control.queryItems(SqlQuery.of("select * from c"), ITEM).toList(100).stream()
                .filter(item -> item.get("groupId").equals(name + "/ledger/imports." + kind))
                .toList();
    }

    private double storedInAll() {
        return stored("client").stream()
                .mapToDouble(item -> ((Number) item.get("allocatedThroughput")).doubleValue())
                .sum();
    }

    @Test
    void who_comes_second_gets_a_share_and_shares_add_up_once_both_have_renewed() throws Exception {
        startTheirs();
        startOurs();

        assertThat(ours.requestUnitsPerSecond())
                .as("about half of it, less with time")
                .isBetween(1.0, ALLOTTED * 0.6);
        assertThat(stored("config")).hasSize(1);
        assertThat(stored("client")).hasSize(2);
        writes.await("shares that add up", () -> Math.abs(storedInAll() - ALLOTTED) < ALLOTTED * 0.15);
        assertThat(ours.requestUnitsPerSecond()).isLessThan(ALLOTTED / 2.0);
    }

    @Test
    void theirs_takes_the_limit_that_ours_has_stored_and_hears_of_ours() throws Exception {
        startOurs();
        assertThat(ours.requestUnitsPerSecond()).isEqualTo(ALLOTTED);
        startTheirs();

        assertThat(stored("config")).hasSize(1);
        double theirShare = stored("client").stream()
                .filter(item -> ((Number) item.get("ttl")).intValue() == 11)
                .mapToDouble(item -> ((Number) item.get("allocatedThroughput")).doubleValue())
                .findFirst()
                .orElseThrow();
        assertThat(theirShare)
                .as("half of it, more if ours was idle for long")
                .isBetween(ALLOTTED * 0.45, ALLOTTED * 0.95);
        writes.await("a share of ours", () -> ours.requestUnitsPerSecond() < ALLOTTED * 0.6);
        ours.close();
        assertThat(stored("client")).as("ours is gone at once").hasSize(1);
    }
}
