package io.aiocosmos.testkit;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/** A good codec but for the methods that a subclass overrides. */
class DefectiveCodec implements JsonCodec {
    private final JsonCodec good = ReferenceCodec.good();

    @Override
    public String name() {
        return "defective";
    }

    @Override
    public final <T> TypedCodec<T> forType(Type type) {
        ArrayCodec<Object> codec = (ArrayCodec<Object>) good.<Object>forType(type);
        return new ArrayCodec<T>() {
            @Override
            public void encode(T value, OutputStream out) throws Exception {
                ByteArrayOutputStream json = new ByteArrayOutputStream();
                codec.encode(distortInput(value), json);
                write(json.toByteArray(), out);
            }

            @Override
            public boolean encodeAndLocate(T value, OutputStream out, String[] names, int[] places) throws Exception {
                encode(value, out);
                return claimsToLocate();
            }

            @Override
            @SuppressWarnings("unchecked")
            public T decode(byte[] json, int offset, int length) throws Exception {
                return (T) read(codec, json, offset, length);
            }

            @Override
            @SuppressWarnings("unchecked")
            public Elements<T> elements(byte[] json, int offset, int length) throws Exception {
                return (Elements<T>) distort(codec.elements(json, offset, length));
            }
        };
    }

    Object distortInput(Object value) {
        return value;
    }

    boolean claimsToLocate() {
        return false;
    }

    ArrayCodec.Elements<Object> distort(ArrayCodec.Elements<Object> elements) {
        return elements;
    }

    void write(byte[] json, OutputStream out) throws Exception {
        out.write(json);
    }

    Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
        return codec.decode(json, offset, length);
    }
}
