package io.aiocosmos.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static final String VALUE = "planted-value";

    /** Fails as libraries do: with the value in its messages. */
    private static final JsonCodec TALKATIVE = new JsonCodec() {
        @Override
        public String name() {
            return "talkative";
        }

        @Override
        public <T> TypedCodec<T> forType(Type type) {
            return new TypedCodec<>() {
                @Override
                public void encode(T value, OutputStream out) throws IOException {
                    throw new IOException("cannot write " + value);
                }

                @Override
                public T decode(byte[] json, int offset, int length) throws IOException {
                    throw new IOException("cannot read", new NumberFormatException("not a number: " + VALUE));
                }
            };
        }
    };

    private final Codecs codecs = new Codecs(TALKATIVE);

    @Test
    void a_failure_to_read_shows_types_and_stacks_and_no_value() {
        Throwable problem = catchThrowable(() -> codecs.decode(String.class, new byte[2], 0, 2));

        assertThat(problem)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessage("could not read a java.lang.String with codec talkative: IOException");
        assertThat(printed(problem))
                .contains("java.io.IOException", "java.lang.NumberFormatException", "CodecsTest$1")
                .doesNotContain(VALUE);
    }

    @Test
    void a_failure_to_write_shows_no_value_either() {
        Throwable problem = catchThrowable(() -> codecs.encode(VALUE, new JsonBuffer(10)));

        assertThat(problem).isInstanceOf(CosmosCodecException.class);
        assertThat(printed(problem)).contains("java.io.IOException").doesNotContain(VALUE);
    }

    @Test
    void a_codec_failure_is_shown_on_one_line_with_the_end_of_its_path() {
        String path = "$" + ".a\nlong\u2028way".repeat(50) + ".x";
        Codecs describing = new Codecs(new JsonCodec() {
            @Override
            public String name() {
                return "telling";
            }

            @Override
            public <T> TypedCodec<T> forType(Type type) {
                return new TypedCodec<>() {
                    @Override
                    public void encode(T value, OutputStream out) throws CodecFailure {
                        throw new CodecFailure(path, "too\u0085deep", new IOException(VALUE));
                    }

                    @Override
                    public T decode(byte[] json, int offset, int length) throws CodecFailure {
                        throw new CodecFailure("$.lines[3].amount", "expected int", new IOException(VALUE));
                    }
                };
            }
        });

        Throwable read = catchThrowable(() -> describing.decode(String.class, new byte[2], 0, 2));
        Throwable write = catchThrowable(() -> describing.encode(VALUE, new JsonBuffer(10)));

        assertThat(read)
                .hasMessage(
                        "could not read a java.lang.String with codec telling:" + " expected int at $.lines[3].amount");
        assertThat(write.getMessage())
                .startsWith("could not write a java.lang.String with codec telling: too deep at …")
                .endsWith(".a long way.x")
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u2028", "\u0085");
        assertThat(printed(read) + printed(write))
                .contains("java.io.IOException")
                .doesNotContain(VALUE);
    }

    /** Writes every item as an empty object; reads none. */
    private static final class WriteOnlyCodec implements JsonCodec {
        private final CodecFailure failure;
        private int reads;

        WriteOnlyCodec(CodecFailure failure) {
            this.failure = failure;
        }

        @Override
        public String name() {
            return "write-only";
        }

        @Override
        public <T> TypedCodec<T> forType(Type type) {
            return new TypedCodec<>() {
                @Override
                public void encode(T value, OutputStream out) throws IOException {
                    out.write(new byte[] {'{', '}'});
                }

                @Override
                public T decode(byte[] json, int offset, int length) throws CodecFailure {
                    reads++;
                    assertThat(new String(json, offset, length, StandardCharsets.US_ASCII))
                            .isEqualTo("{}");
                    throw failure;
                }
            };
        }

        void write(Codecs codecs, boolean willBeReturned) {
            codecs.encode(this, codecs.itemType(this, null), willBeReturned, new JsonBuffer(10).ascii("before"));
        }
    }

    @Test
    void an_item_of_a_type_that_cannot_be_read_is_refused_each_time() {
        WriteOnlyCodec codec = new WriteOnlyCodec(CodecFailure.ofType("$.line", "Line has no constructor", null));
        Codecs checking = new Codecs(codec);

        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> codec.write(checking, true))
                    .isInstanceOf(CosmosCodecException.class)
                    .hasMessage("could not send, as its response could not be read, a " + WriteOnlyCodec.class.getName()
                            + " with codec write-only: Line has no constructor at $.line");
    }

    @Test
    void a_raw_item_is_not_tried_as_no_codec_reads_it() {
        RawJson item = RawJson.of("{}");

        codecs.encode(item, codecs.itemType(item, null), true, new JsonBuffer(10));
    }

    @Test
    void an_item_that_is_not_returned_need_not_be_readable() {
        WriteOnlyCodec codec = new WriteOnlyCodec(CodecFailure.ofType("$", "no constructor", null));

        codec.write(new Codecs(codec), false);

        assertThat(codec.reads).isZero();
    }

    @Test
    void an_item_that_cannot_be_read_for_its_value_is_sent_and_its_type_is_not_tried_again() {
        WriteOnlyCodec codec = new WriteOnlyCodec(new CodecFailure("$", "property _ts missing", null));
        Codecs checking = new Codecs(codec);

        codec.write(checking, true);
        codec.write(checking, true);

        assertThat(codec.reads).isOne();
    }

    private static String printed(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
