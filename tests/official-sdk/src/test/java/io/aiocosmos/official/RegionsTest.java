package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosItemResponse;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegionsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().regions("West US", "East US"));

    private CosmosClient inTheEast;
    private CosmosContainer items;

    @BeforeAll
    static void create_a_container() {
        SDK.client().createDatabase("d");
        SDK.client().getDatabase("d").createContainer("c", "/pk");
    }

    /** A client for each test: it remembers failed regions for minutes. */
    @BeforeEach
    void prefer_the_second_region() {
        inTheEast = SDK.newClient()
                .endpoint(byName(SDK.emulator().endpoint()))
                .preferredRegions(List.of("East US", "West US"))
                .buildClient();
        items = inTheEast.getDatabase("d").getContainer("c");
    }

    /** The SDK puts a region's name into the host's first label and rejects invalid host names. */
    private static String byName(String endpoint) {
        return endpoint.replace("127.0.0.1", "localhost");
    }

    @AfterEach
    void restore() {
        inTheEast.close();
        SDK.emulator().region("East US").bringUp();
        SDK.emulator().region("West US").takeOverWrites();
    }

    private static Entry entry() {
        return new Entry(SDK.newName(), "a", 1);
    }

    private CosmosItemResponse<Entry> create(Entry entry) {
        return items.createItem(entry, entry.key(), new CosmosItemRequestOptions());
    }

    private CosmosItemResponse<Entry> read(Entry entry) {
        return items.readItem(entry.id(), entry.key(), Entry.class);
    }

    @Test
    void reads_go_to_the_preferred_region_and_writes_to_the_write_region() {
        Entry entry = entry();

        assertThat(create(entry).getDiagnostics().getContactedRegionNames()).containsExactly("west us");
        assertThat(read(entry).getDiagnostics().getContactedRegionNames()).containsExactly("east us");
    }

    @Test
    void a_read_fails_over_when_its_region_breaks() {
        Entry entry = entry();
        create(entry);
        read(entry);
        SDK.emulator().region("East US").takeDown();

        CosmosItemResponse<Entry> answer = read(entry);

        assertThat(answer.getItem()).isEqualTo(entry);
        assertThat(answer.getDiagnostics().getContactedRegionNames()).contains("west us");
    }

    @Test
    void a_write_follows_the_new_write_region() {
        create(entry());
        SDK.emulator().region("East US").takeOverWrites();
        Entry entry = entry();

        CosmosItemResponse<Entry> created = create(entry);

        assertThat(created.getStatusCode()).isEqualTo(201);
        assertThat(created.getDiagnostics().getContactedRegionNames()).contains("east us");
        assertThat(read(entry).getItem()).isEqualTo(entry);
    }
}
