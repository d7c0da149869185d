package io.aiocosmos.core.codec;

import io.aiocosmos.TypeRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.Map;

/**
 * The type by which an item is written and by which what was stored is read. The type of the caller's variable is not
 * known here, so the result must fit every variable that the item fits: what cannot is refused before it is sent.
 */
public final class ItemType {
    private static final Type ANY_MAP = new TypeRef<Map<String, Object>>() {}.type();

    final Type written;
    final Type read;
    /** The class of map to give back; {@code null} as the codec makes it. */
    final Class<?> map;
    /** Set if only reading it shows of which class the result will be. */
    private final Class<?> wanted;

    private ItemType(Type written, Type read, Class<?> map, Class<?> wanted) {
        this.written = written;
        this.read = read;
        this.map = map;
        this.wanted = wanted;
    }

    /** By the item's class alone. */
    static ItemType of(Object value) {
        Class<?> item = value.getClass();
        Type type = Codecs.typeOf(value);
        if (type == Map.class) return new ItemType(type, ANY_MAP, Maps.fitting(item), null);
        if (isGeneric(item)) throw generic(item);
        return new ItemType(type, type, null, type == item && item.isAnonymousClass() ? item : null);
    }

    private static IllegalArgumentException generic(Class<?> item) {
        return new IllegalArgumentException("item is a " + item.getName()
                + ", a generic class: declare its type by withItemType(new TypeRef<...>() {})");
    }

    /** By the type that the caller declared. */
    static ItemType declared(Type declared, Class<?> item) {
        Class<?> base = rawClass(declared);
        if (!base.isAssignableFrom(item))
            throw new IllegalArgumentException(
                    "item must be a " + base.getName() + ", the declared item type, was a " + item.getName());
        if (declared instanceof Class && isGeneric(item)) throw generic(item);
        Class<?> map = Map.class.isAssignableFrom(item) && item != base ? Maps.fitting(item) : null;
        return new ItemType(declared, declared, map, map == null && item != base ? item : null);
    }

    /** @throws IllegalArgumentException if items cannot be of this type */
    public static Type checked(Type declared) {
        rawClass(declared);
        return declared;
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof Class) return (Class<?>) type;
        if (type instanceof ParameterizedType) return (Class<?>) ((ParameterizedType) type).getRawType();
        throw new IllegalArgumentException("an item type is a class, was " + type);
    }

    /** Whether the class says less than the type: some of its properties are of a type that was erased. */
    private static boolean isGeneric(Class<?> item) {
        return !Collection.class.isAssignableFrom(item) // which no item can be, as is told later
                && !Map.class.isAssignableFrom(item)
                && (item.getTypeParameters().length > 0 || isOpen(item.getGenericSuperclass()));
    }

    private static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType)
            for (Type each : ((ParameterizedType) type).getActualTypeArguments()) if (isOpen(each)) return true;
        return type instanceof TypeVariable;
    }

    /** @throws IllegalArgumentException if an item cannot be given back as it came */
    void check(Object item) {
        boolean unfitMap = read == ANY_MAP && map == null;
        if ((wanted != null || unfitMap) && item.getClass().isAnonymousClass())
            throw new IllegalArgumentException("item is of an anonymous class, which nothing can be read as: name it");
        if (read != ANY_MAP) return;
        if (unfitMap) throw unfit(item, "which is read as another class of map");
        for (Object key : ((Map<?, ?>) item).keySet()) if (key instanceof String) return;
        if (!((Map<?, ?>) item).isEmpty()) throw unfit(item, "whose keys are no strings");
    }

    private static IllegalArgumentException unfit(Object item, String why) {
        return new IllegalArgumentException("item is a " + item.getClass().getName() + ", " + why
                + ": declare its type by withItemType, or give a LinkedHashMap with keys that are strings");
    }

    /** Whether what was written must be read once before it is sent, to see what will come back. */
    boolean mustBeTried() {
        return wanted != null;
    }

    void checkTried(Object result) {
        if (result != null && !Maps.fits(result.getClass(), wanted))
            throw new IllegalArgumentException(
                    "item is a " + wanted.getName() + ", read by the declared item type as a "
                            + result.getClass().getName() + ": declare " + wanted.getName() + " by withItemType");
    }
}
