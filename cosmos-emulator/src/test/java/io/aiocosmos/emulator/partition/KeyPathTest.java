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

    @Test
    void quoted_names_may_have_anything_in_them() {
        assertThat(KeyPath.parse("/\"level' 1*()\"/\"le/vel2\"").names()).containsExactly("level' 1*()", "le/vel2");
        assertThat(KeyPath.parse("/'level\" 1*()'/'le/vel2'").names()).containsExactly("level\" 1*()", "le/vel2");
        assertThat(KeyPath.parse("/\"first level\\' 1*()\"").names()).containsExactly("first level' 1*()");
        assertThat(KeyPath.parse("/it's").names()).containsExactly("it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/", "/a/", "//a", "/a/*", "/a[]", "/\"open", "/\"\"", "/'open", "/''"})
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
