package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The nearest region has stopped replicating and once responds that the container is gone or another one. While it is
 * the same container, a session still reads its own writes.
 */
class StaleReplicaTest {
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().regions("West US", "East US").http(0).start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport("jdk")
            .codec("jackson")
            .preferredRegions("East US")
            .connect();

    @BeforeEach
    void stopReplication() {
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
        upsert(client, "old");
        emulator.replica().hold();
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private static CosmosContainer ledger(CosmosClient from) {
        return from.database("books").container("ledger");
    }

    private static void upsert(CosmosClient writer, String text) {
        ledger(writer).upsertItem(Entry.of("1", text), Entry.ACCOUNT);
    }

    private static String read(CosmosClient reader) {
        return ledger(reader).readItem("1", Entry.ACCOUNT, Entry.class).value().text();
    }

    private static void tryRead(CosmosClient reader) {
        ledger(reader.throwOnFailure(false)).readItem("1", Entry.ACCOUNT, Entry.class);
    }

    private void once(int status, int subStatus) {
        emulator.faults().next(1).kind("docs.read").respond(status, subStatus);
    }

    @ParameterizedTest
    @CsvSource({
        "410, 1000",
        "410, 1002",
        "410, 1007",
        "410, 1008",
        "404, 1003",
        "404, 1002",
        "400, 1001",
        "400, 1024",
        "403, 1008",
        "401, 0",
        "503, 0"
    })
    void the_client_reads_its_writes_after(int status, int subStatus) {
        upsert(client, "new");
        once(status, subStatus);

        tryRead(client);

        assertThat(read(client)).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource({"410, 1000", "410, 1002", "404, 1003", "404, 1002", "400, 1001", "400, 1024"})
    void a_session_reads_its_writes_after(int status, int subStatus) {
        try (CosmosSession session = client.newSession()) {
            upsert(session, "new");
            once(status, subStatus);

            tryRead(session);

            assertThat(read(session)).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @CsvSource({"410, 1000", "410, 1002", "404, 1003", "404, 1002", "400, 1001", "400, 1024"})
    void a_resumed_session_reads_its_writes_after(int status, int subStatus) {
        String state;
        try (CosmosSession session = client.newSession()) {
            upsert(session, "new");
            state = session.state().text();
        }
        try (CosmosSession resumed = client.resumeSession(SessionState.of(state))) {
            once(status, subStatus);

            tryRead(resumed);

            assertThat(read(resumed)).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @CsvSource({"410, 1000", "404, 1003"})
    void the_client_keeps_its_tokens_after_a_failure_in_a_session(int status, int subStatus) {
        upsert(client, "new");
        try (CosmosSession session = client.newSession()) {
            once(status, subStatus);

            tryRead(session);

            assertThat(read(session)).as("that has seen nothing").isEqualTo("old");
        }
        assertThat(read(client)).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource({"410, 1000"})
    void the_read_that_got_this_response_returns_the_write(int status, int subStatus) {
        upsert(client, "new");
        once(status, subStatus);

        assertThat(read(client)).isEqualTo("new");
    }
}
