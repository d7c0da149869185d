package io.aiocosmos.emulator.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.emulator.sql.RecordedGaps;
import io.aiocosmos.emulator.sql.Recordings;
import io.aiocosmos.emulator.sql.Sql;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every recorded plan, but the {@link RecordedGaps}. */
class RecordedPlansTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\w+|\\S");

    /** The recordings leave the values out; the plans tell them. */
    private static final Map<String, JsonNode> PARAMETERS =
            Map.of("@TOPCOUNT", number(42), "@OFFSETCOUNT", number(42), "@LIMITCOUNT", number(1337));

    private static final Map<String, String> REFUSED = RecordedGaps.refused();
    private static final Set<String> DIFFERENT = RecordedGaps.different().keySet();

    private static Stream<JsonNode> all() {
        return Recordings.read("query-plans.json").values().stream();
    }

    static Stream<JsonNode> recorded() {
        return all().filter(one -> one.has("queryInfo"));
    }

    static Stream<Arguments> plans() {
        return recorded()
                .filter(one -> lack(one).isEmpty())
                .filter(one -> !DIFFERENT.contains(name(one)))
                .map(one -> Arguments.of(name(one), one));
    }

    private static String name(JsonNode one) {
        return one.path("group").stringValue() + ": " + one.path("description").stringValue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void a_plan_is_as_recorded(String name, JsonNode recorded) {
        QueryPlan plan = plan(recorded);

        assertEquals(expectedInfo(recorded), info(plan, recorded.path("queryInfo")));
        assertThat(tokens(plan.rewrittenQuery()))
                .isEqualTo(tokens(recorded.path("rewrittenQuery").stringValue()));
        assertEquals(expectedRanges(recorded), ranges(plan.ranges()));
    }

    @Test
    void a_plan_differs_only_where_we_know() {
        Set<String> different = new TreeSet<>();
        recorded().forEach(one -> {
            if (lack(one).isEmpty()
                    && !expectedRanges(one).equals(ranges(plan(one).ranges()))) different.add(name(one));
        });

        assertThat(different).containsExactlyInAnyOrderElementsOf(DIFFERENT);
    }

    @Test
    void what_the_emulator_lacks_is_refused_by_name() {
        List<JsonNode> refused = all().filter(one -> lack(one).isPresent()).toList();

        assertThat(refused).extracting(RecordedPlansTest::name).containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
        refused.forEach(one -> assertThat(refusal(one).body())
                .contains("The emulator does not support " + lack(one).orElseThrow() + "."));
    }

    private static Optional<String> lack(JsonNode one) {
        return Optional.ofNullable(REFUSED.get(name(one)));
    }

    /** Recorded among the errors because clients refuse counts of more than 31 bits; the service takes 32. */
    @Test
    void plans_with_large_counts_are_as_recorded() {
        List<JsonNode> large =
                all().filter(one -> one.path("error").has("queryInfo")).toList();

        assertThat(large).hasSize(2);
        for (JsonNode one : large) {
            ObjectNode info = one.at("/error/queryInfo").deepCopy().asObject();
            String text = info.remove("rewrittenQuery").stringValue();
            info.put("hasSelectValue", false).put("hasNonStreamingOrderBy", false); // 0 in these recordings
            assertEquals(MAPPER.readTree(info.toString()), info(plan(one), info));
            assertThat(tokens(plan(one).rewrittenQuery())).isEqualTo(tokens(text));
        }
    }

    @Test
    void compositions_of_aggregates_are_refused() {
        List<JsonNode> compositions = all().filter(
                        one -> one.path("error").toString().contains("Compositions"))
                .toList();

        assertThat(compositions).hasSize(4);
        compositions.forEach(one -> assertEquals(
                one.path("error"), asRecorded(refusal(one), one.path("error").isString())));
    }

    private static JsonNode asRecorded(SqlException refusal, boolean asText) {
        return asText ? JsonNodeFactory.instance.stringNode(refusal.body()) : MAPPER.readTree(refusal.body());
    }

    private static SqlException refusal(JsonNode one) {
        try {
            plan(one);
        } catch (SqlException e) {
            return e;
        }
        throw new AssertionError("accepted: " + one);
    }

    private static QueryPlan plan(JsonNode one) {
        List<String> paths = one.path("partitionKeyPaths").values().stream()
                .map(JsonNode::stringValue)
                .toList();
        PlanRequest request = new PlanRequest(paths, false, PARAMETERS, true);
        return Sql.parse(one.path("query").stringValue()).plan(request);
    }

    /** Recorded numbers are text, and so is the {@code null} of an alias without aggregate. */
    private static JsonNode expectedInfo(JsonNode recorded) {
        ObjectNode expected = recorded.path("queryInfo").deepCopy().asObject();
        for (String count : List.of("top", "offset", "limit")) {
            if (expected.path(count).isString()) {
                expected.put(count, Long.parseLong(expected.path(count).stringValue()));
            }
        }
        ObjectNode types = expected.path("groupByAliasToAggregateType").asObject();
        for (String alias : List.copyOf(types.propertyNames())) {
            if (types.path(alias).asString().equals("null")) types.putNull(alias);
        }
        return MAPPER.readTree(expected.toString());
    }

    /** What the plan says of what the recording tells. */
    private static JsonNode info(QueryPlan plan, JsonNode recorded) {
        ObjectNode info = plan.queryInfo();
        ObjectNode compared = JsonNodeFactory.instance.objectNode();
        recorded.propertyNames().forEach(name -> compared.set(name, info.path(name)));
        return MAPPER.readTree(compared.toString());
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<String> expectedRanges(JsonNode recorded) {
        Set<String> ranges = new TreeSet<>();
        for (JsonNode range : recorded.path("queryRanges")) ranges.add(range.stringValue());
        return ranges;
    }

    /** In the notation of the recordings. */
    private static Set<String> ranges(KeyRanges ranges) {
        if (ranges instanceof KeyRanges.Any) return Set.of("[[],\"Infinity\")");
        if (ranges instanceof KeyRanges.None) return Set.of("[[],[]]");
        Set<String> points = new TreeSet<>();
        for (List<JsonNode> key : ((KeyRanges.Points) ranges).keys()) {
            List<String> components = new ArrayList<>();
            for (JsonNode component : key) components.add(component(component));
            String point = "[" + String.join(",", components) + "]";
            points.add("[" + point + "," + point + "]");
        }
        return points;
    }

    private static String component(JsonNode value) {
        if (value.isMissingNode()) return "{}";
        return value.isNumber() ? String.valueOf(value.doubleValue()) : value.toString();
    }

    private static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
