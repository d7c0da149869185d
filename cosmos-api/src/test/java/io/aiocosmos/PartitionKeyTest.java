package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Account1 | [\"Account1\"]",
                "é | [\"\\u00e9\"]",
                "😀 | [\"\\ud83d\\ude00\"]",
                "a\"b\\c | [\"a\\\"b\\\\c\"]",
                "`` | [\"\"]"
            })
    void a_string_is_written_as_an_array_in_ascii(String value, String json) {
        assertThat(PartitionKey.of(value).json()).isEqualTo(json);
    }

    @Test
    void control_characters_and_delete_are_escaped() {
        assertThat(PartitionKey.of("\n\u007f").json()).isEqualTo("[\"\\u000a\\u007f\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void a_string_is_whole_unicode(String value) {
        assertThatThrownBy(() -> PartitionKey.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a partition key value has half a surrogate pair");
        assertThatThrownBy(() -> PartitionKey.hierarchical("tenant", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a partition key value has half a surrogate pair");
        assertThat(PartitionKey.hierarchical("a\uD83D\uDE00", "\uD83D\uDE00b").levels())
                .isEqualTo(2);
    }

    @Test
    void numbers_booleans_null_and_none_have_their_own_spelling() {
        assertThat(PartitionKey.of(5).json()).isEqualTo("[5]");
        assertThat(PartitionKey.of(-5.5).json()).isEqualTo("[-5.5]");
        assertThat(PartitionKey.of(true).json()).isEqualTo("[true]");
        assertThat(PartitionKey.ofNull().json()).isEqualTo("[null]");
        assertThat(PartitionKey.none().json()).isEqualTo("[{}]");
    }

    @Test
    void a_float_is_written_as_codecs_write_it() {
        assertThat(PartitionKey.of(0.1f)).isEqualTo(PartitionKey.of(0.1));
        assertThat(PartitionKey.hierarchical(0.1f, 2f).json()).isEqualTo("[0.1,2.0]");
        assertThatThrownBy(() -> PartitionKey.of(Float.NaN)).hasMessageContaining("must be finite");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_number_must_be_finite(double value) {
        assertThatThrownBy(() -> PartitionKey.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void keys_written_alike_are_equal() {
        assertThat(PartitionKey.of("a")).isEqualTo(PartitionKey.of("a")).hasSameHashCodeAs(PartitionKey.of("a"));
        assertThat(PartitionKey.of("5")).isNotEqualTo(PartitionKey.of(5));
        assertThat(PartitionKey.ofNull()).isNotEqualTo(PartitionKey.none());
    }

    @Test
    void its_text_does_not_show_the_value() {
        assertThat(PartitionKey.of("secret").toString())
                .doesNotContain("secret")
                .contains("1 level");
    }

    @Nested
    class Hierarchical {
        @Test
        void values_of_all_kinds_stand_in_order() {
            PartitionKey key = PartitionKey.hierarchical("tenant", PartitionKey.none(), 7L);

            assertThat(key.json()).isEqualTo("[\"tenant\",{},7]");
            assertThat(key.levels()).isEqualTo(3);
        }

        @Test
        void null_is_json_null() {
            assertThat(PartitionKey.hierarchical(Arrays.asList("a", null)).json())
                    .isEqualTo("[\"a\",null]");
        }

        @Test
        void it_has_one_to_three_values() {
            assertThatThrownBy(() -> PartitionKey.hierarchical(List.of())).hasMessageContaining("1 to 3");
            assertThatThrownBy(() -> PartitionKey.hierarchical(1, 2, 3, 4)).hasMessageContaining("was given 4");
        }

        @Test
        void another_type_is_refused_by_name() {
            assertThatThrownBy(() -> PartitionKey.hierarchical("a", List.of("b")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("was a java.util");
        }
    }
}
