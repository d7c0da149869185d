package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorLogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two instances of an application and a stale replica: the second instance reads the writes of the first only with its
 * session state.
 */
class SessionHandoverTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c");
    private static final QueryOptions IN_ACCOUNT = QueryOptions.inPartition(Entry.ACCOUNT);

    private final CosmosEmulator emulator =
            CosmosEmulator.builder().regions("West US", "East US").http(0).start();
    private final CosmosClient first = builder().connect();
    private final CosmosClient second = builder().connect();

    private CosmosClientBuilder builder() {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport("jdk")
                .codec("jackson");
    }

    @BeforeEach
    void writeAndStopReplication() {
        first.createDatabase("books");
        first.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
        ledger(first).createItem(Entry.of("1", "old"), Entry.ACCOUNT);
        emulator.replica().hold();
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        emulator.close();
    }

    private static CosmosContainer ledger(CosmosClient client) {
        return client.database("books").container("ledger");
    }

    private static String read(CosmosClient client) {
        return ledger(client).readItem("1", Entry.ACCOUNT, Entry.class).value().text();
    }

    /** The first instance writes in a session; returns the state that it would put into a cookie. */
    private String written() {
        try (CosmosSession session = first.newSession()) {
            ledger(session).upsertItem(Entry.of("1", "new"), Entry.ACCOUNT);
            ledger(session).createItem(Entry.of("2", "new"), Entry.ACCOUNT);
            return session.state().text();
        }
    }

    @Test
    void without_the_state_the_second_instance_reads_the_old_version() {
        written();

        assertThat(read(second)).isEqualTo("old");
        assertThat(ledger(second).findItem("2", Entry.ACCOUNT, Entry.class)).isEmpty();
        assertThat(ledger(second).queryItems(ALL, Entry.class, IN_ACCOUNT)).hasSize(1);
    }

    @Test
    void with_the_state_it_reads_the_write_of_the_first() {
        String cookie = written();

        try (CosmosSession session = second.resumeSession(SessionState.of(cookie))) {
            assertThat(read(session)).isEqualTo("new");
            assertThat(ledger(session).findItem("2", Entry.ACCOUNT, Entry.class))
                    .isPresent();
            assertThat(ledger(session).queryItems(ALL, Entry.class, IN_ACCOUNT)).hasSize(2);
        }
    }

    @Test
    void a_session_does_not_update_the_tokens_of_its_client() {
        String cookie = written();

        try (CosmosSession session = second.resumeSession(SessionState.of(cookie))) {
            assertThat(read(session)).isEqualTo("new");
        }

        assertThat(read(second.newSession())).isEqualTo("old");
    }

    @Test
    void the_writer_itself_always_reads_its_writes() {
        ledger(first).upsertItem(Entry.of("1", "new"), Entry.ACCOUNT);

        assertThat(read(first)).isEqualTo("new");
    }

    @Test
    void if_the_nearest_region_lags_the_read_is_retried_in_another() {
        String cookie = written();
        emulator.stats().reset();

        try (CosmosClient far = builder().preferredRegions("East US").build();
                CosmosSession session = far.resumeSession(SessionState.of(cookie))) {
            assertThat(read(session)).isEqualTo("new");
        }

        assertThat(emulator.stats().log())
                .filteredOn(answer -> answer.path().endsWith("/docs/1"))
                .extracting(EmulatorLogEntry::region, EmulatorLogEntry::status, EmulatorLogEntry::subStatus)
                .contains(tuple("East US", 404, 1002), tuple("West US", 200, 0));
    }
}
