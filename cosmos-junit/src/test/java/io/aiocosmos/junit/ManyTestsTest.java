package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.EmulatorStats;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a run of many tests takes, one after the other and in parallel. */
@Tag("own-class-path")
class ManyTestsTest {
    private static final Set<String> DATABASES = ConcurrentHashMap.newKeySet();
    private static final Map<String, Object> SEEN = new ConcurrentHashMap<>();

    /** Looks at the emulator that all share when the tests are over. */
    static final class Counts implements AfterAllCallback {
        @Override
        public void afterAll(ExtensionContext context) {
            Emulators emulators = Emulators.of(context);
            SEEN.put("emulators", emulators.started());
            if (emulators.started() > 0)
                SEEN.put("stats", emulators.shared().emulator().stats());
            SEEN.put("endpoint", emulators.shared().emulator().endpoint());
        }
    }

    @ExtendWith(Counts.class)
    @CosmosTest
    static class Hundred {
        @RepeatedTest(100)
        void small(@Container(id = "books", partitionKey = "/author") CosmosContainer books, CosmosDatabase database) {
            DATABASES.add(database.id());
            books.createItem(new Book("1", "Austen", "Emma"), PartitionKey.of("Austen"));
        }
    }

    @Test
    void a_hundred_tests_share_an_emulator_and_leave_no_database() {
        DATABASES.clear();
        TestRun run = TestRun.of(Hundred.class);

        EmulatorStats stats = (EmulatorStats) SEEN.get("stats");
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(100);
        assertThat(DATABASES).hasSize(100);
        assertThat(SEEN.get("emulators")).isEqualTo(1);
        assertThat(SEEN.get("endpoint").toString()).doesNotContain("127.0.0.1");
        Map<String, Long> requests = stats.requestsByKind();
        requests.remove("account.read"); // clients do that a second after their first request
        assertThat(requests)
                .isEqualTo(Map.of("dbs.create", 100L, "colls.create", 100L, "docs.create", 100L, "dbs.delete", 100L));
    }

    /** Each reads as often as it is the how many-th, and may not read once more. */
    @CosmosTest
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    static class Parallel {
        @RepeatedTest(20)
        @NoCrossPartitionQueries
        @RequestUnits(atMost = 20)
        void counts_its_own(RepetitionInfo repetition, CosmosContainer books) {
            for (int i = 0; i < repetition.getCurrentRepetition(); i++)
                books.readItem("1", PartitionKey.of("Austen"), Book.class);
        }

        @Test
        void crosses(CosmosContainer books) {
            for (int i = 0; i < 20; i++) Rows.of(books.queryItems(SqlQuery.of("SELECT * FROM c"), Book.class));
        }

        @RepeatedTest(3)
        @RequestUnits(atMost = 0)
        void too_dear(CosmosContainer books) {
            books.readItem("1", PartitionKey.of("Austen"), Book.class);
        }
    }

    @Test
    void tests_in_parallel_are_told_apart() {
        TestRun run = TestRun.of(Parallel.class, parallel());

        assertThat(run.succeeded()).isEqualTo(21);
        assertThat(run.failures())
                .hasSize(3)
                .containsOnly("The test took 1 request units, @RequestUnits allows 0:\n"
                        + "  1 RU, 1 request to books: docs.read\n");
    }

    private static Map<String, String> parallel() {
        return Map.of(
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.mode.default",
                "concurrent",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "4");
    }

    @CosmosTest(sharedDatabase = true)
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    static class Shared {
        @BeforeAll
        static void add(CosmosContainer books) {
            books.createItem(new Book("4", "Austen", "Lady Susan"));
        }

        @RepeatedTest(20)
        @RequestUnits(atMost = 7.67)
        void each_adds_one(CosmosContainer books, CosmosDatabase database, RepetitionInfo repetition) {
            DATABASES.add(database.id());
            books.readItem("4", PartitionKey.of("Austen"), Book.class);
            books.createItem(
                    new Book("n" + repetition.getCurrentRepetition(), "Austen", ""), PartitionKey.of("Austen"));
        }

        @AfterAll
        static void all_are_there(CosmosContainer books) {
            SEEN.put(
                    "items",
                    Rows.of(books.readAllItems(PartitionKey.of("Austen"), Book.class))
                            .size());
        }
    }

    @Test
    void tests_that_share_a_database_never_run_in_parallel() {
        DATABASES.clear();
        TestRun run = TestRun.of(Shared.class, parallel());

        assertThat(run.failures()).isEmpty();
        assertThat(DATABASES).hasSize(1);
        assertThat(SEEN.get("items")).isEqualTo(2 + 1 + 20);
    }

    @CosmosTest
    static class Early {
        @BeforeAll
        static void too_early(CosmosDatabase database) {}

        @Test
        void any() {}
    }

    @CosmosTest
    static class Connected {
        static String endpoint;

        @BeforeAll
        static void connect(CosmosAddress address) {
            endpoint = address.endpoint();
        }

        @Test
        void any(CosmosAddress address) {
            assertThat(address.endpoint()).isEqualTo(endpoint);
        }
    }

    @Test
    void before_all_tests_there_is_the_address_and_no_database() {
        assertThat(TestRun.of(Connected.class).succeeded()).isEqualTo(1);
        assertThat(TestRun.of(Early.class).failures())
                .singleElement()
                .asString()
                .contains("@CosmosTest(sharedDatabase = true)");
    }
}
