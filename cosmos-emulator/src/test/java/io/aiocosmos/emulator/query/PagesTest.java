package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that end before they are full; over a container of one range. */
class PagesTest extends QueryTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    /** How many rows each page has. */
    private List<Integer> counts(String text) throws Exception {
        List<Integer> counts = new ArrayList<>();
        String token = "";
        while (token != null) {
            RawResponse page = client.query(DOCS, sql(text), RANGE, "0", CONTINUATION, token);
            counts.add(page.json().get("_count").intValue());
            token = page.header(CONTINUATION);
        }
        return counts;
    }

    @Nested
    class After_so_many_items {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "SELECT * FROM c | 15 15 10",
                    "SELECT * FROM c WHERE c.n >= 30 | 0 0 10",
                    "SELECT * FROM c JOIN t IN c.tags WHERE c.n < 10 | 20 0 0",
                    "SELECT * FROM c ORDER BY c.n | 15 15 10",
                    "SELECT TOP 20 * FROM c | 15 5",
                    "SELECT VALUE COUNT(1) FROM c | 1 1 1",
                })
        void a_page_ends(String text, String counts) throws Exception {
            emulator.pages().endAfter(15);
            String query = text.contains("JOIN") ? text.replace("*", "t") : text;

            assertThat(counts(query).toString().replaceAll("[\\[\\],]", "")).isEqualTo(counts);
        }

        @Test
        void aggregates_are_whole_within_a_page() throws Exception {
            emulator.pages().endAfter(15);

            assertThat(all("SELECT VALUE COUNT(1) FROM c", RANGE, "0")).containsExactly("15", "15", "10");
            assertThat(all("SELECT VALUE MAX(c.n) FROM c WHERE c.n > 20", RANGE, "0"))
                    .containsExactly("29", "39");
        }

        @Test
        void groups_and_distinct_rows_come_again_on_the_next_page() throws Exception {
            emulator.pages().endAfter(15);

            List<String> groups = all("SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk", RANGE, "0");
            List<String> distinct = all("SELECT DISTINCT VALUE c.pk FROM c", RANGE, "0");

            assertThat(groups).hasSize(30).contains("{\"pk\":\"pk0\",\"k\":2}", "{\"pk\":\"pk0\",\"k\":1}");
            assertThat(distinct).hasSize(30);
            assertThat(new HashSet<>(distinct)).hasSize(10);
            emulator.pages().reset();
            assertThat(all("SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk", RANGE, "0"))
                    .hasSize(10);
            assertThat(all("SELECT DISTINCT VALUE c.pk FROM c", RANGE, "0")).hasSize(10);
        }
    }

    @Test
    void groups_that_fill_a_page_end_it() throws Exception {
        List<String> groups = all("SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk", RANGE, "0", SIZE, "7");

        assertThat(groups).hasSize(4 * 10).allMatch(row -> row.endsWith("\"k\":1}"));
    }

    @Test
    void a_page_ends_when_it_has_cost_enough() throws Exception {
        int usual = counts("SELECT * FROM c").size();
        emulator.pages().endAfterCharge(3);

        assertThat(usual).isEqualTo(1);
        assertThat(counts("SELECT * FROM c")).hasSizeGreaterThan(2).allMatch(count -> count > 0);
        for (RawResponse page = client.get(DOCS); page.header(CONTINUATION) != null; ) {
            assertThat(Double.parseDouble(page.header("x-ms-request-charge"))).isBetween(3.0, 3.2);
            page = client.get(DOCS, CONTINUATION, page.header(CONTINUATION));
        }
    }

    @Nested
    class Empty {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT VALUE c.n FROM c",
                    "SELECT VALUE c.n FROM c ORDER BY c.n DESC",
                    "SELECT VALUE c.n FROM c OFFSET 0 LIMIT 40",
                    "SELECT DISTINCT VALUE c.n FROM c",
                })
        void pages_come_in_turn_and_lose_nothing(String text) throws Exception {
            List<String> expected = all(text, RANGE, "0");
            emulator.pages().endAfter(10);
            emulator.pages().emptyEvery(2);

            assertThat(counts(text)).containsExactly(0, 10, 0, 10, 0, 10, 0, 10);
            assertThat(all(text, RANGE, "0")).isEqualTo(expected);
        }

        @Test
        void pages_come_in_lists_and_across_ranges_too() throws Exception {
            emulator.split("d", "c", "0");
            emulator.pages().emptyEvery(3);

            assertThat(client.get(DOCS).json().get("_count").intValue()).isZero();
            assertThat(all("SELECT * FROM c", CROSS, "true", SIZE, "5"))
                    .hasSize(ITEMS)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void limits_that_would_never_end_are_refused() {
        assertThatThrownBy(() -> emulator.pages().endAfter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.pages().endAfterCharge(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.pages().emptyEvery(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
