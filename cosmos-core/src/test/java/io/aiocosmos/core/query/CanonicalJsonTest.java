package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1.0",
                "1 | 1e0",
                "0 | -0",
                "-0.0 | 0.0",
                "[0] | [-0]",
                "1e2 | 100",
                "9007199254740993 | 9007199254740992",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":{\"x\":1,\"y\":[ ]}} | { \"a\" : {\"y\":[],\"x\":1.0} }",
                "\"A\" | \"\\u0041\"",
                "\"\\/\" | \"/\"",
                "\"\\n\" | \"\\u000a\"",
                "{\"\\u0061\":1} | {\"a\":1}",
                "{\"a\":1,\"a\":2} | {\"a\":2}",
                "[1, 2 ,3] | [1,2,3]",
                "true | true"
            })
    void equal_values_have_one_text_and_one_hash(String one, String other) {
        assertThat(CanonicalJson.text(slice(one))).isEqualTo(CanonicalJson.text(slice(other)));
        assertThat(hash(one)).isEqualTo(hash(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | \"1\"",
                "1 | 1.0000000000000002",
                "null | \"null\"",
                "null | false",
                "[] | {}",
                "[1] | 1",
                "[[1],2] | [[1,2]]",
                "[\"a,b\"] | [\"a\",\"b\"]",
                "{\"a\":null} | {}",
                "{\"a\":1} | {\"A\":1}",
                "{\"a\":{\"b\":1}} | {\"a\":1,\"b\":1}",
                "\"a\" | \"a \"",
                "\"\\ud800\" | \"?\"",
                "\"\\ud800\" | \"\\ud801\""
            })
    void different_values_differ_in_both(String one, String other) {
        assertThat(CanonicalJson.text(slice(one))).isNotEqualTo(CanonicalJson.text(slice(other)));
        assertThat(hash(one)).isNotEqualTo(hash(other));
    }

    @Test
    void the_reader_bounds_the_depth() {
        String deep = "[".repeat(500) + "]".repeat(500);

        assertThat(CanonicalJson.text(slice(deep))).startsWith("[[[").endsWith(",],],]");
    }

    private static RowHash hash(String json) {
        return RowHash.of(CanonicalJson.text(slice(json)));
    }
}
