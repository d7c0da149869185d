package io.aiocosmos.emulator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonArrayTest {
    private static List<String> items(String json) {
        return JsonArray.items(json.getBytes(StandardCharsets.UTF_8)).stream()
                .map(item -> new String(item, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void items_are_cut_out_as_they_are() {
        assertThat(items(" [ {\"a\" : [1,{}]} ,\n{\"b\":\"]}\\\"[{\\\\\"}, {} ]\r\n"))
                .containsExactly("{\"a\" : [1,{}]}", "{\"b\":\"]}\\\"[{\\\\\"}", "{}");
        assertThat(items("[]")).isEmpty();
        assertThat(items("\uFEFF[{\"a\":\"ü\"}]")).containsExactly("{\"a\":\"ü\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | : a JSON array of items begins with [ (line 1)",
                "{} | : a JSON array of items begins with [ (line 1)",
                "[ | [0] is no object (line 1)",
                "[{},3] | [1] is no object (line 1)",
                "[{},] | [1] is no object (line 1)",
                "[{} {}] | [0] is followed by neither , nor ] (line 1)",
                "[{} | [0] is followed by neither , nor ] (line 1)",
                "[{},{\"a\":[1 | [1] has no end (line 1)",
                "[{\"a\":\"b} | [0] has no end (line 1)",
                "[{\"a\":\"\\ | [0] has no end (line 1)",
                "[{}]] | : nothing may follow the array (line 1)",
            })
    void what_is_malformed_says_where(String json, String message) {
        assertThatThrownBy(() -> items(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void lines_are_counted_from_one() {
        assertThatThrownBy(() -> items("[\n{},\n4]")).hasMessage("[1] is no object (line 3)");
    }
}
