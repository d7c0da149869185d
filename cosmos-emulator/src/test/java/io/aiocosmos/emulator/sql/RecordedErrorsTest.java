package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The queries that the service's planner was recorded to refuse. */
class RecordedErrorsTest {
    /** Refused only when planned for many partitions: one partition composes aggregates without trouble. */
    private static final String COMPOSITION = "Compositions of aggregates and other expressions are not allowed.";

    private static Stream<JsonNode> errors() {
        return Recordings.read("query-plans.json").values().stream()
                .map(RecordedErrorsTest::withParsedError)
                .filter(one -> one.has("parsed"));
    }

    private static JsonNode withParsedError(JsonNode one) {
        JsonNode error = one.path("error");
        if (error.isMissingNode()) return one;
        return one.asObject().deepCopy().set("parsed", error.isString() ? Queries.json(error.stringValue()) : error);
    }

    static Stream<JsonNode> refused() {
        return errors().filter(one -> one.path("parsed").has("errors"));
    }

    static Stream<JsonNode> compositions() {
        return errors().filter(
                        one -> COMPOSITION.equals(one.at("/parsed/Errors/0").asString("")));
    }

    static Stream<JsonNode> ranked() {
        return errors().filter(one -> one.path("parsed").has("hybridSearchQueryInfo"));
    }

    static Stream<JsonNode> accepted() {
        return errors().filter(one -> one.path("parsed").has("queryInfo"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_refusal_has_the_recorded_codes_places_and_words(JsonNode one) {
        SqlException refusal = Queries.refusal(one.path("query").stringValue());

        assertEquals(one.path("parsed"), Queries.json(refusal.body()));
    }

    @ParameterizedTest
    @MethodSource("compositions")
    void what_only_the_planner_refuses_runs_on_one_partition(JsonNode one) {
        List<JsonNode> rows = Queries.rows(one.path("query").stringValue(), List.of(), Map.of());

        assertThat(rows).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("ranked")
    void ranking_is_refused_as_unsupported(JsonNode one) {
        SqlException refusal = Queries.refusal(one.path("query").stringValue());

        assertThat(refusal.body()).contains("The emulator does not support ORDER BY RANK.");
    }

    /** Recorded among the errors because clients refuse counts of more than 31 bits; the service takes 32. */
    @ParameterizedTest
    @MethodSource("accepted")
    void large_counts_are_no_error_of_the_service(JsonNode one) {
        List<JsonNode> rows = Queries.rows(one.path("query").stringValue(), List.of(), Map.of());

        assertThat(rows).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_recorded_error_is_of_one_of_these_kinds(JsonNode one) {
        boolean known = Stream.of(refused(), compositions(), ranked(), accepted())
                .flatMap(kind -> kind)
                .anyMatch(one::equals);

        assertThat(known).isTrue();
    }
}
