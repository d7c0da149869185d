package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that cost too much, beside tests that do not. */
@Tag("own-class-path")
class CostRulesTest {
    private static final PartitionKey AUSTEN = PartitionKey.of("Austen");
    private static final SqlQuery BY_TITLE = SqlQuery.of("SELECT * FROM c WHERE c.title > @least ORDER BY c.title")
            .with("@least", "E");
    private static final SqlQuery BY_CASE = SqlQuery.of("SELECT * FROM c WHERE UPPER(c.title) = 'EMMA'");

    @CosmosTest
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    static class Costly {
        @BeforeEach
        void is_not_counted(CosmosContainer books) {
            Rows.of(books.queryItems(BY_CASE, Book.class));
        }

        @Test
        @RequestUnits(atMost = 2)
        void two_reads(CosmosContainer books) {
            books.readItem("1", AUSTEN, Book.class);
            books.readItem("2", AUSTEN, Book.class);
        }

        @Test
        @RequestUnits(atMost = 2)
        void three_reads(CosmosContainer books) {
            two_reads(books);
            books.readItem("2", AUSTEN, Book.class);
        }

        @Test
        @RequestUnits(atMost = 1.5)
        void a_query(CosmosContainer books) {
            books.readItem("secret-id".substring(9) + "1", AUSTEN, Book.class);
            Rows.of(books.queryItems(BY_TITLE, Book.class));
        }

        @Test
        @NoCrossPartitionQueries
        void across(CosmosContainer books) {
            Rows.of(books.queryItems(BY_TITLE, Book.class));
        }

        @Test
        @NoCrossPartitionQueries
        @NoFullScans
        void within_one_key(CosmosContainer books) {
            QueryOptions ofAusten = QueryOptions.inPartition(AUSTEN);
            Rows.of(books.queryItems(BY_CASE, Book.class, ofAusten));
            Rows.of(books.queryItems(SqlQuery.of("SELECT * FROM c WHERE c.author = 'Austen'"), Book.class));
            Rows.of(books.readAllItems(AUSTEN, Book.class));
            books.readMany(
                    List.of(
                            ItemIdentity.of("1", AUSTEN),
                            ItemIdentity.of("2", AUSTEN),
                            ItemIdentity.of("3", PartitionKey.of("Brontë"))),
                    Book.class);
        }

        @Test
        @NoFullScans
        void scanned(CosmosContainer books) {
            Rows.of(books.queryItems(BY_CASE, Book.class));
        }

        @Test
        @NoFullScans
        void indexed(CosmosContainer books) {
            Rows.of(books.queryItems(BY_TITLE, Book.class));
        }

        @Test
        @NoFullScans
        void failed_by_itself(CosmosContainer books) {
            scanned(books);
            throw new AssertionError("its own failure");
        }

        @Test
        void unlimited(CosmosContainer books) {
            Rows.of(books.queryItems(BY_CASE, Book.class));
        }
    }

    @CosmosTest
    @RequestUnits(atMost = 0.5)
    @NoFullScans
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    static class Limited {
        @Test
        void reads(CosmosContainer books) {
            books.readItem("1", AUSTEN, Book.class);
        }

        @Test
        void scans(CosmosContainer books) {
            Rows.of(books.queryItems(BY_CASE, Book.class));
        }

        @Test
        @RequestUnits(atMost = 1)
        void reads_with_more(CosmosContainer books) {
            books.readItem("1", AUSTEN, Book.class);
        }
    }

    static class Unmeasured {
        @Test
        @RequestUnits(atMost = 1)
        void nothing() {}
    }

    private static TestRun run;

    @BeforeAll
    static void run() {
        run = TestRun.of(Costly.class);
    }

    @Test
    void what_keeps_within_the_rules_passes() {
        assertThat(run.failures()).hasSize(5);
        assertThat(run.succeeded()).isEqualTo(4);
    }

    @Test
    void too_many_request_units_show_what_took_them() {
        assertThat(run.failure("three_reads"))
                .isEqualTo("The test took 3 request units, @RequestUnits allows 2:\n"
                        + "  3 RU, 3 requests to books: docs.read\n");
    }

    @Test
    void the_dearest_comes_first_and_a_query_has_its_text_and_one_line() {
        assertThat(run.failure("a_query"))
                .containsPattern("took [0-9.]+ request units, @RequestUnits allows 1.5:\n"
                        + "  [0-9.]+ RU, 4 requests to books: SELECT \\* FROM c WHERE c.title > @least ORDER BY c.title\n"
                        + "  1 RU, 1 request to books: docs.read\n")
                .doesNotContain("Austen", "Villette");
    }

    @Test
    void a_cross_partition_query_shows_with_its_charge() {
        assertThat(run.failure("across"))
                .containsPattern("The test has cross-partition queries:\n  [0-9.]+ RU, 4 requests to books: SELECT");
    }

    @Test
    void a_full_scan_shows_with_its_charge() {
        assertThat(run.failure("scanned"))
                .containsPattern("The test has full-scan queries:\n"
                        + "  [0-9.]+ RU, 4 requests to books: SELECT \\* FROM c WHERE UPPER\\(c.title\\) = 'EMMA'\n");
    }

    @Test
    void a_test_that_fails_by_itself_says_only_that() {
        assertThat(run.failure("failed_by_itself")).isEqualTo("its own failure\n");
    }

    @Test
    void a_class_limits_each_of_its_tests_and_a_test_may_say_otherwise() {
        TestRun limited = TestRun.of(Limited.class);

        assertThat(limited.failure("reads")).contains("took 1 request units, @RequestUnits allows 0.5");
        assertThat(limited.failure("scans")).contains("@RequestUnits allows 0.5", "full-scan queries");
        assertThat(limited.succeeded()).isEqualTo(1);
    }

    @Test
    void a_rule_without_anything_to_count_fails() {
        assertThat(TestRun.of(Unmeasured.class).failure("nothing"))
                .contains("There is nothing to count: the test has no parameter of @CosmosTest");
    }
}
