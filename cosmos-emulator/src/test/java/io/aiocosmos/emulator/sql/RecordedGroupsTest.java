package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.sql.value.ValueKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every recorded response to a GROUP BY; the order of groups is the service's own. */
class RecordedGroupsTest {
    private static final JsonNode RECORDED = Recordings.read("group-by-results.json");
    private static final List<JsonNode> ITEMS =
            List.copyOf(RECORDED.path("documents").values());

    static Stream<Arguments> cases() {
        return RECORDED.path("cases").values().stream()
                .map(one -> Arguments.of(
                        one.path("description").stringValue(), one.path("query").stringValue(), one.path("results")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void groups_are_as_recorded(String description, String query, JsonNode results) {
        List<JsonNode> rows = Queries.rows(query, ITEMS, Map.of());

        assertThat(keys(rows)).containsExactlyInAnyOrderElementsOf(keys(results.values()));
    }

    private static List<ValueKey> keys(Iterable<JsonNode> values) {
        return Stream.iterate(values.iterator(), it -> it.hasNext(), it -> it)
                .map(it -> ValueKey.of(it.next()))
                .toList();
    }
}
