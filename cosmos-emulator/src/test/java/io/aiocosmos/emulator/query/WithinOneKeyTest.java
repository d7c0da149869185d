package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries within one key as clients send them that have a plan, ask for none, or would not ask after a refusal. */
class WithinOneKeyTest extends QueryTestBase {
    private static final String[] ONE_ANSWER = {
        KEY, "[\"pk3\"]", "x-ms-documentdb-query-iscontinuationexpected", "False"
    };
    private static final String[] LISTS_FEATURES = {
        KEY,
        "[\"pk3\"]",
        "x-ms-cosmos-supported-query-features",
        "Distinct,OrderBy,Top",
        "x-ms-cosmos-query-version",
        "1.0"
    };

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE [{'item': COUNT(1)}] FROM c | [[{\"item\":4}]]",
                "SELECT DISTINCT VALUE c.pk FROM c | [\"pk3\"]",
                "SELECT VALUE COUNT(1) FROM c | [4]",
                "SELECT [{'item': c.pk}] AS groupByItems, {'n': {'item': COUNT(1)}} AS payload FROM c GROUP BY c.pk"
                        + " | [{\"groupByItems\":[{\"item\":\"pk3\"}],\"payload\":{\"n\":{\"item\":4}}}]",
            })
    void a_range_id_passes_at_once_and_the_key_still_counts(String text, String rows) throws Exception {
        String range = read("id3", "pk3").header(RANGE);

        RawResponse response =
                client.query(DOCS, sql(text.replace('\'', '"').replace("\"", "\\\"")), with(ONE_ANSWER, RANGE, range));

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("Documents").toString()).isEqualTo(rows);
    }

    @Test
    void a_range_id_without_the_key_in_it_gives_nothing() throws Exception {
        String other = read("id3", "pk3").header(RANGE).equals("0") ? "1" : "0";

        assertThat(all("SELECT VALUE c.n FROM c", KEY, "[\"pk3\"]", RANGE, other))
                .isEmpty();
        assertThat(client.query(DOCS, sql("SELECT * FROM c"), KEY, "[\"pk3\"]", RANGE, "9")
                        .subStatus())
                .isEqualTo(1002);
    }

    @Test
    void pages_of_a_key_in_a_range_follow_on_each_other_and_fit_no_other_key() throws Exception {
        String range = read("id3", "pk3").header(RANGE);
        String text = "SELECT VALUE c.n FROM c ORDER BY c.n";

        assertThat(all(text, KEY, "[\"pk3\"]", RANGE, range, SIZE, "1")).containsExactly("3", "13", "23", "33");
        String token = client.query(DOCS, sql(text), KEY, "[\"pk3\"]", RANGE, range, SIZE, "1")
                .header(CONTINUATION);
        assertThat(client.query(DOCS, sql(text), KEY, "[\"pk4\"]", RANGE, range, CONTINUATION, token)
                        .status())
                .isEqualTo(400);
    }

    /** With a partition key, Microsoft's Java SDK sends what a plan has rewritten without a range id. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT VALUE [{'item': COUNT(1)}] FROM c",
                "SELECT {'$1': {'item': COUNT(1)}, '$2': {'item': MAX(c.n)}} AS payload FROM c",
                "SELECT [{'item': c.pk}] AS groupByItems, {'n': {'item': COUNT(1)}} AS payload FROM c GROUP BY c.pk",
            })
    void a_rewritten_text_is_served(String text) throws Exception {
        String rewritten = sql(text.replace("'", "\\\""));

        for (String[] headers : List.of(new String[] {KEY, "[\"pk3\"]"}, ONE_ANSWER)) {
            RawResponse response = client.query(DOCS, rewritten, headers);
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.json().get("Documents").toString()).contains("4");
        }
    }

    /** As Microsoft's Java SDK asks, and its Rust SDK, whose tests against the service's emulators expect the rows. */
    @Test
    void a_client_that_takes_the_key_page_by_page_gets_distinct_rows_and_groups() throws Exception {
        for (String[] headers : List.of(new String[] {KEY, "[\"pk3\"]"}, LISTS_FEATURES)) {
            assertThat(all("SELECT DISTINCT VALUE c.pk FROM c", headers)).containsExactly("\"pk3\"");
            assertThat(all("SELECT c.pk, COUNT(1) AS k, SUM(c.n) AS s FROM c GROUP BY c.pk", headers))
                    .containsExactly("{\"pk\":\"pk3\",\"k\":4,\"s\":72}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT DISTINCT VALUE c.pk FROM c", "SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk"})
    void others_are_told_to_ask_for_a_plan(String text) throws Exception {
        for (String[] headers : List.of(new String[] {KEY, "[\"pk3\"]", CROSS, "true"}, ONE_ANSWER)) {
            RawResponse response = client.query(DOCS, sql(text), headers);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isEqualTo(1004);
            assertThat(response.text("additionalErrorInfo")).contains("queryRanges");
        }
    }

    @Test
    void features_make_no_difference_to_what_is_of_several_keys() throws Exception {
        String[] across = {CROSS, "true", "x-ms-cosmos-supported-query-features", "Distinct"};

        assertThat(client.query(DOCS, sql("SELECT DISTINCT VALUE c.pk FROM c"), across)
                        .subStatus())
                .isEqualTo(1004);
    }
}
