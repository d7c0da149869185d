package io.aiocosmos.core.codec;

import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The user's codec; each type is resolved once. Thread-safe. Its size grows with the number of types, not of values.
 */
public final class Codecs {
    private static final int MAX_NAME = 80;

    private final JsonCodec codec;
    private final Map<Type, TypedCodec<Object>> resolved = new ConcurrentHashMap<>();
    private final Map<Class<?>, ItemType> itemTypes = new ConcurrentHashMap<>();
    /** Of items that were to be returned: what was read once, or failed for its value alone. */
    private final Set<Type> readable = ConcurrentHashMap.newKeySet();

    public Codecs(JsonCodec codec) {
        this.codec = codec;
        readable.add(RawJson.class); // without the codec
    }

    public String name() {
        return codec.name();
    }

    /**
     * The type of an item.
     *
     * @param declared {@code null} to go by the item's class
     * @throws IllegalArgumentException if it cannot be written so
     */
    public ItemType itemType(Object item, Type declared) {
        if (declared != null) return ItemType.declared(declared, item.getClass());
        ItemType cached = itemTypes.get(item.getClass());
        if (cached != null) return cached;
        ItemType created = ItemType.of(item);
        itemTypes.put(item.getClass(), created);
        return created;
    }

    /**
     * Appends an item's JSON.
     *
     * @param willBeReturned whether the stored item will be returned to the caller; if so, checks that it can be
     */
    public void encode(Object item, ItemType type, boolean willBeReturned, JsonBuffer out) {
        int start = out.length();
        if (willBeReturned) type.check(item);
        encode(item, type.writtenType, out);
        if (!willBeReturned) return;
        if (type.needsTrialRead()) type.checkTrialResult(decode(type, out.array(), start, out.length() - start));
        else if (!readable.contains(type.readType))
            checkReadable(type.readType, out.array(), start, out.length() - start);
    }

    /**
     * Appends the JSON of an item that will not be returned.
     *
     * @param names of properties to locate
     * @param places of theirs, as {@link TypedCodec#encodeAndLocate} has them
     * @return whether they are known, and what was written is one value
     */
    public boolean encodeAndLocate(Object item, ItemType type, JsonBuffer out, String[] names, int[] places) {
        try {
            if (!(item instanceof RawJson)) return resolve(type.writtenType).encodeAndLocate(item, out, names, places);
            ((RawJson) item).writeTo(out);
            return false;
        } catch (Exception e) {
            throw codecFailure("write", type.writtenType, e);
        }
    }

    /** Reads the first item of a type back: if that can never go well, nobody should learn it after the write. */
    private void checkReadable(Type type, byte[] json, int offset, int length) {
        try {
            resolve(type).decode(json, offset, length);
        } catch (CodecFailure e) {
            if (e.isOfType()) throw codecFailure("send, as its response could not be read,", type, e);
        } catch (Exception e) { // what is stored may be read all the same: the service adds properties
        }
        readable.add(type);
    }

    /** Decodes the item as it was stored. */
    @SuppressWarnings("unchecked")
    public <T> T decode(ItemType type, byte[] json, int offset, int length) {
        Object value = decode(type.readType, json, offset, length);
        try {
            return (T) Maps.convert(type.map, value);
        } catch (NullPointerException | ClassCastException e) { // this class of map takes no null, or not this key
            throw codecFailure("read", type.readType, e);
        }
    }

    /** Appends a value's JSON; {@code null} as {@code null}. */
    public void encode(Object value, JsonBuffer out) {
        if (value == null) out.ascii("null");
        else encode(value, WrittenType.of(value), out);
    }

    private void encode(Object value, Type type, JsonBuffer out) {
        try {
            if (value instanceof RawJson) ((RawJson) value).writeTo(out);
            else resolve(type).encode(value, out);
        } catch (Exception e) {
            throw codecFailure("write", type, e);
        }
    }

    /** Decodes a value. {@link RawJson} is a view of the bytes; the codec is not called. */
    @SuppressWarnings("unchecked")
    public <T> T decode(Type type, byte[] json, int offset, int length) {
        if (type == RawJson.class) return (T) RawJson.wrap(json, offset, length);
        try {
            return (T) resolve(type).decode(json, offset, length);
        } catch (Exception e) {
            throw codecFailure("read", type, e);
        }
    }

    /** Has the codec load its classes, and resolves types that will be needed. */
    public void warmUp(Class<?>... types) {
        JsonBuffer map = new JsonBuffer(32);
        encode(Collections.singletonMap("id", name()), Map.class, map);
        decode(ItemType.ANY_MAP, map.array(), 0, map.length());
        for (Class<?> type : types) {
            try {
                if (type != RawJson.class) resolve(type);
            } catch (CodecFailure e) {
                throw codecFailure("read", type, e);
            }
        }
    }

    TypedCodec<Object> resolve(Type type) throws CodecFailure {
        TypedCodec<Object> cached = resolved.get(type);
        if (cached != null) return cached;
        TypedCodec<Object> created = create(type);
        resolved.put(type, created);
        return created;
    }

    /** The library's message can be shown: it has not seen a value yet. */
    private TypedCodec<Object> create(Type type) throws CodecFailure {
        try {
            return codec.forType(type);
        } catch (RuntimeException e) {
            throw new CodecFailure("$", e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private CosmosCodecException codecFailure(String what, Type type, Exception problem) {
        String message = "could not " + what + " a " + OneLine.end(nameOf(type), MAX_NAME) + " with codec "
                + codec.name() + ": " + RedactedCause.describe(problem);
        return new CosmosCodecException(message, ErrorDetails.builder().build(), RedactedCause.of(problem));
    }

    private static String nameOf(Type type) {
        return type instanceof Class ? ((Class<?>) type).getName() : type.toString();
    }
}
