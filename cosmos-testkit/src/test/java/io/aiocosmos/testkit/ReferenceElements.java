package io.aiocosmos.testkit;

import io.aiocosmos.spi.ArrayCodec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** The values of an array, read by one parser. */
final class ReferenceElements<T> implements ArrayCodec.Elements<T> {
    private final ObjectReader reader;
    private final JsonParser parser;
    private final int offset;
    private boolean peeked;

    ReferenceElements(ObjectReader reader, byte[] json, int offset, int length) {
        this.reader = reader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = reader.createParser(json, offset, length);
        this.offset = offset;
        if (parser.nextToken() != JsonToken.START_ARRAY) throw new IllegalArgumentException("no array");
    }

    @Override
    public boolean hasNext() {
        if (!peeked) parser.nextToken();
        peeked = true;
        return parser.currentToken() != JsonToken.END_ARRAY;
    }

    @Override
    public T next() {
        peeked = false;
        return reader.readValue(parser);
    }

    @Override
    public int end() {
        return offset + (int) parser.currentLocation().getByteOffset();
    }
}
