package io.aiocosmos.emulator.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.sql.Sql;
import io.aiocosmos.emulator.sql.value.ValueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A query run as its plan says, over four partitions, gives what it gives over all items at once. */
class PlannedRunTest {
    private static final List<JsonNode> ITEMS = items();

    private static List<JsonNode> items() {
        Random random = new Random(7);
        List<JsonNode> items = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            ObjectNode item = JsonNodeFactory.instance.objectNode();
            item.put("id", "i" + i).put("_rid", "r" + i).put("n", random.nextInt(50));
            if (random.nextInt(5) > 0) item.put("team", "t" + random.nextInt(4));
            if (random.nextInt(8) > 0) item.put("age", 10 + random.nextInt(6));
            item.putArray("tags").add(random.nextInt(3)).add("x" + random.nextInt(3));
            items.add(item);
        }
        return items;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT * FROM c WHERE c.n > 20
            SELECT VALUE t FROM c JOIN t IN c.tags
            SELECT VALUE COUNT(1) FROM c
            SELECT VALUE AVG(c.age) FROM c WHERE c.n > 10
            SELECT VALUE MAX(c.team) FROM c
            SELECT VALUE MIN(c.nope) FROM c
            SELECT VALUE COUNTIF(c.n > 25) FROM c
            SELECT MIN(c.n), MAX(c.n) AS most, SUM(c.age), AVG(c.age), COUNT(c.team) FROM c
            SELECT c.team, COUNT(1) AS count, AVG(c.age) AS age, MIN(c.n) AS n FROM c GROUP BY c.team
            SELECT VALUE SUM(c.n) FROM c GROUP BY c.team, c.age
            SELECT VALUE {"t": c.team} FROM c GROUP BY c.team
            SELECT UPPER(c.team) AS team, MAX(t) AS tag FROM c JOIN t IN c.tags GROUP BY c.team
            SELECT DISTINCT c.team, c.age FROM c
            SELECT DISTINCT VALUE t FROM c JOIN t IN c.tags
            SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.age FROM c)
            SELECT COUNT(1) AS teams FROM (SELECT DISTINCT VALUE c.team FROM c)
            """)
    void rows_are_the_same(String query) {
        List<JsonNode> direct = run(query, ITEMS);

        assertThat(keys(planned(query))).containsExactlyInAnyOrderElementsOf(keys(direct));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT VALUE c.n FROM c ORDER BY c.n
            SELECT VALUE c.age FROM c ORDER BY c.age DESC
            SELECT c.team, c.n, c.id FROM c WHERE c.n > 5 ORDER BY c.team DESC, c.n ASC, c.id
            SELECT TOP 7 c.n, c.id FROM c ORDER BY c.n, c.id
            SELECT * FROM c ORDER BY c.n, c.id OFFSET 5 LIMIT 9
            SELECT VALUE [c.n, t] FROM c JOIN t IN c.tags ORDER BY c.n, c.id
            SELECT DISTINCT VALUE c.age FROM c ORDER BY c.age
            SELECT DISTINCT TOP 3 c.team FROM c ORDER BY c.team
            """)
    void ordered_rows_are_in_the_same_order(String query) {
        List<JsonNode> direct = run(query, ITEMS);

        assertThat(keys(planned(query))).containsExactlyElementsOf(keys(direct));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT TOP 7 * FROM c                             # 7
            SELECT VALUE c.n FROM c OFFSET 75 LIMIT 10        # 5
            SELECT DISTINCT TOP 3 VALUE c.age FROM c          # 3
            SELECT c.age FROM c GROUP BY c.age OFFSET 1 LIMIT 2 # 2
            """)
    void counted_rows_are_as_many(String query, int expected) {
        assertThat(planned(query)).hasSize(expected);
    }

    private static List<JsonNode> planned(String query) {
        QueryPlan plan = Sql.parse(query).plan(new PlanRequest(List.of("/id"), false, Map.of(), true));
        String text = plan.rewrittenQuery().isEmpty()
                ? query
                : plan.rewrittenQuery().replace("{documentdb-formattableorderbyquery-filter}", "true");
        List<List<JsonNode>> results = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            List<JsonNode> part = new ArrayList<>();
            for (int i = partition; i < ITEMS.size(); i += 4) part.add(ITEMS.get(i));
            results.add(run(text, part));
        }
        return MergingClient.merge(plan.queryInfo(), results);
    }

    private static List<JsonNode> run(String query, List<JsonNode> items) {
        List<JsonNode> rows = new ArrayList<>();
        Sql.parse(query).run(items.iterator(), Map.of()).forEachRemaining(rows::add);
        return rows;
    }

    private static List<ValueKey> keys(List<JsonNode> rows) {
        return rows.stream().map(ValueKey::of).toList();
    }
}
