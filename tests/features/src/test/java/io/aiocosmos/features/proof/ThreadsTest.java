package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The threads after {@code close} are those before {@code connect}, but for the libraries' own, by exact name. None of
 * ours is left when {@code close} returns; one that a library starts for a moment may take that moment.
 */
class ThreadsTest {
    /** The emulator runs in this JVM too; these are its own. */
    private static final Set<String> EMULATORS = Set.of("cosmos-emulator-http", "HTTP-Dispatcher", "idle-timeout-task");

    /** One daemon thread for all clients of the JVM, which the library ends when idle. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "jdk", Set.of(), // its selector: see endsWhenCollected; cancelling goes by the JVM's common pool
            "netty", Set.of(),
            "okhttp", Set.of("OkHttp TaskRunner", "Okio Watchdog"));

    private static final int COLLECTIONS = 100;
    private static final long PATIENCE_MILLIS = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty", "okhttp"})
    void no_thread_of_the_client_remains(String transport) {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            Set<Thread> before = threads();

            CosmosClient client = CosmosClients.builder()
                    .endpoint(emulator.endpoint())
                    .key(emulator.key())
                    .transport(transport)
                    .codec("jackson")
                    .connect();
            use(client, emulator);
            assertThat(newSince(before)).as("threads while it is open").isNotEmpty();
            assertThat(newSince(before))
                    .filteredOn(thread -> !thread.isDaemon())
                    .filteredOn(thread -> isOurs(thread) || !ends(thread))
                    .isEmpty();
            client.close();

            assertThat(newSince(before)).filteredOn(ThreadsTest::isOurs).isEmpty();
            assertThat(newSince(before))
                    .filteredOn(thread -> !endsWhenCollected(thread))
                    .filteredOn(thread -> !isCommon(thread))
                    .filteredOn(thread -> !settles(thread, LIBRARIES.get(transport)))
                    .isEmpty();
        }
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("cosmos-");
    }

    private static boolean isCommon(Thread thread) {
        return thread.isDaemon() && thread.getName().startsWith("ForkJoinPool.commonPool-worker-");
    }

    /** Threads of a library may have another name while they work. */
    private static boolean settles(Thread thread, Set<String> names) {
        return names.contains(thread.getName()) || ends(thread) || names.contains(thread.getName());
    }

    private static boolean ends(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /**
     * Before Java 21 the JDK's client cannot be closed: its selector thread ends after the client is garbage collected.
     */
    private static boolean endsWhenCollected(Thread thread) {
        if (!thread.getName().matches("HttpClient-\\d+-SelectorManager")) return false;
        try {
            for (int i = 0; i < COLLECTIONS && thread.isAlive(); i++) {
                System.gc();
                thread.join(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Uses all that starts threads: calls of both views, many items, pages, a timeout, a retry, a call in flight. */
    private static void use(CosmosClient client, CosmosEmulator emulator) {
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
        CosmosContainer ledger = client.database("books").container("ledger");
        List<Entry> entries = IntStream.range(0, 200)
                .mapToObj(i -> Entry.of("entry-" + i, "x"))
                .toList();
        emulator.faults().next(3).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "5"));
        assertThat(ledger.async().createItems(entries, BulkOptions.defaults()).join())
                .hasSize(200);
        assertThat(ledger.queryItems(SqlQuery.of("select * from c"), Entry.class))
                .hasSize(200);
        emulator.faults().always().kind("docs.read").hold();
        ItemReadOptions hurried =
                ItemReadOptions.builder().timeout(Duration.ofMillis(50)).build();
        CompletableFuture<?> late = ledger.async().readItem("entry-1", Entry.ACCOUNT, Entry.class, hurried);
        assertThat(late).failsWithin(Duration.ofSeconds(20));
        assertThat(ledger.async().readItem("entry-1", Entry.ACCOUNT, Entry.class))
                .isNotDone();
    }

    private static Set<Thread> threads() {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> EMULATORS.contains(thread.getName()));
        return all;
    }

    private static Set<Thread> newSince(Set<Thread> before) {
        Set<Thread> added = threads();
        added.removeAll(before);
        return added;
    }
}
