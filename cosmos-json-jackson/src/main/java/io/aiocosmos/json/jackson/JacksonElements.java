package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.ObjectReader;

/** The values of one array, by one parser. */
final class JacksonElements<T> implements ArrayCodec.Elements<T> {
    private final ObjectReader reader;
    private final JsonParser parser;
    private final int offset;

    /** Where the parser stands; {@code null} once that value was taken. */
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
            checkPlace();
            return value;
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        }
    }

    /** A deserializer of the user's own may stop within a value, or not at its end. */
    private void checkPlace() throws CodecFailure {
        TokenStreamContext place = parser.streamReadContext();
        if (!place.inArray() || !place.getParent().inRoot() || place.getCurrentIndex() != taken++)
            throw new CodecFailure("$", "its deserializer did not stop at the end of the value", null);
    }

    @Override
    public int end() {
        return end;
    }
}
