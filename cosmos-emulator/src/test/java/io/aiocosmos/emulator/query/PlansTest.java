package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of queries, and what they do for queries that come without one. */
class PlansTest extends QueryTestBase {
    private static final String ALL_FEATURES = "Aggregate, CompositeAggregate, MultipleOrderBy, MultipleAggregates,"
            + " OrderBy, OffsetAndLimit, Distinct, GroupBy, Top, DCount, NonValueAggregate";

    private RawResponse plan(String text, String features) throws IOException {
        return client.post(
                DOCS,
                sql(text),
                "x-ms-cosmos-is-query-plan-request",
                "True",
                "x-ms-cosmos-supported-query-features",
                features);
    }

    @Test
    void name_the_merging_and_all_keys() throws Exception {
        RawResponse response = plan("SELECT * FROM c ORDER BY c.n", ALL_FEATURES);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().get("partitionedQueryExecutionInfoVersion").intValue())
                .isEqualTo(2);
        assertThat(response.json().at("/queryInfo/orderBy/0").asString()).isEqualTo("Ascending");
        assertThat(response.json().at("/queryInfo/rewrittenQuery").asString())
                .contains("{documentdb-formattableorderbyquery-filter}");
        assertThat(response.json().get("queryRanges").toString())
                .isEqualTo("[{\"min\":\"\",\"max\":\"FF\",\"isMinInclusive\":true,\"isMaxInclusive\":false}]");
    }

    @Test
    void name_the_effective_key_of_an_equality() throws Exception {
        RawResponse response = plan("SELECT * FROM c WHERE c.pk = 'redmond'", "None");

        assertThat(response.json().get("queryRanges").toString())
                .isEqualTo("[{\"min\":\"22E342F38A486A088463DFF7838A5963\",\"max\":"
                        + "\"22E342F38A486A088463DFF7838A5963\",\"isMinInclusive\":true,\"isMaxInclusive\":true}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.pk LIKE @p", "c.pk = @p", "c.pk IN ('a', @p)", "ARRAY_CONTAINS(@p, c.pk)", "@p"})
    void may_be_asked_for_before_parameters_have_values(String filter) throws Exception {
        RawResponse response = plan("SELECT * FROM c WHERE " + filter, "None");

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().at("/queryRanges/0/max").asString()).isEqualTo("FF");
        assertThat(client.query(DOCS, sql("SELECT * FROM c WHERE " + filter), CROSS, "true")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void need_the_values_of_counts() throws Exception {
        assertThat(plan("SELECT TOP @n * FROM c", "Top").status()).isEqualTo(400);
    }

    @Test
    void ask_partitions_for_no_more_rows_than_a_count_can_be() throws Exception {
        RawResponse response = plan("SELECT VALUE c.n FROM c OFFSET 10 LIMIT 4294967295", "OffsetAndLimit");
        String rewritten = response.json().at("/queryInfo/rewrittenQuery").asString();

        assertThat(response.json().at("/queryInfo/limit").longValue()).isEqualTo(4294967295L);
        assertThat(rewritten).endsWith("OFFSET 0 LIMIT 4294967295");
        List<String> rows = new ArrayList<>();
        for (int range = 0; range < 4; range++)
            rows.addAll(all(rewritten.replace("\n", " "), RANGE, Integer.toString(range)));
        assertThat(rows).hasSize(ITEMS);
    }

    @Test
    void are_refused_to_clients_that_cannot_follow_them() throws Exception {
        RawResponse response = plan("SELECT TOP 3 * FROM c ORDER BY c.n", "Top, Distinct");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("message")).contains("does not support: OrderBy");
    }

    @Test
    void come_with_the_refusal_of_a_query_that_needs_one() throws Exception {
        RawResponse response = client.query(DOCS, sql("SELECT VALUE COUNT(1) FROM c"), CROSS, "true");

        assertThat(response.text("additionalErrorInfo")).contains("\"aggregates\":[\"Count\"]");
    }

    @Test
    void let_a_query_on_one_key_pass_without_any_header() throws Exception {
        assertThat(all("SELECT VALUE c.n FROM c WHERE c.pk = 'pk3' ORDER BY c.n DESC"))
                .containsExactly("33", "23", "13", "3");
        assertThat(all("SELECT VALUE c.n FROM c WHERE false")).isEmpty();
        assertThat(all("SELECT VALUE 5")).containsExactly("5");
    }

    @Test
    void let_a_query_on_some_keys_skip_the_other_ranges() throws Exception {
        assertThat(all("SELECT VALUE c.n FROM c WHERE c.pk IN ('pk3', 'pk4')", CROSS, "true"))
                .containsExactlyInAnyOrder("3", "13", "23", "33", "4", "14", "24", "34");
    }
}
