package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The partition key of an item, taken from the item itself. */
class ContainerMetadataTest {
    private static JsonSlice json(String text) {
        return JsonSlice.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ContainerMetadata of(String paths) {
        String quoted = "\"" + paths.replace(",", "\",\"") + "\"";
        return ContainerMetadata.of(
                json("{\"partitionKey\":{\"paths\":[" + quoted + "],\"kind\":\"Hash\",\"version\":2}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a     | {\"a\":\"x\"}                  | [\"x\"]",
                "/a     | {\"a\":\"\"}                   | [\"\"]",
                "/a     | {\"a\":\"\\u00fc \\\"q\\\"\"}  | [\"\\u00fc \\\"q\\\"\"]",
                "/a     | {\"a\":\"ü\"}                  | [\"\\u00fc\"]",
                "/a     | {\"a\":1}                      | [1]",
                "/a     | {\"a\": -1.50e+3 }             | [-1.50e+3]",
                "/a     | {\"a\":true}                   | [true]",
                "/a     | {\"a\":null}                   | [null]",
                "/a     | {\"a\":\"first\",\"a\":\"last\"} | [\"last\"]",
                "/a/b   | {\"a\":{\"b\":\"deep\"},\"b\":\"shallow\"} | [\"deep\"]",
                "/a,/b,/c/d | {\"c\":{\"d\":3},\"b\":\"2\",\"a\":false} | [false,\"2\",3]",
            })
    void is_written_in_the_form_of_its_header(String paths, String item, String key) {
        assertThat(of(paths).keyOf(json(item))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"key", "7", "true", "ü", "a b"})
    void is_the_same_as_one_that_is_given(String value) {
        String item = "{\"a\":\"" + value + "\"}";

        assertThat(of("/a").keyOf(json(item))).isEqualTo(PartitionKey.of(value).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"A\":1}", "{\"a\":{\"b\":1}}"})
    void that_is_missing_is_named(String item) {
        assertThatThrownBy(() -> of("/a/x").keyOf(json(item)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("item lacks /a/x, its partition key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{\"secret\":1}}", "{\"a\":[\"secret\"]}"})
    void that_is_not_a_scalar_is_named_but_not_shown(String item) {
        assertThatThrownBy(() -> of("/a").keyOf(json(item)))
                .hasMessage("item has an object or array at /a, its partition key: it must be a single value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "1.50", "null", "\"\\u00fc\""})
    void is_not_made_again_where_it_is_the_last_one(String value) {
        ContainerMetadata container = of("/a");
        JsonSlice[] fields = json("{\"a\":" + value + "}").fields(container.itemFields());
        String last = container.keyOf(fields, "[\"other\"]");

        assertThat(last).isEqualTo("[" + value + "]");
        assertThat(container.keyOf(fields, last)).isSameAs(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"y\"", "\"\"", "\"xx\"", "\"x\",\"x\""})
    void is_another_where_the_last_one_is(String last) {
        ContainerMetadata container = of("/a");

        assertThat(container.keyOf(json("{\"a\":\"x\"}").fields(container.itemFields()), "[" + last + "]"))
                .isEqualTo("[\"x\"]");
    }

    @Test
    void with_a_lone_surrogate_is_rejected() {
        assertThatThrownBy(() -> of("/a").keyOf(json("{\"a\":\"x\\ud83d\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item's partition key /a has half a surrogate pair at index 1");
    }

    @Test
    void of_an_old_container_without_one_is_empty() {
        assertThat(ContainerMetadata.of(json("{\"id\":\"old\"}")).keyOf(json("{}")))
                .isEqualTo("[]");
    }
}
