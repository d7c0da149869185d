package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads carry the session token of their own partition range only; a client still reads its writes, also after a split.
 */
class RangeSessionTokensTest {
    private static final int KEYS = 40;

    private final CosmosEmulator emulator = CosmosEmulator.builder()
            .partitions(4)
            .regions("West US", "East US")
            .http(0)
            .start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport("jdk")
            .codec("jackson")
            .preferredRegions("East US")
            .connect();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    @BeforeEach
    void writeToManyRanges() {
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/pk"));
        write(1);
        emulator.faults()
                .always()
                .kind("docs.read")
                .where(request -> {
                    tokens.add(request.header("x-ms-session-token").orElse(""));
                    return false;
                })
                .respond(500, 0);
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private CosmosContainer ledger() {
        return client.database("books").container("ledger");
    }

    private void write(int version) {
        for (int i = 0; i < KEYS; i++)
            ledger().upsertItem(RawJson.of("{\"id\":\"1\",\"pk\":\"" + i + "\",\"version\":" + version + "}"));
    }

    private void assertAllReadAre(int version) {
        for (int i = 0; i < KEYS; i++)
            assertThat(ledger().readItem("1", PartitionKey.of(Integer.toString(i)), RawJson.class)
                            .value()
                            .text())
                    .contains("\"version\":" + version);
    }

    @Test
    void all_are_sent_until_the_ranges_are_known() {
        assertAllReadAre(1);
        assertThat(tokens).hasSize(KEYS).allMatch(token -> token.split(",").length == 4);
        tokens.clear();

        ledger().feedRanges();
        assertAllReadAre(1);

        assertThat(tokens).hasSize(KEYS).allMatch(token -> token.matches("[0-9]+:[^,]+"));
        assertThat(tokens.stream()
                        .map(token -> token.substring(0, token.indexOf(':')))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void writes_to_the_children_of_a_split_are_read_despite_a_stale_replica() {
        ledger().feedRanges();
        assertAllReadAre(1);
        emulator.replica().hold();
        emulator.split("books", "ledger", "0");

        write(2);

        assertAllReadAre(2);
        emulator.replica().release();
        tokens.clear();
        assertAllReadAre(2);
        assertThat(tokens).allMatch(token -> token.matches("[0-9]+:[^,]+"));
    }

    @Test
    void the_children_of_a_split_are_read_with_the_token_of_the_parent() {
        ledger().feedRanges();
        emulator.replica().hold();
        write(2);
        emulator.split("books", "ledger", "0");
        ledger().feedRanges();

        assertAllReadAre(2);
        assertThat(tokens).allMatch(token -> token.matches("[0-9]+:[^,]+"));
    }
}
