package io.aiocosmos.emulator.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.emulator.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class PlannerTest {
    private static final JsonNode FIVE = JsonNodeFactory.instance.numberNode(5);

    private static QueryPlan plan(String query, boolean hierarchical, String... paths) {
        return Sql.parse(query).plan(new PlanRequest(List.of(paths), hierarchical, Map.of("@five", FIVE), true));
    }

    private static QueryPlan plan(String query) {
        return plan(query, false, "/key");
    }

    /** {@code all}, {@code none} or the keys. */
    private static String show(KeyRanges ranges) {
        if (ranges instanceof KeyRanges.Any) return "all";
        if (ranges instanceof KeyRanges.None) return "none";
        return ((KeyRanges.Points) ranges)
                .keys().stream()
                        .map(key -> key.stream()
                                .map(value -> value.isMissingNode() ? "undefined" : value.toString())
                                .collect(Collectors.joining(",", "[", "]")))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    @Nested
    class Ranges {
        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                c.key = @five                                   # [5]
                5 = c.key                                       # [5]
                c["key"] = 2 + 3                                # [5]
                c.key = 5 AND c.x > 1                           # [5]
                c.key = 5 OR c.x > 1                            # all
                (c.key = 1 OR c.key = 2) AND c.key = 2          # [2]
                (c.key = 1 OR c.key = 1.0) OR c.key = 2         # [1] [2]
                c.key != 5                                      # all
                NOT (c.key = 5)                                 # all
                NOT c.key                                       # [false]
                c.key > 5 AND c.key = 'a'                       # ["a"]
                c.key = []                                      # [undefined]
                c.key IN ([], {}, 1)                            # [1] [undefined]
                c.key = undefined                               # none
                c.key IN (1, c.x)                               # all
                c.key NOT IN (1, 2)                             # all
                c.key LIKE 'a!%' ESCAPE '!'                     # ["a%"]
                c.key LIKE 'a%'                                 # all
                c.key NOT LIKE 'a'                              # all
                IS_NULL(c.key)                                  # [null]
                IS_BOOLEAN(c.key)                               # [false] [true]
                ARRAY_CONTAINS([1, 2], c.key) AND c.key = 4     # none
                ABS(c.key) = 0                                  # [0]
                c.key = 5 AND 1 = 2                             # none
                c.key = 5 AND 1 / 0 = 1                         # [5]
                c.key = RAND()                                  # all
                c.other.key = 5                                 # all
                c.key.more = 5                                  # all
                """)
        void are_the_keys_that_the_filter_lets_pass(String filter, String expected) {
            QueryPlan plan = plan("SELECT * FROM c WHERE " + filter);

            assertEquals(expected, show(plan.ranges()));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                SELECT VALUE t FROM c JOIN t IN c.tags WHERE c.key = 5              # [5]
                SELECT VALUE t FROM t IN c.tags WHERE t.key = 5                     # all
                SELECT VALUE t FROM c.key t WHERE t = 5                             # all
                SELECT VALUE s FROM (SELECT VALUE c.x FROM c WHERE c.key = 5) AS s  # [5]
                SELECT VALUE s.key FROM (SELECT c.key FROM c) AS s WHERE s.key = 5  # all
                SELECT (SELECT VALUE 1 FROM c WHERE c.key = 5) AS x FROM c          # all
                SELECT 5                                                            # none
                SELECT VALUE x FROM x IN (SELECT VALUE [5]) WHERE x = 5             # none
                """)
        void come_from_filters_on_whole_items(String query, String expected) {
            assertEquals(expected, show(plan(query).ranges()));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                c.a = 1 AND c.b.c = 2 AND c.d = 3   # [1,2,3]  # [1,2,3]
                c.a = 1 AND c.b.c = 2               # all      # [1,2]
                c.a = 1 AND c.d = 3                 # all      # [1]
                c.b.c = 2 AND c.d = 3               # all      # all
                c.a IN (1, 2)                       # all      # [1] [2]
                """)
        void of_hierarchical_keys_may_be_prefixes(String filter, String hash, String multiHash) {
            String query = "SELECT * FROM c WHERE " + filter;

            assertEquals(hash, show(plan(query, false, "/a", "/b/c", "/d").ranges()));
            assertEquals(multiHash, show(plan(query, true, "/a", "/b/c", "/d").ranges()));
        }

        @Test
        void of_quoted_paths_are_found() {
            QueryPlan plan = plan("SELECT * FROM c WHERE c['a b'].c = 1", false, "/\"a b\"/c");

            assertEquals("[1]", show(plan.ranges()));
        }

        @Test
        void of_very_many_keys_are_everything() {
            String numbers = IntStream.range(0, 200).mapToObj(String::valueOf).collect(Collectors.joining(","));

            QueryPlan plan =
                    plan("SELECT * FROM c WHERE c.a IN (%1$s) AND c.b IN (%1$s)".formatted(numbers), false, "/a", "/b");

            assertEquals("all", show(plan.ranges()));
        }
    }

    @Nested
    class Texts {
        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                SELECT DISTINCT VALUE c.a FROM c ORDER BY c.a # Ordered # SELECT c._rid, [{"item": c.a}] AS orderByItems, c.a AS payload FROM c WHERE (({documentdb-formattableorderbyquery-filter}) AND IS_DEFINED(c.a)) ORDER BY c.a
                SELECT DISTINCT TOP 5 c.a FROM c ORDER BY c.a # Unordered # SELECT c._rid, [{"item": c.a}] AS orderByItems, {"a": c.a} AS payload FROM c WHERE ({documentdb-formattableorderbyquery-filter}) ORDER BY c.a
                SELECT DISTINCT VALUE 1 FROM c                # None # ``
                SELECT DISTINCT c.a FROM c                    # Unordered # ``
                SELECT * FROM c ORDER BY c.a OFFSET 1 LIMIT 2 # None # SELECT c._rid, [{"item": c.a}] AS orderByItems, c AS payload FROM c WHERE ({documentdb-formattableorderbyquery-filter}) ORDER BY c.a OFFSET 0 LIMIT 3
                SELECT * FROM c WHERE c.key = 1 ORDER BY c.a OFFSET 1 LIMIT 2 # None # SELECT c._rid, [{"item": c.a}] AS orderByItems, c AS payload FROM c WHERE ((c.key = 1) AND ({documentdb-formattableorderbyquery-filter})) ORDER BY c.a OFFSET 1 LIMIT 2
                SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.a FROM c) # Unordered # SELECT DISTINCT VALUE c.a FROM c
                SELECT COUNT(1), 7 AS seven FROM c            # None # SELECT {"$1": {"item": COUNT(1)}, "seven": 7} AS payload FROM c
                """)
        void are_rewritten(String query, String distinctType, String expected) {
            QueryPlan plan = plan(query);

            assertEquals(distinctType, plan.distinctType());
            assertEquals(expected == null ? "" : expected, plan.rewrittenQuery().replace('\n', ' '));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                NOT c.a AND c.b OR - c.c < 1                  # (((NOT c.a) AND c.b) OR ((-c.c) < 1))
                c.a NOT IN (1, 'x') AND c.b NOT BETWEEN 1 AND 2 # ((c.a NOT IN (1, "x")) AND (c.b NOT BETWEEN 1 AND 2))
                c.a NOT LIKE 'x!%' ESCAPE '!'                 # (c.a NOT LIKE "x!%" ESCAPE "!")
                c.a ? c.b ?? null : [undefined, -0.5, 1e300]  # (c.a ? (c.b ?? null) : [undefined, -0.5, 1e+300])
                EXISTS(SELECT VALUE 1 FROM t IN c["t u"] WHERE t = "\\"") # EXISTS( SELECT VALUE 1 FROM t IN c["t u"] WHERE (t = "\\"") )
                ARRAY(SELECT DISTINCT TOP 1 t.a AS b FROM t IN c.t[0] ORDER BY t.a DESC) = {'x': abs(@five)} # (ARRAY( SELECT DISTINCT TOP 1 t.a AS b FROM t IN c.t[0] ORDER BY t.a DESC ) = {"x": abs(@five)})
                """)
        void have_every_operation_in_parentheses(String filter, String expected) {
            QueryPlan plan = plan("SELECT * FROM c WHERE " + filter + " OFFSET 0 LIMIT 1");

            assertEquals(
                    "SELECT * FROM c WHERE " + expected + " OFFSET 0 LIMIT 1",
                    plan.rewrittenQuery().replaceAll("\\s+", " "));
        }
    }

    @Test
    void the_text_of_a_long_filter_can_be_run() {
        String filter = "c.a = 0" + " OR c.a = 1 AND c.b = 2".repeat(1_000);

        QueryPlan plan = plan("SELECT * FROM c WHERE " + filter + " OFFSET 0 LIMIT 1");

        assertThat(Sql.parse(plan.rewrittenQuery()).isPlainFilter()).isFalse();
    }

    @Nested
    class Counting_distinct_values {
        @Test
        void is_the_clients_work_if_it_can() {
            QueryPlan plan = plan("SELECT COUNT(1) AS n FROM (SELECT DISTINCT VALUE c.a FROM c)");

            assertThat(plan.distinctCountAlias()).contains("n");
            assertThat(plan.queryInfo().at("/dCountInfo/dCountAlias").stringValue())
                    .isEqualTo("n");
            assertThat(plan.features()).containsExactly("DCount");
        }

        @Test
        void is_planned_as_an_aggregate_if_it_cannot() {
            QueryPlan plan = Sql.parse("SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.a FROM c)")
                    .plan(new PlanRequest(List.of("/key"), false, Map.of(), false));

            assertThat(plan.distinctCountAlias()).isEmpty();
            assertThat(plan.merging().aggregates()).containsExactly("Count");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT * FROM c                                   # ``
            SELECT TOP 1 * FROM c ORDER BY c.a                # OrderBy,Top
            SELECT * FROM c ORDER BY c.a, c.b OFFSET 0 LIMIT 1 # MultipleOrderBy,OffsetAndLimit
            SELECT VALUE COUNTIF(c.a) FROM c                  # Aggregate,CountIf
            SELECT COUNT(1), SUM(c.a) FROM c                  # Aggregate,MultipleAggregates,NonValueAggregate
            SELECT c.a, MAKELIST(c.b) FROM c GROUP BY c.a     # Aggregate,GroupBy,ListAndSetAggregate
            """)
    void a_plan_tells_what_the_client_must_be_able_to_do(String query, String expected) {
        assertEquals(
                expected == null ? "" : expected, String.join(",", plan(query).features()));
    }
}
