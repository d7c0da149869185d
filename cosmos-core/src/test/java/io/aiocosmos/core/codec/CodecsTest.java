package io.aiocosmos.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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

    private static String printed(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
