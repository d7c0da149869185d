package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Nested
    class Secrets {
        private static final String KEY = "c2VjcmV0LWtleQ==";

        @Test
        void no_credential_prints_its_secret() {
            assertThat(CosmosCredential.key(KEY).toString()).doesNotContain(KEY);
            assertThat(CosmosCredential.resourceToken("type=resource&sig=abc").toString())
                    .doesNotContain("abc");
            assertThat(new TokenSupplier.AccessToken("jwt", Instant.EPOCH).toString())
                    .doesNotContain("jwt");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not base64!", "a", " "})
        void a_malformed_key_is_refused_and_not_repeated(String key) {
            assertThatThrownBy(() -> CosmosCredential.key(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("key must")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("not base64!"));
        }

        @Test
        void a_key_is_rotated_in_place() {
            AccountKey key = CosmosCredential.key(KEY);

            key.rotate("b3RoZXI=");

            assertThat(key.version()).isEqualTo(2);
            assertThat(signature(key)).isEqualTo(signature(CosmosCredential.key("b3RoZXI=")));
        }

        @Test
        void a_failed_rotation_leaves_the_old_key() {
            AccountKey key = CosmosCredential.key(KEY);

            assertThatThrownBy(() -> key.rotate("***")).isInstanceOf(IllegalArgumentException.class);

            assertThat(key.version()).isEqualTo(1);
            assertThat(signature(key)).isEqualTo(signature(CosmosCredential.key(KEY)));
        }

        @Test
        void nothing_public_gives_the_key() {
            assertThat(AccountKey.class.getMethods())
                    .extracting(Method::getReturnType)
                    .doesNotContain(byte[].class, SecretKeySpec.class);
            assertThat(CosmosCredential.key(KEY).toString()).doesNotContain(KEY);
        }

        private static byte[] signature(AccountKey key) {
            return key.newMac().doFinal("text".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void items_and_parameters_are_not_printed() {
            assertThat(RawJson.of("{\"a\":\"body\"}").toString()).isEqualTo("RawJson[12 bytes]");
            assertThat(ItemToCreate.of("body", PartitionKey.of("k")).toString()).doesNotContain("body");
            assertThat(SqlQuery.of("select @a").with("@a", "body").toString()).doesNotContain("body");
            assertThat(SqlQuery.of("select @a").with("@a", "body").parameters().toString())
                    .doesNotContain("body");
            assertThat(SessionState.of("abc").toString()).doesNotContain("abc");
        }
    }

    @Test
    void what_is_null_is_named() {
        namesNull("values", () -> PartitionKey.hierarchical((List<?>) null));
        namesNull("paths", () -> new UniqueKey(null));
        namesNull("path", () -> UniqueKey.of("/a", null));
        namesNull("column", () -> IndexingPolicy.builder().compositeIndex("/a", null));
        namesNull("utf8", () -> RawJson.wrap(null, 0, 0));
    }

    private static void namesNull(String name, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name + " must not be null");
    }

    @Nested
    class Type_refs {
        private <T> TypeRef<T> open() {
            return new TypeRef<>() {};
        }

        private <T> TypeRef<Map<String, List<T[]>>> openWithin() {
            return new TypeRef<>() {};
        }

        @Test
        void without_a_type_of_their_own_are_refused() {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("TypeRef needs a type that is known where it is made, was T");
            assertThatThrownBy(this::openWithin).hasMessageContaining("a type that is known where it is made");
        }

        private <T> TypeRef<List<? extends T>> openWithinBound() {
            return new TypeRef<>() {};
        }

        private abstract static class ListRef<E> extends TypeRef<List<E>> {}

        @Test
        void with_a_bound_that_is_not_known_are_refused() {
            assertThatThrownBy(this::openWithinBound).hasMessageContaining("a type that is known where it is made");
        }

        @Test
        void made_by_a_class_in_between_are_refused_since_its_argument_is_another_type() {
            assertThatThrownBy(() -> new ListRef<String>() {}).hasMessageContaining("needs a type argument");
        }

        @Test
        void keep_the_type_that_they_have() {
            assertThat(new TypeRef<Map<String, ? extends List<String[]>>>() {})
                    .hasToString("java.util.Map<java.lang.String, ? extends java.util.List<java.lang.String[]>>");
        }
    }

    @Nested
    class Raw_json {
        @Test
        void a_view_gives_its_part_of_the_array() throws IOException {
            byte[] page = "[1,{\"a\":2}]".getBytes();
            RawJson part = RawJson.wrap(page, 3, 7);
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            part.writeTo(out);

            assertThat(part.text()).isEqualTo("{\"a\":2}");
            assertThat(out.toByteArray()).isEqualTo(part.bytes());
            assertThat(part).isEqualTo(RawJson.of("{\"a\":2}")).hasSameHashCodeAs(RawJson.of("{\"a\":2}"));
        }

        @Test
        void a_view_must_lie_within_the_array() {
            assertThatThrownBy(() -> RawJson.wrap(new byte[3], 1, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> RawJson.wrap(new byte[3], -1, 1)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void copied_bytes_do_not_change_with_the_original() {
            byte[] original = "[1]".getBytes();
            RawJson json = RawJson.of(original);

            original[1] = '2';

            assertThat(json.text()).isEqualTo("[1]");
        }
    }

    @Nested
    class Queries {
        @Test
        void a_parameter_makes_a_new_query() {
            SqlQuery bare = SqlQuery.of("select * from c where c.a = @a");

            SqlQuery bound = bare.with("@a", 1);

            assertThat(bare.parameters()).isEmpty();
            assertThat(bound.parameters()).containsExactly(new SqlQuery.Parameter("@a", 1));
        }

        @Test
        void names_begin_with_an_at_sign_and_come_once() {
            assertThatThrownBy(() -> SqlQuery.of("x").with("a", 1)).hasMessageContaining("begins with @");
            assertThatThrownBy(() -> SqlQuery.of("x").with("@a", 1).with("@a", 2))
                    .hasMessageContaining("given twice");
        }

        @Test
        void is_whole_unicode() {
            String half = "a\uD83D";
            String pair = half + "\uDE00";
            assertThatThrownBy(() -> SqlQuery.of("select '" + half + "'"))
                    .hasMessage("query text has half a surrogate pair");
            assertThatThrownBy(() -> SqlQuery.of("x").with("@" + half, 1))
                    .hasMessage("parameter name has half a surrogate pair");
            assertThatThrownBy(() -> SqlQuery.of("x").with("@a", half))
                    .hasMessage("parameter @a has half a surrogate pair");
            assertThatThrownBy(() -> RawJson.of("\"" + half + "\"")).hasMessage("json has half a surrogate pair");
            assertThat(SqlQuery.of("select '" + pair + "'")
                            .with("@" + pair, pair)
                            .parameters())
                    .hasSize(1);
        }

        @Test
        void a_blank_text_is_refused() {
            assertThatThrownBy(() -> SqlQuery.of("  ")).hasMessage("query text must not be blank");
        }
    }

    @Nested
    class Session_states {
        @Test
        void text_of_cookie_characters_is_taken() {
            assertThat(SessionState.of("1!a~b.c_d-e").text()).isEqualTo("1!a~b.c_d-e");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a;b", "a b", "a\"b", "a,b", "ä", "a\nb"})
        void other_text_is_refused(String text) {
            assertThatThrownBy(() -> SessionState.of(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void more_than_3072_characters_are_refused() {
            char[] long_ = new char[3073];
            Arrays.fill(long_, 'a');

            assertThatThrownBy(() -> SessionState.of(new String(long_))).hasMessageContaining("3072");
        }
    }

    @Nested
    class Types {
        @Test
        void a_generic_type_survives() {
            assertThat(new TypeRef<Map<String, List<Integer>>>() {}.type().getTypeName())
                    .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
            assertThat(new TypeRef<String>() {})
                    .isEqualTo(new TypeRef<String>() {})
                    .hasToString("java.lang.String");
        }

        @Test
        @SuppressWarnings("rawtypes")
        void one_without_an_argument_is_refused() {
            assertThatThrownBy(() -> new TypeRef() {}).hasMessageContaining("needs a type argument");
        }
    }

    @Nested
    class Containers {
        @Test
        void one_path_is_a_hash_key_and_several_are_a_hierarchical_one() {
            assertThat(ContainerProperties.of("c", "/a").partitionKey())
                    .isEqualTo(new PartitionKeyDefinition(List.of("/a"), "Hash", 2));
            assertThat(ContainerProperties.of("c", "/a", "/b").partitionKey().kind())
                    .isEqualTo("MultiHash");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "/", "/a/", " "})
        void a_malformed_path_is_refused(String path) {
            assertThatThrownBy(() -> ContainerProperties.of("c", path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("partition key path");
        }

        @Test
        void a_copy_keeps_every_field() {
            ContainerProperties full = ContainerProperties.builder("c", PartitionKeyDefinition.of("/a"))
                    .defaultTimeToLive(Duration.ofHours(1))
                    .uniqueKeys(UniqueKey.of("/x", "/y"), UniqueKey.of("/z"))
                    .indexingPolicy(IndexingPolicy.builder()
                            .includedPath("/*")
                            .excludedPath("/blob/?")
                            .compositeIndex("/a", "/b desc")
                            .build())
                    .field("newPolicy", RawJson.of("{\"x\":1}"))
                    .build();

            ContainerProperties copy =
                    full.toBuilder().timeToLiveWithoutDefault().build();

            assertThat(copy.fields()).isEqualTo(full.fields());
            assertThat(full.defaultTimeToLiveSeconds()).hasValue(3600);
            assertThat(copy.defaultTimeToLiveSeconds()).hasValue(-1);
            assertThat(copy.field("uniqueKeyPolicy").orElseThrow().text())
                    .isEqualTo("{\"uniqueKeys\":[{\"paths\":[\"/x\",\"/y\"]},{\"paths\":[\"/z\"]}]}");
            assertThat(copy.indexingPolicy().orElseThrow().json().text())
                    .isEqualTo("{\"indexingMode\":\"consistent\",\"automatic\":true,"
                            + "\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/blob/?\"}],"
                            + "\"compositeIndexes\":[[{\"path\":\"/a\",\"order\":\"ascending\"},"
                            + "{\"path\":\"/b\",\"order\":\"descending\"}]]}");
        }

        @Test
        void fields_with_setters_of_their_own_go_by_those() {
            ContainerProperties.Builder builder = ContainerProperties.of("c", "/a").toBuilder();

            assertThatThrownBy(() -> builder.field("id", RawJson.of("1"))).hasMessageContaining("setter of its own");
        }
    }

    @Nested
    class Metrics {
        @Test
        void of_two_pages_add_up_by_name_and_change_neither() {
            QueryMetrics one = QueryMetrics.of(Map.of("outputDocumentCount", 2.0, "totalExecutionTimeInMs", 1.5));

            QueryMetrics both = one.plus(QueryMetrics.of(Map.of("outputDocumentCount", 3.0, "new", 1.0)));

            assertThat(both.outputDocumentCount()).isEqualTo(5);
            assertThat(both.totalExecutionTime()).isEqualTo(Duration.ofNanos(1_500_000));
            assertThat(both.values()).containsEntry("new", 1.0);
            assertThat(one.outputDocumentCount()).isEqualTo(2);
        }
    }
}
