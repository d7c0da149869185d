package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.ObjectReader;

/** The values of one array, read by one parser. */
final class JacksonElements<T> implements ArrayCodec.Elements<T> {
    private final ObjectReader reader;
    private final JsonParser parser;
    private final int offset;

    /** The parser's current token; {@code null} once its value was read. */
    private JsonToken token;

    private int taken;
    private int end;

    JacksonElements(ObjectReader reader, byte[] json, int offset, int length) {
        this.reader = reader;
        this.parser = reader.createParser(json, offset, length);
        this.offset = offset;
        parser.nextToken(); // the opening bracket
    }

    @Override
    public boolean hasNext() throws CodecFailure {
        try {
            if (token == null) token = parser.nextToken();
            if (token == JsonToken.END_ARRAY && end == 0) {
                end = offset + (int) parser.currentLocation().getByteOffset();
                parser.close();
            }
            return token != JsonToken.END_ARRAY;
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        }
    }

    @Override
    public T next() throws CodecFailure {
        token = null;
        try {
            T value = reader.readValue(parser);
            checkPosition();
            return value;
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        }
    }

    /** A user's deserializer may stop before or behind the end of its value. */
    private void checkPosition() throws CodecFailure {
        TokenStreamContext position = parser.streamReadContext();
        if (!position.inArray() || !position.getParent().inRoot() || position.getCurrentIndex() != taken++)
            throw new CodecFailure("$", "its deserializer did not stop at the end of the value", null);
    }

    @Override
    public int end() {
        return end;
    }
}
