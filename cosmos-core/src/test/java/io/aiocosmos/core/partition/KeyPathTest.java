package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/id              | id",
                "/a/b/c           | a,b,c",
                "/my-prop         | my-prop",
                "/\"my-prop\"     | my-prop",
                "/\"a/b\"/c       | a/b,c",
                "/a/\"b\\\"c\"    | a,b\"c",
                "/\"a\\\\b\"      | a\\b",
                "/'a b'           | a b",
                "/'a\\'b/c'      | a'b/c",
                "/ü               | ü",
            })
    void is_split_at_its_slashes(String path, String segments) {
        assertThat(String.join(",", KeyPath.segments(path))).isEqualTo(segments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "/\"open", "/\"a\"b", "/'open"})
    void that_is_malformed_is_rejected(String path) {
        assertThatThrownBy(() -> KeyPath.segments(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a partition key path: " + path);
    }
}
