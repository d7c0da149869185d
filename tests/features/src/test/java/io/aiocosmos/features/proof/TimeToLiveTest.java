package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items expire by the time to live of their container or their own, on the emulator's manual clock. */
class TimeToLiveTest {
    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2030-01-01T00:00:00Z"));
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().clock(clock).start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport(emulator.transport())
            .codec("jackson")
            .connect();

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private CosmosContainer container(ContainerProperties properties) {
        client.createDatabase("books");
        client.database("books").createContainer(properties);
        return client.database("books").container(properties.id());
    }

    private static ContainerProperties.Builder ledger() {
        return ContainerProperties.builder("ledger", PartitionKeyDefinition.of("/account"));
    }

    private static boolean has(CosmosContainer ledger, String id) {
        return ledger.findItem(id, Entry.ACCOUNT, RawJson.class).isPresent();
    }

    @Test
    void items_expire_after_the_containers_time() {
        CosmosContainer ledger =
                container(ledger().defaultTimeToLive(Duration.ofMinutes(1)).build());
        ledger.createItem(Entry.of("1", "x"), Entry.ACCOUNT);

        clock.advance(Duration.ofSeconds(59));
        assertThat(has(ledger, "1")).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(has(ledger, "1")).isFalse();
        assertThat(ledger.createItem(Entry.of("1", "again"), Entry.ACCOUNT).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_write_restarts_the_time() {
        CosmosContainer ledger =
                container(ledger().defaultTimeToLive(Duration.ofMinutes(1)).build());
        ledger.createItem(Entry.of("1", "x"), Entry.ACCOUNT);
        clock.advance(Duration.ofSeconds(50));

        ledger.replaceItem(Entry.of("1", "y"), "1", Entry.ACCOUNT);

        clock.advance(Duration.ofSeconds(50));
        assertThat(has(ledger, "1")).isTrue();
    }

    @Test
    void an_item_may_have_its_own_time() {
        CosmosContainer ledger = container(ledger().timeToLiveWithoutDefault().build());
        ledger.createItem(RawJson.of("{\"id\":\"short\",\"account\":\"a\",\"ttl\":10}"));
        ledger.createItem(RawJson.of("{\"id\":\"long\",\"account\":\"a\"}"));

        clock.advance(Duration.ofDays(1));

        assertThat(has(ledger, "short")).isFalse();
        assertThat(has(ledger, "long")).isTrue();
    }
}
