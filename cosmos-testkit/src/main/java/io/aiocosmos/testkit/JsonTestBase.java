package io.aiocosmos.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.TypeRef;
import io.aiocosmos.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.util.Map;

/** Encodes, decodes and makes round trips. */
abstract class JsonTestBase {
    static final Type UNTYPED = new TypeRef<Map<String, Object>>() {}.type();

    final JsonCodecContract contract;
    private JsonCodec codec;

    JsonTestBase(JsonCodecContract contract) {
        this.contract = contract;
    }

    /** One for each test: codecs find out about a type once, and slowly. */
    final JsonCodec codec() {
        if (codec == null) codec = contract.codec();
        return codec;
    }

    final byte[] encode(Type type, Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec().forType(type).encode(value, out);
        return out.toByteArray();
    }

    final String json(Type type, Object value) throws Exception {
        return new String(encode(type, value), UTF_8);
    }

    final <T> T decode(Type type, String json) throws Exception {
        return decode(type, json.getBytes(UTF_8));
    }

    final <T> T decode(Type type, byte[] json) throws Exception {
        return codec().<T>forType(type).decode(json, 0, json.length);
    }

    /** Encodes the value and decodes it again. */
    final <T> T roundTrip(Type type, Object value) throws Exception {
        return decode(type, encode(type, value));
    }

    final void assertSurvives(Type type, Object value) throws Exception {
        assertEquals(value, roundTrip(type, value), () -> "as " + type.getTypeName());
    }
}
