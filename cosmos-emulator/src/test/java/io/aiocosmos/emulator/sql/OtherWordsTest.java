package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.syntax.Parser;
import io.aiocosmos.emulator.sql.syntax.Respelling;
import io.aiocosmos.emulator.sql.text.QueryText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A query in other words is the same query. */
@Tag("slow")
class OtherWordsTest {
    private static final int ROUNDS = 4;

    private final Random random = new Random(20_260_205);

    static Stream<SqlCase> cases() {
        return SqlChapter.all().stream()
                .flatMap(chapter -> chapter.cases().stream())
                .filter(one -> !one.isRefusal());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gives_the_same_rows(SqlCase one) {
        String rows = Queries.run(one.query(), one.items(), one.parameters());

        for (int round = 0; round < ROUNDS; round++) {
            String other = other(one.query());
            assertEquals(rows, run(other, one.items(), one.parameters()), other);
        }
    }

    private static String run(String query, List<JsonNode> items, Map<String, JsonNode> parameters) {
        try {
            return Queries.run(query, items, parameters);
        } catch (SqlException refused) {
            return refused.body();
        }
    }

    private String other(String query) {
        String reworded = random.nextInt(4) == 0 ? query : Rewording.of(query, random);
        return random.nextInt(4) == 0 ? reworded : Respelling.of(reworded, random);
    }

    @Test
    void of_recorded_queries_the_tree_is_the_same() {
        for (String query : recorded()) {
            String printed = QueryText.of(Parser.parse(query));
            for (int round = 0; round < ROUNDS; round++) {
                String other = Respelling.of(query, random);
                assertEquals(printed, QueryText.of(Parser.parse(other)), other);
            }
        }
    }

    private static List<String> recorded() {
        List<String> queries = new ArrayList<>();
        for (JsonNode one : Recordings.read("query-plans.json"))
            if (one.has("queryInfo")) queries.add(one.path("query").stringValue());
        for (JsonNode one : Recordings.read("group-by-results.json").path("cases"))
            queries.add(one.path("query").stringValue());
        return queries;
    }

    @Test
    void there_are_other_words() {
        String query = "SELECT c.a, ABS(d.b) FROM c JOIN d IN c.d WHERE d.b != 'x'";

        Set<String> others = new HashSet<>();
        for (int round = 0; round < 40; round++) others.add(Rewording.of(query, random));

        assertThat(others)
                .anySatisfy(other -> assertThat(other).contains("(renamed_c[\"a\"])"))
                .anySatisfy(other -> assertThat(other).contains("renamed_d IN renamed_c.d"))
                .anySatisfy(other -> assertThat(other).contains("abs("))
                .doesNotContain(query);
    }
}
