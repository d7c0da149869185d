package io.aiocosmos.json.jackson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes many values by one generator, one after the other: to make a generator takes a tenth of the time that an item of
 * 1 KB takes. Not thread-safe, and not to be used again once it has thrown.
 */
final class JacksonWriter {
    private final ObjectWriter writer;
    private final CountingStream target = new CountingStream();
    private final JsonGenerator generator;
    private LocatingGenerator locating; // made when it is asked for
    private boolean isUsedUp;
    private int values;

    /** @param writer that leaves streams open, and puts nothing between two values */
    JacksonWriter(ObjectWriter writer) {
        this.writer = writer;
        generator = writer.createGenerator(target);
    }

    /** Whether it cannot write another value. */
    boolean isUsedUp() {
        return isUsedUp;
    }

    void write(Object value, OutputStream out) {
        target.begin(out);
        writer.writeValue(generator, value);
        end();
    }

    /** As {@link io.aiocosmos.spi.TypedCodec#encodeAndLocate} has it. */
    boolean writeAndLocate(Object value, OutputStream out, String[] names, int[] places) {
        if (locating == null) locating = new LocatingGenerator(generator, target);
        target.begin(out);
        locating.begin(names, places);
        writer.writeValue(locating, value);
        end();
        return !isUsedUp && !locating.hasRawText();
    }

    /** A serializer may have written several values, or none, or left one open, which the generator then closes. */
    private void end() {
        TokenStreamContext context = generator.streamWriteContext();
        isUsedUp = !context.inRoot() || context.getEntryCount() != ++values;
        if (isUsedUp) generator.close();
        else generator.flush();
        target.begin(null);
    }

    /**
     * Whether each byte comes of what is written, and places can so be known: there are no blanks, quotes, escapes or
     * decorations of the user's own.
     */
    static boolean isPlain(ObjectWriter writer) {
        String text = IntStream.rangeClosed(' ', '~')
                .filter(c -> c != '"' && c != '\\')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator probe = writer.createGenerator(out)) {
            probe.writeStartObject().writeName("a").writeString(text).writeEndObject();
            if (probe.getClass() != UTF8JsonGenerator.class || probe.getCharacterEscapes() != null) return false;
        }
        return out.toString(StandardCharsets.UTF_8).equals("{\"a\":\"" + text + "\"}");
    }

    /** Counts what goes to the stream of the current value. */
    static final class CountingStream extends OutputStream {
        private OutputStream out;
        private int count;

        private void begin(OutputStream of) {
            out = of;
            count = 0;
        }

        int count() {
            return count;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
