package io.aiocosmos.core.codec;

import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The user's codec, each type resolved once. Thread-safe; grows with the number of types used, not of values. */
public final class Codecs {
    private static final Type ANY_LIST = new TypeRef<List<Object>>() {}.type();

    private static final int MAX_NAME = 80;

    private final JsonCodec codec;
    private final Map<Type, TypedCodec<Object>> resolved = new ConcurrentHashMap<>();
    private final Map<Class<?>, ItemType> itemTypes = new ConcurrentHashMap<>();

    public Codecs(JsonCodec codec) {
        this.codec = codec;
    }

    public String name() {
        return codec.name();
    }

    /** The type by which a value is written: never an implementation class, and of a map not that its keys are strings. */
    public static Type typeOf(Object value) {
        if (value instanceof Map) return Map.class;
        if (value instanceof List) return ANY_LIST;
        if (value instanceof Set) return Set.class;
        if (value instanceof Collection) return Collection.class;
        if (value instanceof Enum)
            return ((Enum<?>) value).getDeclaringClass(); // a constant may have a class of its own
        return value.getClass();
    }

    /**
     * The type of an item.
     *
     * @param declared {@code null} to go by the item's class
     * @throws IllegalArgumentException if it cannot be written so
     */
    public ItemType itemType(Object item, Type declared) {
        if (declared != null) return ItemType.declared(declared, item.getClass());
        ItemType known = itemTypes.get(item.getClass());
        if (known != null) return known;
        ItemType made = ItemType.of(item);
        itemTypes.put(item.getClass(), made);
        return made;
    }

    /**
     * Appends an item's JSON.
     *
     * @param returned whether what is stored will be wanted back; if so, it is made sure that it will fit
     */
    public void encode(Object item, ItemType type, boolean returned, JsonBuffer out) {
        if (returned) type.check(item);
        encode(item, type.written, out);
        if (returned && type.mustBeTried()) type.checkTried(decode(type, out.array(), 0, out.length()));
    }

    /** Reads what was stored of an item. */
    @SuppressWarnings("unchecked")
    public <T> T decode(ItemType type, byte[] json, int offset, int length) {
        Object value = decode(type.read, json, offset, length);
        try {
            return (T) Maps.as(type.map, value);
        } catch (NullPointerException | ClassCastException e) { // that map takes no null, or no such key
            throw failed("read", type.read, e);
        }
    }

    /** Appends a value's JSON; {@code null} as {@code null}. */
    public void encode(Object value, JsonBuffer out) {
        if (value == null) out.ascii("null");
        else encode(value, typeOf(value), out);
    }

    private void encode(Object value, Type type, JsonBuffer out) {
        try {
            if (value instanceof RawJson) ((RawJson) value).writeTo(out);
            else resolve(type).encode(value, out);
        } catch (Exception e) {
            throw failed("write", type, e);
        }
    }

    /** Reads a value. {@link RawJson} gives a view of the bytes and never asks the codec. */
    @SuppressWarnings("unchecked")
    public <T> T decode(Type type, byte[] json, int offset, int length) {
        if (type == RawJson.class) return (T) RawJson.wrap(json, offset, length);
        try {
            return (T) resolve(type).decode(json, offset, length);
        } catch (Exception e) {
            throw failed("read", type, e);
        }
    }

    /** The same for items of many, as the rows of a query are; what cannot be read names the operation and resource. */
    public <T> RowDecoder<T> rows(Type type, String operation, String resource) {
        return new TypedRows<>(this, type, operation, resource);
    }

    TypedCodec<Object> resolve(Type type) throws CodecFailure {
        TypedCodec<Object> known = resolved.get(type);
        if (known != null) return known;
        TypedCodec<Object> made = make(type);
        resolved.put(type, made);
        return made;
    }

    /** What a library says of a type it has never seen a value of may be told. */
    private TypedCodec<Object> make(Type type) throws CodecFailure {
        try {
            return codec.forType(type);
        } catch (RuntimeException e) {
            throw new CodecFailure("$", e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private CosmosCodecException failed(String what, Type type, Exception problem) {
        String message = "could not " + what + " a " + OneLine.end(nameOf(type), MAX_NAME) + " with codec "
                + codec.name() + ": " + RedactedCause.told(problem);
        return new CosmosCodecException(message, ErrorDetails.builder().build(), RedactedCause.of(problem));
    }

    private static String nameOf(Type type) {
        return type instanceof Class ? ((Class<?>) type).getName() : type.toString();
    }
}
