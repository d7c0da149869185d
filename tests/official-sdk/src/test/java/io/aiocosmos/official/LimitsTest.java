package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.ThrottlingRetryOptions;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.UniqueKey;
import com.azure.cosmos.models.UniqueKeyPolicy;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits of the service, on a manual clock. */
class LimitsTest {
    private static final EmulatorClock CLOCK = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    static final OfficialSdk SDK =
            new OfficialSdk(CosmosEmulator.builder().clock(CLOCK).enforceThroughput(true));

    @Test
    void an_item_expires_after_its_time_to_live() {
        CosmosContainer items =
                SDK.newContainer(new CosmosContainerProperties(SDK.newName(), "/pk").setDefaultTimeToLiveInSeconds(60));
        Entry entry = new Entry("1", "a", 1);
        items.createItem(entry);

        CLOCK.advance(Duration.ofSeconds(59));
        assertThat(items.readItem("1", entry.key(), Entry.class).getItem()).isEqualTo(entry);
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(statusOf(() -> items.readItem("1", entry.key(), Entry.class)))
                .isEqualTo(404);
    }

    @Test
    void a_unique_key_is_unique_within_a_partition_key() {
        UniqueKeyPolicy mail = new UniqueKeyPolicy().setUniqueKeys(List.of(new UniqueKey(List.of("/mail"))));
        CosmosContainer items =
                SDK.newContainer(new CosmosContainerProperties(SDK.newName(), "/pk").setUniqueKeyPolicy(mail));
        items.createItem(Map.of("id", "1", "pk", "a", "mail", "x@example.org"));

        assertThat(statusOf(() -> items.createItem(Map.of("id", "2", "pk", "a", "mail", "x@example.org"))))
                .isEqualTo(409);
        assertThat(items.createItem(Map.of("id", "2", "pk", "b", "mail", "x@example.org"))
                        .getStatusCode())
                .isEqualTo(201);
    }

    @Test
    void an_item_of_more_than_two_megabytes_is_rejected() {
        CosmosContainer items = SDK.newContainer("/pk");
        String text = "x".repeat(2 * 1024 * 1024);

        assertThat(statusOf(() -> items.createItem(Map.of("id", "1", "pk", "a", "text", text))))
                .isEqualTo(413);
    }

    @Test
    void requests_above_the_throughput_are_throttled() {
        SDK.client().createDatabase("busy");
        SDK.client().getDatabase("busy").createContainer("c", "/pk");
        ThrottlingRetryOptions none = new ThrottlingRetryOptions().setMaxRetryAttemptsOnThrottledRequests(0);

        try (CosmosClient impatient =
                SDK.newClient().throttlingRetryOptions(none).buildClient()) {
            CosmosContainer items = impatient.getDatabase("busy").getContainer("c");

            assertThat(statusOf(() -> {
                        for (int i = 0; i < 100; i++) items.createItem(new Entry("i" + i, "a", i));
                    }))
                    .isEqualTo(429);
        }
    }
}
