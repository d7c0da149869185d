package io.aiocosmos.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiocosmos.OperationType;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.testing.Operations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BatchBodyTest {
    private static final TokenRange RANGE = new TokenRange() {
        @Override
        public String id() {
            return "7";
        }

        @Override
        public List<String> parents() {
            return List.of();
        }
    };

    private final BatchBody body = new BatchBody(16);

    private static String text(BatchOperation operation) {
        return new String(operation.array(), operation.offset(), operation.length(), StandardCharsets.UTF_8);
    }

    private static String text(Operation request) {
        return new String(request.body, 0, request.bodyLength, StandardCharsets.UTF_8);
    }

    private void copy(BatchOperation written) {
        body.add(written.array(), written.offset(), written.length());
    }

    private static BatchOperation.Writer write(OperationType kind, String id) {
        return BatchOperation.write(kind, id, new JsonBuffer(16));
    }

    @Test
    void an_operation_is_an_object_with_what_it_was_given_and_nothing_else() {
        BatchOperation.Writer replace = write(OperationType.REPLACE, "4");
        replace.body().ascii("{\"id\":\"4\"}");

        BatchOperation all = replace.partitionKey("[\"a\\\"b\"]")
                .ifMatch("\"1\"")
                .minimalReturn()
                .build();

        assertThat(text(all))
                .isEqualTo(
                        "{\"operationType\":\"Replace\",\"id\":\"4\",\"resourceBody\":{\"id\":\"4\"},"
                                + "\"partitionKey\":\"[\\\"a\\\\\\\"b\\\"]\",\"ifMatch\":\"\\\"1\\\"\",\"minimalReturnPreference\":true}");
        assertThat(all.partitionKey).isEqualTo("[\"a\\\"b\"]");
        assertThat(text(write(OperationType.READ, "1").ifNoneMatch("*").build()))
                .isEqualTo("{\"operationType\":\"Read\",\"id\":\"1\",\"ifNoneMatch\":\"*\"}");
        assertThat(text(write(OperationType.DELETE, "1").build()))
                .isEqualTo("{\"operationType\":\"Delete\",\"id\":\"1\"}");
    }

    @ParameterizedTest
    @EnumSource(OperationType.class)
    void only_what_is_not_in_the_item_has_an_id_beside_it(OperationType kind) {
        boolean inItem = kind == OperationType.CREATE || kind == OperationType.UPSERT;

        assertThat(text(write(kind, "x").build()).contains("\"id\"")).isEqualTo(!inItem);
        assertThat(write(kind, "x").build().id).isEqualTo("x");
    }

    @Test
    void an_etag_guards_an_operation_but_a_star_does_not() {
        assertThat(write(OperationType.DELETE, "1").ifMatch("\"1\"").build().isEtagGuarded)
                .isTrue();
        assertThat(write(OperationType.DELETE, "1").ifMatch("*").build().isEtagGuarded)
                .isFalse();
        assertThat(write(OperationType.READ, "1").ifNoneMatch("\"1\"").build().isEtagGuarded)
                .isFalse();
    }

    @Test
    void operations_written_in_place_or_copied_give_the_same_array() {
        BatchOperation.write(OperationType.READ, "1", body.next()).build();
        copy(write(OperationType.DELETE, "2").build());

        assertThat(body.size()).isEqualTo(2);
        int length = body.length();
        Operation request =
                body.atomic("executeBatch", Operations.LEDGER, "[\"a\"]").build();
        assertThat(text(request))
                .isEqualTo("[{\"operationType\":\"Read\",\"id\":\"1\"},{\"operationType\":\"Delete\",\"id\":\"2\"}]")
                .hasSize(length);
    }

    @Test
    void an_atomic_batch_is_a_write_to_the_container_with_one_key() {
        copy(write(OperationType.DELETE, "2").build());

        Operation request =
                body.atomic("executeBatch", Operations.LEDGER, "[\"a\"]").build();

        assertThat(request.method + " " + request.target).isEqualTo("POST /dbs/books/colls/ledger/docs");
        assertThat(request.isWrite()).isTrue();
        assertThat(Arrays.asList(request.headers).subList(0, request.headerLength))
                .containsExactly(
                        "content-type",
                        "application/json",
                        "x-ms-cosmos-is-batch-request",
                        "true",
                        "x-ms-cosmos-batch-atomic",
                        "true",
                        "x-ms-cosmos-batch-continue-on-error",
                        "false",
                        "x-ms-documentdb-partitionkey",
                        "[\"a\"]");
    }

    @Test
    void a_batch_of_a_range_has_no_key_and_goes_on_after_an_error() {
        copy(write(OperationType.DELETE, "2").partitionKey("[1]").build());

        Operation request =
                body.ofRange("executeBulk", Operations.LEDGER, RANGE).build();

        assertThat(request.partitionKey()).isNull();
        assertThat(request.options.range()).isSameAs(RANGE);
        assertThat(Arrays.asList(request.headers).subList(4, request.headerLength))
                .containsExactly(
                        "x-ms-cosmos-batch-atomic",
                        "false",
                        "x-ms-cosmos-batch-continue-on-error",
                        "true",
                        "x-ms-documentdb-partitionkeyrangeid",
                        "7");
    }

    @Test
    void an_empty_body_makes_no_request() {
        assertThatIllegalStateException().isThrownBy(() -> body.atomic("executeBatch", Operations.LEDGER, "[]"));
    }

    @Tag("slow")
    @Test
    void any_ids_keys_and_etags_come_back_from_a_real_parser_as_they_were() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String[] texts = {text(random), text(random), text(random)};
            BatchBody one = new BatchBody(16);
            BatchOperation.Writer patch = BatchOperation.write(OperationType.PATCH, texts[0], one.next());
            patch.body().ascii("{}");
            patch.partitionKey(texts[1]).ifMatch(texts[2]).build();

            Operation request =
                    one.atomic("executeBatch", Operations.LEDGER, "[]").build();

            JsonNode read = new ObjectMapper().readTree(text(request)).get(0);
            assertThat(read.get("id").stringValue()).isEqualTo(texts[0]);
            assertThat(read.get("partitionKey").stringValue()).isEqualTo(texts[1]);
            assertThat(read.get("ifMatch").stringValue()).isEqualTo(texts[2]);
            JsonSlice.of(request.body, 0, request.bodyLength).check();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--)
            text.append("\"\\/{}[]:,\n\0\u007fé\u2028𝄞a"
                    .codePoints()
                    .skip(random.nextInt(16))
                    .limit(1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
        return text.toString();
    }
}
