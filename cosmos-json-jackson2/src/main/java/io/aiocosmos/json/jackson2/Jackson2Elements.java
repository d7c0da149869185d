package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import java.io.IOException;

/** The values of one array, by one parser. */
final class Jackson2Elements<T> implements ArrayCodec.Elements<T> {
    private final ObjectReader reader;
    private final JsonParser parser;
    private final int offset;

    /** Where the parser stands; {@code null} once that value was taken. */
    private JsonToken token;

    private int end;

    Jackson2Elements(ObjectReader reader, byte[] json, int offset, int length) throws IOException {
        this.reader = reader;
        this.parser = reader.createParser(json, offset, length);
        this.offset = offset;
        parser.nextToken(); // the opening bracket
    }

    @Override
    public boolean hasNext() throws IOException, CodecFailure {
        try {
            if (token == null) token = parser.nextToken();
            if (token == JsonToken.END_ARRAY && end == 0) {
                end = offset + (int) parser.currentLocation().getByteOffset();
                parser.close();
            }
            return token != JsonToken.END_ARRAY;
        } catch (JacksonException e) {
            throw Jackson2Failure.of(e);
        }
    }

    @Override
    public T next() throws IOException, CodecFailure {
        token = null;
        try {
            return reader.readValue(parser);
        } catch (JacksonException e) {
            throw Jackson2Failure.of(e);
        }
    }

    @Override
    public int end() {
        return end;
    }
}
