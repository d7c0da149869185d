package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorQuery;
import io.aiocosmos.emulator.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the emulator says of queries to a listener. */
class QueryInspectionTest extends QueryTestBase {
    private static final String POLICY =
            "{\"indexingMode\":\"consistent\",\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/note/*\"}]}";

    private final List<EmulatorQuery> seen = new ArrayList<>();

    @BeforeEach
    void listen() throws Exception {
        index(POLICY);
        emulator.onResponse(response -> response.query().ifPresent(seen::add));
    }

    /** Sent to one range, as clients do that ask for a plan. */
    private EmulatorQuery inspect(String text, String... headers) throws Exception {
        String[] sent = headers.length > 0 ? headers : new String[] {RANGE, "1"};
        RawResponse response = client.query(DOCS, sql(text.replace("\"", "\\\"").replace("\n", "\\n")), sent);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return seen.get(seen.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM c",
                "SELECT * FROM c WHERE true",
                "SELECT * FROM c ORDER BY c.n",
                "SELECT * FROM c WHERE (c.n > 3) OR UPPER(c.x) = 'A'",
                "SELECT * FROM c WHERE c.note = 'x'",
                "SELECT * FROM c WHERE ARRAY_CONTAINS(c.note, 'x')",
                "SELECT * FROM c WHERE NOT c.note = 'x'",
                "SELECT * FROM c WHERE c.note LIKE 'x%'",
                "SELECT * FROM c WHERE c.note IN ('x', 'y')",
                "SELECT TOP 1 * FROM c WHERE c.note = 'x'",
                "SELECT * FROM c WHERE UPPER(c.x) = 'A'",
                "SELECT * FROM c WHERE c.n + 1 = 3",
                "SELECT * FROM c WHERE c.n = c.m",
                "SELECT * FROM c WHERE CONTAINS(c.note, 'x')",
                "SELECT * FROM c WHERE ARRAY_LENGTH(c.tags) > 1",
                "SELECT * FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags WHERE UPPER(t) = 'X')",
                "SELECT VALUE SUM(c.n) FROM c",
                "SELECT DISTINCT TOP 1 VALUE c.n FROM c",
            })
    void a_filter_that_no_index_serves_or_none_is_a_full_scan(String text) throws Exception {
        EmulatorQuery query = inspect(text);

        assertThat(query.isFullScan()).isTrue();
        assertThat(query.isCrossPartition()).isTrue();
        assertThat(query.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM c WHERE c.n = 3",
                "SELECT * FROM c WHERE 3 < c.n AND UPPER(c.x) = 'A'",
                "SELECT * FROM c WHERE c.n = 3 OR c.x != 'a'",
                "SELECT * FROM c WHERE c.n BETWEEN 1 AND 3 ORDER BY c.x",
                "SELECT * FROM c WHERE c.n IN (1, 2)",
                "SELECT * FROM c WHERE c.x LIKE '%a'",
                "SELECT * FROM c WHERE STARTSWITH(c.x, 'a')",
                "SELECT * FROM c WHERE NOT IS_DEFINED(c.x)",
                "SELECT * FROM c WHERE c.flag",
                "SELECT * FROM c WHERE FLOOR(c.n) = 3",
                "SELECT * FROM c WHERE ARRAY_CONTAINS(c.tags, 'x')",
                "SELECT * FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags WHERE t = 'x')",
                "SELECT VALUE t FROM c JOIN t IN c.tags WHERE t = 'x'",
                "SELECT TOP 3 * FROM c",
                "SELECT TOP 3 * FROM c ORDER BY c.n",
                "SELECT * FROM c ORDER BY c.n OFFSET 0 LIMIT 3",
                "SELECT VALUE COUNT(1) FROM c",
                "SELECT * FROM c WHERE c.pk IN ('pk1', 'pk2')",
            })
    void one_that_an_index_serves_or_that_ends_early_is_none(String text) throws Exception {
        EmulatorQuery query = inspect(text);

        assertThat(query.isFullScan()).isFalse();
        assertThat(query.isCrossPartition()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM c WHERE c.pk = 'pk1'",
                "SELECT * FROM c WHERE c.pk = 'pk1' AND UPPER(c.x) = 'A'",
                "SELECT * FROM c WHERE (c.id = 'id1' AND c.pk = 'pk1') OR (c.id = 'id2' AND c.pk = 'pk2')",
                "SELECT * FROM c WHERE false",
                "SELECT 1",
            })
    void a_filter_of_one_key_or_of_known_items_crosses_no_partitions(String text) throws Exception {
        EmulatorQuery query = inspect(text);

        assertThat(query.isCrossPartition()).isFalse();
        assertThat(query.isFullScan()).isFalse();
    }

    @Test
    void a_key_beside_the_query_is_as_good_as_one_in_it() throws Exception {
        assertThat(inspect("SELECT * FROM c", KEY, "[\"pk1\"]"))
                .extracting(EmulatorQuery::isCrossPartition, EmulatorQuery::isFullScan)
                .containsExactly(false, false);
    }

    @Test
    void the_text_is_the_applications_own_whatever_a_plan_makes_of_it() throws Exception {
        String text = "SELECT c.id FROM c WHERE c.n > 1 ORDER BY c.n";
        String plan = client.query(
                        DOCS,
                        sql(text),
                        "x-ms-cosmos-is-query-plan-request",
                        "true",
                        "x-ms-cosmos-supported-query-features",
                        "OrderBy")
                .json()
                .at("/queryInfo/rewrittenQuery")
                .asString();

        String filter = "{documentdb-formattableorderbyquery-filter}";
        assertThat(inspect(plan.replace(filter, "true")).text()).isEqualTo(text);
        assertThat(inspect(plan.replace(filter, "c.n > 4711")).text()).isEqualTo(text);
        assertThat(inspect("SELECT c.id FROM c").text()).isEqualTo("SELECT c.id FROM c");
    }

    @Test
    void a_list_has_no_text_and_reads_all_unless_it_is_of_a_key() throws Exception {
        client.get(DOCS);
        client.get(DOCS, KEY, "[\"pk1\"]");

        assertThat(seen).extracting(EmulatorQuery::text).containsExactly("", "");
        assertThat(seen).extracting(EmulatorQuery::isCrossPartition).containsExactly(true, false);
        assertThat(seen).extracting(EmulatorQuery::isFullScan).containsExactly(true, false);
        assertThat(seen).extracting(EmulatorQuery::toString).containsExactly("cross-partition full scan", "query");
    }

    @Test
    void a_refused_query_says_nothing() throws Exception {
        client.query(DOCS, sql("SELECT * FRM c"), CROSS, "true");
        client.query(DOCS, sql("SELECT * FROM c"));

        assertThat(seen).isEmpty();
    }
}
