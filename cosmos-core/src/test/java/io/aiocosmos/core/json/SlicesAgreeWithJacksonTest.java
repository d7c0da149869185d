package io.aiocosmos.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class SlicesAgreeWithJacksonTest {
    private static final int DOCUMENTS = 3_000;
    private static final int MUTANTS = 60_000;

    @Test
    void random_documents_give_the_same_fields_elements_and_scalars() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            byte[] json = new RandomJson(seed).object().getBytes(StandardCharsets.UTF_8);

            JsonNode expected = JacksonReference.tree(json).orElseThrow();

            assertSame("seed " + seed, JsonSlice.of(json), expected);
        }
    }

    /** The promise of the package: whole soundness is the soundness of the walk and of every slice it gave. */
    @Test
    void mutated_documents_are_refused_by_the_walk_or_by_one_of_its_slices_exactly_if_jackson_refuses_them() {
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] json = mutated(new RandomJson(seed % 500).object().getBytes(StandardCharsets.UTF_8), seed);
            Optional<JsonNode> expected = JacksonReference.tree(json).filter(JsonNode::isObject);

            boolean sound = walkIsSound(json);

            assertThat(sound).as("seed %d", seed).isEqualTo(expected.isPresent());
            if (sound) assertSame("seed " + seed, JsonSlice.of(json), expected.get());
            else refused++;
        }
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    @Test
    void every_reader_survives_any_bytes() {
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] json = mutated(new RandomJson(seed % 500).object().getBytes(StandardCharsets.UTF_8), seed);
            tryEverything(json);
        }
    }

    private static byte[] mutated(byte[] json, long seed) {
        Random random = new Random(seed);
        byte[] mutant = json.clone();
        switch (random.nextInt(4)) {
            case 0:
                return Arrays.copyOf(mutant, random.nextInt(mutant.length + 1));
            case 1:
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
                return mutant;
            case 2:
                mutant[random.nextInt(mutant.length)] = (byte) "{}[]\",:\\0eu-. ".charAt(random.nextInt(14));
                return mutant;
            default:
                int from = random.nextInt(mutant.length);
                int to = random.nextInt(mutant.length);
                byte kept = mutant[from];
                mutant[from] = mutant[to];
                mutant[to] = kept;
                return mutant;
        }
    }

    private static boolean walkIsSound(byte[] json) {
        try {
            JsonFields fields = JsonSlice.of(json).fields();
            while (fields.next()) {
                fields.name();
                JsonSlice value = fields.value();
                if (JacksonReference.tree(value.array(), value.offset(), value.length())
                        .isEmpty()) return false;
            }
            return true;
        } catch (MalformedJsonException refused) {
            return false;
        }
    }

    private static void tryEverything(byte[] json) {
        throwingOnlyMalformed(() -> JsonSlice.of(json).fields("id", "a", "é"));
        throwingOnlyMalformed(() -> JsonSlice.of(json).at("a", "b", "a"));
        throwingOnlyMalformed(() -> FeedPage.read(json, 0, json.length, "Documents"));
        throwingOnlyMalformed(() -> readAll(JsonSlice.of(json)));
    }

    private static void throwingOnlyMalformed(Runnable reading) {
        try {
            reading.run();
        } catch (MalformedJsonException expected) {
            assertThat(expected).hasMessageMatching(".* at offset [0-9]+");
        }
    }

    private static void readAll(JsonSlice slice) {
        switch (slice.kind()) {
            case OBJECT -> {
                JsonFields fields = slice.fields();
                while (fields.next()) readAll(fields.value());
            }
            case ARRAY -> {
                JsonElements elements = slice.elements();
                while (elements.next()) readAll(elements.value());
            }
            case STRING -> slice.string();
            case NUMBER -> slice.doubleValue();
            case BOOLEAN -> slice.booleanValue();
            case NULL -> slice.isNull();
        }
    }

    private static void assertSame(String context, JsonSlice slice, JsonNode expected) {
        switch (slice.kind()) {
            case OBJECT -> assertSameFields(context, slice, expected);
            case ARRAY -> {
                JsonElements elements = slice.elements();
                for (JsonNode element : expected) {
                    assertThat(elements.next()).as(context).isTrue();
                    assertSame(context, elements.value(), element);
                }
                assertThat(elements.next()).as(context).isFalse();
            }
            case STRING -> assertThat(slice.string()).as(context).isEqualTo(expected.stringValue());
            case NUMBER -> {
                assertThat(slice.doubleValue()).as(context).isEqualTo(expected.doubleValue());
                if (expected.isIntegralNumber() && expected.canConvertToLong())
                    assertThat(slice.longValue()).as(context).isEqualTo(expected.longValue());
            }
            case BOOLEAN -> assertThat(slice.booleanValue()).as(context).isEqualTo(expected.booleanValue());
            case NULL -> assertThat(slice.isNull()).as(context).isEqualTo(expected.isNull());
        }
    }

    private static void assertSameFields(String context, JsonSlice slice, JsonNode expected) {
        Map<String, JsonSlice> last = new LinkedHashMap<>();
        JsonFields fields = slice.fields();
        while (fields.next()) {
            assertThat(fields.nameIs(fields.name())).as(context).isTrue();
            last.put(fields.name(), fields.value());
        }
        assertThat(last.keySet()).as(context).containsExactlyElementsOf(expected.propertyNames());
        for (Map.Entry<String, JsonSlice> field : last.entrySet()) {
            JsonSlice found = slice.field(field.getKey());
            assertThat(found.offset()).as(context).isEqualTo(field.getValue().offset());
            assertSame(context, found, expected.get(field.getKey()));
        }
    }
}
