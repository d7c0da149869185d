package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.partition.PartitionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The ranges of plans: ascending, apart from each other, and with room for every item that the query finds. */
class PlanRangesTest extends EmulatorTestBase {
    private static final int ROUNDS = 150;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    private static final String LONG = "y".repeat(100);

    /** What items have for keys, the empty text for none. */
    private static final List<String> VALUES = List.of(
            "\"L0\"",
            "\"L1\"",
            "\"L3\"",
            "\"\"",
            "0",
            "1",
            "-1",
            "2.5",
            "true",
            "false",
            "null",
            "",
            "{}",
            "[1]",
            "\"" + LONG + "\"");

    private final Random random = new Random(20_261_129);

    private record Span(String min, String max, boolean point) {
        boolean holds(String key) {
            return point
                    ? EpkRange.compare(min, key) == 0
                    : EpkRange.compare(min, key) <= 0 && EpkRange.compare(key, max) < 0;
        }
    }

    private static String definition(KeyDefinition.Hashing hashing) {
        return switch (hashing) {
            case V1 -> "{\"paths\":[\"/a\"],\"kind\":\"Hash\"}";
            case V2 -> "{\"paths\":[\"/a\"],\"kind\":\"Hash\",\"version\":2}";
            case MULTI -> "{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\",\"version\":2}";
        };
    }

    private static KeyDefinition key(KeyDefinition.Hashing hashing) {
        List<KeyPath> paths = new ArrayList<>(List.of(KeyPath.parse("/a")));
        if (hashing == KeyDefinition.Hashing.MULTI) paths.add(KeyPath.parse("/b"));
        return new KeyDefinition(paths, hashing);
    }

    private void fill(KeyDefinition.Hashing hashing) throws IOException {
        client.post("/dbs/d/colls", "{\"id\":\"k\",\"partitionKey\":" + definition(hashing) + "}");
        for (int i = 0; i < 60; i++) {
            String a = VALUES.get(i % VALUES.size());
            String b = VALUES.get(random.nextInt(VALUES.size()));
            String item =
                    "{\"id\":\"" + i + "\"" + (a.isEmpty() ? "" : ",\"a\":" + a) + (b.isEmpty() ? "" : ",\"b\":" + b);
            String header = hashing == KeyDefinition.Hashing.MULTI ? component(a) + "," + component(b) : component(a);
            RawResponse response = client.post("/dbs/d/colls/k/docs", item + "}", KEY, "[" + header + "]");
            assertThat(response.status()).as(response.body()).isEqualTo(201);
        }
    }

    private static String component(String value) {
        return value.isEmpty() || value.equals("[1]") ? "{}" : value;
    }

    private List<Span> spans(String text) throws IOException {
        RawResponse plan = client.post("/dbs/d/colls/k/docs", body(text), "x-ms-cosmos-is-query-plan-request", "True");
        assertThat(plan.status()).as(text + plan.body()).isEqualTo(200);
        List<Span> spans = new ArrayList<>();
        for (JsonNode range : plan.json().get("queryRanges"))
            spans.add(new Span(
                    range.get("min").asString(),
                    range.get("max").asString(),
                    range.get("isMaxInclusive").booleanValue()));
        return spans;
    }

    private static String body(String text) {
        return MAPPER.createObjectNode().put("query", text).toString();
    }

    private List<JsonNode> found(String text) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (int range = 0; range < 4; range++) {
            RawResponse page = client.query("/dbs/d/colls/k/docs", body(text), RANGE, Integer.toString(range));
            assertThat(page.status()).as(text + page.body()).isEqualTo(200);
            page.json().get("Documents").forEach(found::add);
        }
        return found;
    }

    private String predicate(int depth) {
        String path = random.nextInt(3) == 0 ? "c.b" : "c.a";
        switch (random.nextInt(depth > 0 ? 13 : 8)) {
            case 0, 1:
                return path + " IN (" + literal() + ", " + literal() + ", " + literal() + ")";
            case 2:
                return path + (random.nextInt(4) == 0 ? " != " : " = ") + literal();
            case 3:
                return random.nextInt(3) == 0 ? path : "IS_BOOL(" + path + ")";
            case 4:
                return random.nextBoolean() ? "ABS(" + path + ") = " + random.nextInt(2) : "NOT " + path;
            case 5:
                return random.nextInt(4) == 0 ? path + " >= " + literal() : "IS_NULL(" + path + ")";
            case 6:
                return "ARRAY_CONTAINS([" + literal() + ", " + literal() + "], " + path + ")";
            case 7:
                return random.nextInt(4) == 0 ? "NOT IS_DEFINED(" + path + ")" : path + " LIKE 'L1'";
            case 8:
                return "NOT (" + predicate(depth - 1) + ")";
            case 9, 10:
                return "(" + predicate(depth - 1) + " AND " + predicate(depth - 1) + ")";
            default:
                return "(" + predicate(depth - 1) + " OR " + predicate(depth - 1) + ")";
        }
    }

    private String literal() {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return value.isEmpty() ? "undefined" : random.nextInt(9) == 0 ? "-0.0" : value;
    }

    @ParameterizedTest
    @Tag("slow")
    @EnumSource
    void ascend_apart_from_each_other_and_leave_no_row_out(KeyDefinition.Hashing hashing) throws Exception {
        fill(hashing);
        KeyDefinition key = key(hashing);
        int several = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = "SELECT * FROM c WHERE " + predicate(3);
            List<Span> spans = spans(text);
            if (spans.size() > 1) several++;
            for (int i = 1; i < spans.size(); i++) {
                Span before = spans.get(i - 1);
                assertThat(EpkRange.compare(before.max(), spans.get(i).min()))
                        .as(text)
                        .isNegative();
            }
            for (JsonNode item : found(text)) {
                String effective = key.effective(keyOf(item, hashing));
                assertThat(spans).as(text).anyMatch(span -> span.holds(effective));
            }
        }
        assertThat(several).isGreaterThan(ROUNDS / 8);
    }

    private static PartitionKey keyOf(JsonNode item, KeyDefinition.Hashing hashing) {
        List<JsonNode> values = new ArrayList<>();
        values.add(item.has("a") ? item.get("a") : MissingNode.getInstance());
        if (hashing == KeyDefinition.Hashing.MULTI)
            values.add(item.has("b") ? item.get("b") : MissingNode.getInstance());
        return PartitionKey.of(values);
    }

    @Test
    void of_a_list_of_keys_do_not_go_by_the_order_of_the_list() throws Exception {
        fill(KeyDefinition.Hashing.V2);

        assertThat(spans("SELECT * FROM c WHERE c.a IN ('L0', 'L3', 'L1')"))
                .isEqualTo(spans("SELECT * FROM c WHERE c.a IN ('L1', 'L3', 'L0')"))
                .hasSize(3);
    }

    @Test
    void of_a_hierarchical_key_within_the_range_of_its_prefix_are_one() throws Exception {
        fill(KeyDefinition.Hashing.MULTI);

        assertThat(spans("SELECT * FROM c WHERE (c.a = 'L0' AND c.b = 'L1') OR c.a = 'L0'"))
                .isEqualTo(spans("SELECT * FROM c WHERE c.a = 'L0'"))
                .hasSize(1);
    }

    @Test
    void of_two_texts_that_a_first_version_cuts_to_one_key_are_one() throws Exception {
        fill(KeyDefinition.Hashing.V1);

        assertThat(spans("SELECT * FROM c WHERE c.a IN ('" + LONG + LONG + "1', '" + LONG + LONG + "2')"))
                .hasSize(1);
    }
}
