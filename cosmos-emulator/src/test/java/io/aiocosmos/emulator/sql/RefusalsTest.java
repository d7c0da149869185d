package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.plan.PlanRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RefusalsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELEC * FROM c                      # SC1001 # 0  # 5  # Syntax error, incorrect syntax near 'SELEC'.
            SELECT * FORM c                     # SC1001 # 9  # 13 # Syntax error, incorrect syntax near 'FORM'.
            SELECT * FROM c WHERE               # SC1002 # 21 # 21 # Syntax error, unexpected end-of-file.
            SELECT c.order FROM c               # SC1001 # 9  # 14 # Syntax error, incorrect syntax near 'order'.
            SELECT c.x AS value FROM c          # SC1001 # 14 # 19 # Syntax error, incorrect syntax near 'value'.
            SELECT VALUE TRUE                   # SC1001 # 13 # 17 # Syntax error, incorrect syntax near 'TRUE'.
            SELECT VALUE LEFT FROM c            # SC1001 # 13 # 17 # Syntax error, incorrect syntax near 'LEFT'.
            SELECT VALUE 'a''b'                 # SC1001 # 16 # 19 # Syntax error, incorrect syntax near ''b''.
            SELECT VALUE 'abc                   # SC1010 # 13 # 17 # Syntax error, invalid string literal token ''abc'.
            SELECT VALUE 'a\\x'                 # SC1010 # 13 # 17 # Syntax error, invalid string literal token ''a\\x'.
            SELECT VALUE 12ab                   # SC1001 # 13 # 17 # Syntax error, incorrect syntax near '12ab'.
            SELECT VALUE 1e999                  # SC1001 # 13 # 18 # Syntax error, incorrect syntax near '1e999'.
            SELECT VALUE 1;                     # SC1001 # 14 # 15 # Syntax error, incorrect syntax near ';'.
            SELECT VALUE @                      # SC1001 # 13 # 14 # Syntax error, incorrect syntax near '@'.
            SELECT * FROM c WHERE c.a IS NULL   # SC1001 # 26 # 28 # Syntax error, incorrect syntax near 'IS'.
            SELECT * FROM c WHERE c.a IN ()     # SC1001 # 30 # 31 # Syntax error, incorrect syntax near ')'.
            SELECT VALUE 1 IN (1) + 2           # SC1001 # 22 # 23 # Syntax error, incorrect syntax near '+'.
            SELECT VALUE 1 = NOT true           # SC1001 # 17 # 20 # Syntax error, incorrect syntax near 'NOT'.
            SELECT * FROM c OFFSET 1            # SC1002 # 24 # 24 # Syntax error, unexpected end-of-file.
            SELECT * FROM c OFFSET 0 LIMIT 4294967296 # SC2061 # 31 # 41 # The LIMIT count value exceeds the maximum allowed value.
            SELECT TOP 1.5 * FROM c             # SC2060 # 11 # 14 # The count value provided for a TOP clause must be an integer.
            SELECT d.a FROM c                   # SC2001 # 7  # 8  # Identifier 'd' could not be resolved.
            SELECT c.a FROM c AS d              # SC2001 # 7  # 8  # Identifier 'c' could not be resolved.
            SELECT c.a FROM c JOIN t IN d.tags  # SC2001 # 28 # 29 # Identifier 'd' could not be resolved.
            SELECT (SELECT VALUE 1 FROM d) FROM c # SC2001 # 28 # 29 # Identifier 'd' could not be resolved.
            SELECT VALUE ABS()                  # SC2050 # 13 # 18 # The ABS function requires 1 argument(s).
            SELECT VALUE CONCAT('a')            # SC2050 # 13 # 24 # The CONCAT function requires at least 2 argument(s).
            SELECT VALUE COUNT(1, 2) FROM c     # SC2050 # 13 # 24 # The COUNT function requires 1 argument(s).
            SELECT VALUE SUM(MAX(c.a)) FROM c   # SC2101 # 13 # 26 # Cannot perform an aggregate function on an expression containing an aggregate or a subquery.
            SELECT c.a, COUNT(1) FROM c         # SC2102 # 7  # 10 # Property reference 'c.a' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.
            SELECT c["a b"].d[0] FROM c GROUP BY c.x # SC2102 # 7 # 20 # Property reference 'c["a b"].d[0]' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.
            """)
    void name_the_code_and_the_place(String query, String code, int start, int end, String message) {
        SqlException refusal = Queries.refusal(query);

        assertEquals(List.of(new SqlError(code, message, start, end)), refusal.errors());
    }

    @Test
    void list_everything_that_is_wrong() {
        SqlException refusal = Queries.refusal("SELECT d.a, NOPE(1), ABS() FROM c");

        assertThat(refusal.errors()).extracting(SqlError::code).containsExactly("SC2001", "SC2005", "SC2050");
    }

    @Test
    void have_a_place_in_their_body_only_if_they_have_one() {
        assertEquals(
                "{\"errors\":[{\"severity\":\"Error\",\"location\":{\"start\":7,\"end\":8},\"code\":\"SC2001\","
                        + "\"message\":\"Identifier 'x' could not be resolved.\"}]}",
                Queries.refusal("SELECT x FROM c").body());
        assertEquals("{\"Errors\":[\"hm\"]}", SqlException.plain("hm").body());
    }

    @Nested
    class While_running {
        @Test
        void a_division_by_zero_has_the_measured_substatus() {
            SqlException failure = Queries.refusal("SELECT VALUE 1 / 0");

            assertEquals(4001, failure.subStatus());
        }

        @Test
        void a_division_that_is_not_reached_does_no_harm() {
            assertEquals("1", Queries.value("true ? 1 : 1 / 0"));
        }

        @Test
        void a_scalar_subquery_has_one_row_at_most() {
            SqlException failure = Queries.refusal("SELECT VALUE (SELECT VALUE t FROM t IN (SELECT VALUE [1, 2]))");

            assertThat(failure.getMessage()).startsWith("The cardinality of a scalar subquery");
        }

        @Test
        void a_parameter_without_a_value_is_named() {
            SqlException failure = Queries.refusal("SELECT VALUE @x");

            assertThat(failure.getMessage()).contains("@x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "1.5", "\"2\"", "null", "4294967296"})
        void a_count_is_no_whole_number(String count) {
            SqlStatement statement = Sql.parse("SELECT TOP @n * FROM c");

            SqlException failure = assertThrows(
                    SqlException.class,
                    () -> statement.run(List.<JsonNode>of().iterator(), Queries.parameters("@n", count)));

            assertEquals("SC2060", failure.errors().get(0).code());
        }
    }

    @Nested
    class Limits {
        @Test
        void a_text_may_have_512_kilobytes() {
            String query = "SELECT VALUE 1" + " ".repeat(512 * 1024 - 14);

            assertEquals("[1]", Queries.run(query, List.of(), Map.of()));
            assertThat(Queries.refusal(query + " ").getMessage()).contains("524288");
        }

        @Test
        void a_query_may_have_ten_joins() {
            String query = "SELECT VALUE 1 FROM c" + " JOIN c.a AS a%d".repeat(10);
            Object[] numbers = IntStream.range(0, 10).boxed().toArray();

            assertEquals("[]", Queries.run(query.formatted(numbers), List.of(), Map.of()));
            assertThat(Queries.refusal(query.formatted(numbers) + " JOIN c.a AS b")
                            .getMessage())
                    .contains("10");
        }

        @Test
        void an_in_may_have_16000_options() {
            String query = "SELECT VALUE 15999 IN (0" + numbers(1, 15_999) + ")";

            assertEquals("[true]", Queries.run(query, List.of(), Map.of()));
            assertThat(Queries.refusal(query.replace(")", ", 1)")).getMessage()).contains("16000");
        }

        @Test
        @Tag("slow")
        void joins_of_long_arrays_end() {
            String numbers = "(SELECT VALUE [0" + numbers(1, 99) + "])";
            String query = "SELECT VALUE 1 FROM a IN %1$s JOIN b IN %1$s JOIN c IN %1$s JOIN d IN %1$s WHERE false";

            assertThat(Queries.refusal(query.formatted(numbers)).getMessage()).contains("10000000 rows");
        }

        @Test
        void chains_of_and_and_or_may_be_of_any_length() {
            assertEquals("true", Queries.value("true" + " AND true".repeat(5_000)));
            assertEquals("false", Queries.value("false" + " OR false".repeat(5_000)));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                (          # )
                [          # ]
                {'a':      # }
                NOT (      # )
                -          # ``
                NOT        # ``
                1+         # ``
                c.a ?? (   # )
                true ? 1 : # ``
                ABS(       # )
                (SELECT VALUE # )
                EXISTS(SELECT VALUE # )
                'a' || (   # )
                """)
        void deep_nesting_is_refused_before_it_harms(String opening, String closing) {
            String close = closing == null ? "" : closing;
            String deep = "SELECT VALUE " + (opening + " ").repeat(20_000) + "1" + close.repeat(20_000) + " FROM c";
            String flat = "SELECT VALUE " + (opening + " ").repeat(60) + "1" + close.repeat(60) + " FROM c";

            assertThat(Queries.refusal(deep).getMessage()).isEqualTo("The query is nested more than 256 levels deep.");
            assertThat(Queries.rows(flat, List.of(), Map.of())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                (%s)              # 250
                - %s              # 250
                [%s]              # 250
                {'a': %s}         # 250
                %s + 1            # 250
                ABS(%s)           # 250
                NOT (%s)          # 125
                (SELECT VALUE %s) # 125
                (c.b OR (c.a AND %s)) # 120
                """)
        void the_deepest_query_fits_well_into_a_usual_stack(String level, int depth) throws InterruptedException {
            String deepest = "1";
            for (int i = 0; i < depth; i++) deepest = level.formatted(deepest);
            SqlStatement[] parsed = new SqlStatement[1];
            String query = "SELECT VALUE " + deepest + " FROM c WHERE " + deepest + " ORDER BY c.a";
            Thread thread = new Thread(null, () -> parsed[0] = run(query), "small stack", 768 * 1024);

            thread.start();
            thread.join();

            assertThat(parsed[0]).isNotNull();
        }

        private static SqlStatement run(String query) {
            SqlStatement statement = Sql.parse(query);
            statement.plan(new PlanRequest(List.of("/a"), false, Map.of(), true));
            statement.run(Queries.items("{}").iterator(), Map.of()).hasNext();
            return statement;
        }

        @ParameterizedTest
        @ValueSource(strings = {".a", "[0]", "['a']"})
        void long_paths_are_refused_too(String step) {
            String query = "SELECT VALUE c" + step.repeat(20_000) + " FROM c";

            assertThat(Queries.refusal(query).getMessage()).startsWith("The query is nested");
        }

        private static String numbers(int from, int to) {
            StringBuilder numbers = new StringBuilder();
            for (int i = from; i <= to; i++) numbers.append(", ").append(i);
            return numbers.toString();
        }
    }
}
