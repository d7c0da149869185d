package io.aiocosmos.emulator.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StoredFormTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.0, 0",
        "1e2, 100",
        "1e-400, 0",
        "0.1, 0.1",
        "9007199254740993, 9007199254740993",
        "18446744073709551615, 18446744073709551615",
        "-9223372036854775808, -9223372036854775808",
    })
    void numbers_take_the_form_of_the_service(String sent, String stored) {
        assertThat(stored("{\"n\":[{\"x\":" + sent + "}]}")).isEqualTo("{\"n\":[{\"x\":" + stored + "}]}");
    }

    @Test
    void integers_too_large_become_doubles() {
        assertThat(stored("{\"n\":18446744073709551616}")).isEqualTo("{\"n\":1.8446744073709552e+19}");
    }

    @ParameterizedTest
    @CsvSource({"1e400", "-1e400"})
    void numbers_that_no_double_holds_are_refused(String sent) {
        assertThat(StoredForm.apply((ObjectNode) Json.parse("{\"a\":[" + sent + "]}")))
                .isFalse();
    }

    @Test
    void a_lone_surrogate_is_replaced_and_a_pair_is_kept() {
        assertThat(stored("{\"s\":\"a\\ud800b\",\"t\":\"\\ud83d\\ude00\\u0000\"}"))
                .isEqualTo("{\"s\":\"a\uFFFDb\",\"t\":\"\uD83D\uDE00\\u0000\"}");
    }

    @Test
    void nesting_ends_at_128_levels() {
        assertThat(Json.parse("[".repeat(128) + "]".repeat(128))).isNotNull();
        assertThat(Json.parse("[".repeat(129) + "]".repeat(129))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'a':1}", "NaN"})
    void what_is_no_json_gives_nothing(String text) {
        assertThat(Json.parse(text)).isNull();
    }

    private static String stored(String json) {
        ObjectNode tree = (ObjectNode) Json.parse(json);
        assertThat(StoredForm.apply(tree)).isTrue();
        return Json.text(tree);
    }
}
