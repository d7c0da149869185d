package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDiagnostics;
import com.azure.cosmos.CosmosEndToEndOperationLatencyPolicyConfigBuilder;
import com.azure.cosmos.ThresholdBasedAvailabilityStrategy;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosItemResponse;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the SDK does for availability, in outages of the emulator's regions. */
class OutagesTest {
    private static final String BREAKER = "COSMOS.PARTITION_LEVEL_CIRCUIT_BREAKER_CONFIG";
    private static final int FAILURES_THAT_OPEN_IT = 10;
    private static final String WEST = "West US";
    private static final String EAST = "East US";

    @RegisterExtension
    static final OfficialSdk SDK =
            new OfficialSdk(CosmosEmulator.builder().regions(WEST, EAST).partitions(2));

    private CosmosClient client;
    private CosmosContainer items;

    @BeforeEach
    void create_a_container() {
        SDK.client().createDatabase("d");
        SDK.client().getDatabase("d").createContainer("c", "/pk");
    }

    @AfterEach
    void restore() {
        client.close();
        SDK.emulator().reset();
        System.clearProperty(BREAKER);
    }

    private void connect(String... preferred) {
        client = SDK.newClient()
                .endpoint(SDK.emulator().endpoint().replace("127.0.0.1", "localhost"))
                .preferredRegions(List.of(preferred))
                .buildClient();
        items = client.getDatabase("d").getContainer("c");
    }

    /** An item that does not exist yet, with a key of that range. */
    private Entry entryIn(String range) {
        for (int i = 0; ; i++) {
            Entry entry = new Entry(SDK.newName(), "key" + i, 1);
            String found = SDK.client()
                    .getDatabase("d")
                    .getContainer("c")
                    .upsertItem(new Entry("probe", entry.pk(), 1))
                    .getResponseHeaders()
                    .get("x-ms-documentdb-partitionkeyrangeid");
            if (range.equals(found)) return entry;
        }
    }

    private static Set<String> regions(CosmosDiagnostics diagnostics) {
        return diagnostics.getDiagnosticsContext().getContactedRegionNames();
    }

    private CosmosItemResponse<Entry> create(Entry entry) {
        return items.createItem(entry, entry.key(), new CosmosItemRequestOptions());
    }

    private Set<String> read(Entry entry) {
        CosmosItemResponse<Entry> response = items.readItem(entry.id(), entry.key(), Entry.class);
        assertThat(response.getItem()).isEqualTo(entry);
        return regions(response.getDiagnostics());
    }

    @Test
    void a_slow_read_is_hedged_by_the_other_region() {
        connect(EAST, WEST);
        Entry entry = entryIn("0");
        create(entry);
        read(entry);
        SDK.emulator().faults().always().region(EAST).kind("docs.read").delay(Duration.ofSeconds(20));
        CosmosItemRequestOptions hedged = new CosmosItemRequestOptions()
                .setCosmosEndToEndOperationLatencyPolicyConfig(
                        new CosmosEndToEndOperationLatencyPolicyConfigBuilder(Duration.ofSeconds(15))
                                .availabilityStrategy(new ThresholdBasedAvailabilityStrategy(
                                        Duration.ofMillis(50), Duration.ofMillis(50)))
                                .build());

        CosmosItemResponse<Entry> response = items.readItem(entry.id(), entry.key(), hedged, Entry.class);

        assertThat(response.getItem()).isEqualTo(entry);
        assertThat(regions(response.getDiagnostics())).containsExactlyInAnyOrder("east us", "west us");
    }

    @Test
    void the_circuit_breaker_of_a_range_opens() {
        System.setProperty(
                BREAKER,
                "{\"isPartitionLevelCircuitBreakerEnabled\":true,"
                        + "\"circuitBreakerType\":\"CONSECUTIVE_EXCEPTION_COUNT_BASED\","
                        + "\"consecutiveExceptionCountToleratedForReads\":10,"
                        + "\"consecutiveExceptionCountToleratedForWrites\":5}");
        connect(EAST, WEST);
        Entry ill = entryIn("0");
        Entry well = entryIn("1");
        create(ill);
        create(well);
        Fault outage = SDK.emulator()
                .faults()
                .always()
                .region(EAST)
                .partition("0")
                .kind("docs.read")
                .respond(503, 0);
        for (int i = 0; i < FAILURES_THAT_OPEN_IT; i++)
            assertThat(read(ill)).containsExactlyInAnyOrder("east us", "west us");

        long failures = outage.requests();
        assertThat(read(ill)).containsExactly("west us");
        assertThat(read(well)).containsExactly("east us");
        assertThat(outage.requests()).isEqualTo(failures);
    }

    @Test
    void a_write_finds_the_write_region_while_the_account_lists_two() {
        connect(WEST, EAST);
        create(entryIn("0"));
        SDK.emulator().region(EAST).beginTakeOver();

        CosmosItemResponse<Entry> moved = items.createItem(new Entry("moved", "a", 1));

        assertThat(regions(moved.getDiagnostics())).containsExactlyInAnyOrder("east us", "west us");
    }

    @Test
    void writes_go_on_in_another_region_where_several_write() {
        SDK.emulator().account().enableMultipleWriteLocations(true);
        connect(EAST, WEST);
        Entry entry = entryIn("0");
        assertThat(regions(create(entry).getDiagnostics())).containsExactly("east us");
        SDK.emulator().region(EAST).takeDown();

        Entry broken = entryIn("0");
        Entry next = entryIn("0");
        assertThat(statusOf(() -> create(broken)))
                .as("its outcome is not known")
                .isEqualTo(503);

        assertThat(regions(create(next).getDiagnostics())).contains("west us");
        assertThat(read(entry)).contains("west us");
    }

    @Test
    void a_range_that_fails_over_takes_its_writes_along_and_no_others() {
        SDK.emulator().account().enablePerPartitionFailoverBehavior(true);
        connect(WEST, EAST);
        Entry moved = entryIn("0");
        Entry stays = entryIn("1");
        SDK.emulator().region(EAST).takeOverWrites("d", "c", "0");

        assertThat(regions(create(moved).getDiagnostics())).containsExactlyInAnyOrder("west us", "east us");
        assertThat(regions(items.upsertItem(moved).getDiagnostics())).containsExactly("east us");
        assertThat(regions(create(stays).getDiagnostics())).containsExactly("west us");
    }
}
