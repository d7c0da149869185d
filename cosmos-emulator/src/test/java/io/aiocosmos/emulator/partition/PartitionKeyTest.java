package io.aiocosmos.emulator.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeyTest {
    @Test
    void every_form_of_component_is_read() {
        PartitionKey key = PartitionKey.parse("[\"\\u00e9\",5,5.0,true,null,{},[]]");

        assertThat(key)
                .isEqualTo(PartitionKey.of(
                        "é", 5d, 5d, true, PartitionKey.NULL, PartitionKey.UNDEFINED, PartitionKey.UNDEFINED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"a\"", "{}", "[{\"a\":1}]", "[[1]]", "[1", "5"})
    void what_is_no_key_is_refused(String header) {
        assertThat(PartitionKey.parse(header)).isNull();
    }

    @Test
    void null_is_another_key_than_undefined_and_zero_than_minus_zero() {
        assertThat(PartitionKey.parse("[null]")).isNotEqualTo(PartitionKey.parse("[{}]"));
        assertThat(PartitionKey.parse("[0]")).isNotEqualTo(PartitionKey.parse("[-0.0]"));
        assertThat(PartitionKey.parse("[1]")).isEqualTo(PartitionKey.parse("[1.0E0]"));
    }

    @Test
    void values_do_not_show_in_its_text() {
        assertThat(PartitionKey.of("secret")).hasToString("PartitionKey[1 components]");
    }
}
