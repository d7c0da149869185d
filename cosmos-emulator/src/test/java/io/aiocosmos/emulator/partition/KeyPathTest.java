package io.aiocosmos.emulator.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
    @Test
    void names_may_be_nested_and_quoted() {
        assertThat(KeyPath.parse("/a/b").names()).containsExactly("a", "b");
        assertThat(KeyPath.parse("/\"my-prop\"/c").names()).containsExactly("my-prop", "c");
        assertThat(KeyPath.parse("/\"a/b\\\"c\"").names()).containsExactly("a/b\"c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/", "/a/", "//a", "/a/*", "/a[]", "/\"open", "/\"\""})
    void what_is_no_path_is_refused(String text) {
        assertThat(KeyPath.parse(text)).isNull();
    }

    @Test
    void a_key_is_taken_out_of_an_item_with_a_hole_where_nothing_is() {
        KeyDefinition definition = new KeyDefinition(
                List.of(KeyPath.parse("/a/b"), KeyPath.parse("/c"), KeyPath.parse("/d")), KeyDefinition.Hashing.MULTI);

        PartitionKey key = definition.extract(Json.parse("{\"a\":{\"b\":1.0},\"c\":null,\"d\":[1]}"));

        assertThat(key).isEqualTo(PartitionKey.of(1d, PartitionKey.NULL, PartitionKey.UNDEFINED));
    }
}
