package io.aiocosmos.emulator.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.emulator.sql.rows.ItemRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the files of cases cannot say about clauses, and how a statement runs. */
class ClausesTest {
    private static final String ITEMS = """
            {"id":"1","n":3,"tags":["x","y"],"pairs":[{"k":1,"v":["p","q"]},{"k":2,"v":["r"]}]}
            {"id":"2","n":1,"tags":[],"pairs":[]}
            {"id":"3","n":2,"tags":["y"],"pairs":{"k":9}}
            {"id":"4","tags":"x"}""";

    @Nested
    class Order {
        @Test
        void is_by_type_first() {
            String items = """
                    {"v":{"a":1}}
                    {"v":[1]}
                    {"v":"b"}
                    {"v":"B"}
                    {"v":10}
                    {"v":9.5}
                    {"v":true}
                    {"v":false}
                    {"v":null}
                    {}""";

            String ascending = Queries.run("SELECT c.v FROM c ORDER BY c.v", items);

            assertEquals(
                    "[{},{\"v\":null},{\"v\":false},{\"v\":true},{\"v\":9.5},{\"v\":10},{\"v\":\"B\"},{\"v\":\"b\"},"
                            + "{\"v\":[1]},{\"v\":{\"a\":1}}]",
                    ascending);
        }

        @Test
        void of_several_keys_is_by_the_first_that_differs() {
            String items = """
                    {"a":1,"b":1}
                    {"a":2,"b":1}
                    {"a":1,"b":2}
                    {"a":2,"b":2}""";

            String rows = Queries.run("SELECT VALUE [c.a, c.b] FROM c ORDER BY c.a DESC, c.b ASC", items);

            assertEquals("[[2,1],[2,2],[1,1],[1,2]]", rows);
        }
    }

    @Nested
    class Parameters {
        @Test
        void are_any_value() {
            String query = "SELECT VALUE [c.id, @o.a, @n] FROM c WHERE c.n = @n AND c.tags = @tags";

            String rows = Queries.run(
                    query,
                    Queries.items(ITEMS),
                    Queries.parameters("@n", "2", "@tags", "[\"y\"]", "@o", "{\"a\":null}", "@unused", "1"));

            assertEquals("[[\"3\",null,2]]", rows);
        }
    }

    @Nested
    class Running {
        @Test
        void reads_no_more_items_than_it_needs() {
            Iterator<JsonNode> items = Queries.items(ITEMS).iterator();

            Iterator<JsonNode> rows = Sql.parse("SELECT TOP 2 * FROM c").run(items, Map.of());
            rows.next();
            rows.next();

            assertFalse(rows.hasNext());
            assertEquals("3", items.next().path("id").stringValue());
        }

        @Test
        void item_by_item_gives_the_rows_of_each() {
            ItemRun run = Sql.parse("SELECT VALUE t FROM c JOIN t IN c.tags")
                    .runItemWise(Map.of(), () -> Queries.NOW, new SplittableRandom(1));

            List<String> rows = new ArrayList<>();
            for (JsonNode item : Queries.items(ITEMS)) {
                run.feed(item);
                while (run.next())
                    rows.add(item.path("id").stringValue() + run.value().stringValue());
            }

            assertEquals(List.of("1x", "1y", "3y"), rows);
        }

        @Test
        void item_by_item_is_refused_where_a_query_that_sees_all_items_comes_first() {
            SqlStatement statement = Sql.parse("SELECT * FROM (SELECT TOP 1 * FROM c) AS x");

            assertThrows(
                    IllegalStateException.class,
                    () -> statement.runItemWise(Map.of(), () -> Queries.NOW, new SplittableRandom(1)));
        }

        @Test
        void on_several_threads_at_once_does_no_harm() {
            SqlStatement statement =
                    Sql.parse("SELECT c.n, COUNT(1) AS k FROM c JOIN t IN c.tags WHERE t LIKE '%' GROUP BY c.n");
            List<JsonNode> items = Queries.items(ITEMS);

            Set<String> results = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> {
                        StringBuilder rows = new StringBuilder();
                        statement.run(items.iterator(), Map.of()).forEachRemaining(rows::append);
                        return rows.toString();
                    })
                    .collect(Collectors.toSet());

            assertEquals(Set.of("{\"n\":3,\"k\":2}{\"n\":2,\"k\":1}"), results);
        }

        @Test
        void leaves_the_statement_ready_for_the_next_run() {
            SqlStatement statement = Sql.parse("SELECT VALUE SUM(c.n) FROM c");
            List<JsonNode> items = Queries.items(ITEMS);

            statement.run(items.iterator(), Map.of()).next();
            JsonNode again = statement.run(items.iterator(), Map.of()).next();

            assertEquals(6, again.intValue());
        }
    }

    @Nested
    class What_a_statement_tells {
        @ParameterizedTest
        @CsvSource(delimiter = '#', textBlock = """
                SELECT * FROM c WHERE c.a = 1
                SELECT VALUE t FROM c JOIN t IN c.tags
                SELECT VALUE (SELECT VALUE COUNT(1) FROM t IN c.tags) FROM c
                SELECT VALUE s FROM (SELECT VALUE c.n FROM c) AS s
                """)
        void a_plain_filter_is_served_across_partitions(String query) {
            SqlStatement statement = Sql.parse(query);

            assertTrue(statement.isPlainFilter());
            assertTrue(statement.servableAcrossPartitions());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', textBlock = """
                SELECT TOP 1 * FROM c
                SELECT * FROM c ORDER BY c.a
                SELECT DISTINCT c.a FROM c
                SELECT COUNT(1) FROM c
                SELECT c.a FROM c GROUP BY c.a
                SELECT * FROM c OFFSET 0 LIMIT 1
                SELECT VALUE s FROM (SELECT DISTINCT VALUE c.n FROM c) AS s
                """)
        void what_looks_at_many_items_is_not(String query) {
            SqlStatement statement = Sql.parse(query);

            assertFalse(statement.isPlainFilter());
            assertFalse(statement.servableAcrossPartitions());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '#', textBlock = """
                SELECT 5
                SELECT VALUE x FROM x IN (SELECT VALUE [1, 2])
                SELECT VALUE x FROM (SELECT VALUE y FROM (SELECT VALUE 1) AS y) AS x JOIN (SELECT VALUE 2) AS z
                """)
        void where_rows_come_from_constants_there_is_nothing_to_read(String query) {
            SqlStatement statement = Sql.parse(query);

            assertFalse(statement.isPlainFilter());
            assertFalse(statement.readsItems());
            assertTrue(statement.servableAcrossPartitions());
        }
    }
}
