package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A container of one range: it may have more tomorrow, so queries are served as if it had. */
class OneRangeTest extends QueryTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM c ORDER BY c.id",
                "SELECT TOP 3 * FROM c",
                "SELECT DISTINCT c.pk FROM c",
                "SELECT VALUE COUNT(1) FROM c"
            })
    void needs_a_plan_for_what_would_need_merging(String text) throws Exception {
        RawResponse response = client.query(DOCS, sql(text), CROSS, "true");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.subStatus()).isEqualTo(1004);
        assertThat(all("SELECT VALUE c.n FROM c ORDER BY c.n", RANGE, "0")).hasSize(ITEMS);
        assertThat(all("SELECT VALUE c.n FROM c ORDER BY c.n", KEY, "[\"pk3\"]"))
                .hasSize(4);
    }

    @Test
    void is_asked_across_partitions_or_not_at_all() throws Exception {
        for (String[] headers : List.of(new String[0], new String[] {CROSS, "False"})) {
            RawResponse response = client.query(DOCS, sql("SELECT * FROM c"), headers);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isZero();
        }
        assertThat(all("SELECT VALUE c.n FROM c", CROSS, "True")).hasSize(ITEMS);
        assertThat(all("SELECT VALUE c.n FROM c WHERE c.pk = 'pk3'")).hasSize(4);
    }

    private List<Integer> sizes(String text, int pageSize, String... more) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(List.of(SIZE, Integer.toString(pageSize), CONTINUATION, ""));
        String token = "";
        while (token != null) {
            headers.set(headers.size() - 1, token);
            String[] all = headers.toArray(String[]::new);
            RawResponse page = text == null ? client.get(DOCS, all) : client.query(DOCS, sql(text), all);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            sizes.add(page.json().get("_count").intValue());
            token = page.header(CONTINUATION);
        }
        return sizes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-",
                "SELECT * FROM c",
                "SELECT VALUE c.n FROM c WHERE c.n >= 0",
            })
    void says_after_a_full_page_that_there_may_be_more(String text) throws Exception {
        assertThat(sizes(text, 10, RANGE, "0")).containsExactly(10, 10, 10, 10, 0);
        assertThat(sizes(text, 40, RANGE, "0")).containsExactly(40, 0);
        assertThat(sizes(text, 2, KEY, "[\"pk3\"]")).containsExactly(2, 2, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-",
                "SELECT * FROM c",
                "SELECT VALUE c.n FROM c ORDER BY c.n DESC",
            })
    void says_after_a_page_with_room_that_there_is_not(String text) throws Exception {
        assertThat(sizes(text, 15, RANGE, "0")).containsExactly(15, 15, 10);
        assertThat(sizes(text, 41, RANGE, "0")).containsExactly(40);
    }

    @Test
    void knows_the_end_of_what_is_sorted() throws Exception {
        String text = "SELECT VALUE c.n FROM c ORDER BY c.n DESC";

        assertThat(sizes(text, 10, RANGE, "0")).containsExactly(10, 10, 10, 10);
        assertThat(sizes(text, 40, RANGE, "0")).containsExactly(40);
        assertThat(sizes(text, 2, KEY, "[\"pk3\"]")).containsExactly(2, 2);
    }

    @Test
    void knows_when_top_or_limit_has_all_its_rows() throws Exception {
        assertThat(sizes("SELECT TOP 10 * FROM c", 5, RANGE, "0")).containsExactly(5, 5);
        assertThat(sizes("SELECT * FROM c ORDER BY c.n OFFSET 2 LIMIT 4", 2, RANGE, "0"))
                .containsExactly(2, 2);
        assertThat(sizes("SELECT VALUE COUNT(1) FROM c", 1, RANGE, "0")).containsExactly(1);
    }

    @Test
    void finds_what_comes_after_the_last_full_page() throws Exception {
        String text = "SELECT VALUE c.id FROM c";
        RawResponse last = client.query(DOCS, sql(text), RANGE, "0", SIZE, "40");
        create("late", "pk1");

        RawResponse next =
                client.query(DOCS, sql(text), RANGE, "0", SIZE, "40", CONTINUATION, last.header(CONTINUATION));

        assertThat(next.json().get("Documents").toString()).isEqualTo("[\"late\"]");
    }
}
