package io.aiocosmos.core.codec;

import io.aiocosmos.TypeRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.Map;

/**
 * The type by which an item is written and by which what was stored is read. The type of the caller's variable is not
 * known here, so the result must fit every variable that the item fits. An item whose result would not is rejected
 * before it is sent.
 */
public final class ItemType {
    static final Type ANY_MAP = new TypeRef<Map<String, Object>>() {}.type();

    final Type writtenType;
    final Type readType;
    /** The class of map to return; {@code null} for the one that the codec creates. */
    final Class<?> map;
    /** Set if the class of the result is known only after a trial read. */
    private final Class<?> requiredClass;

    private ItemType(Type writtenType, Type readType, Class<?> map, Class<?> requiredClass) {
        this.writtenType = writtenType;
        this.readType = readType;
        this.map = map;
        this.requiredClass = requiredClass;
    }

    /** By the item's class alone. */
    static ItemType of(Object value) {
        Class<?> item = value.getClass();
        Type type = WrittenType.of(value);
        if (type == Map.class) return new ItemType(type, ANY_MAP, Maps.substituteFor(item), null);
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
        Class<?> map = Map.class.isAssignableFrom(item) && item != base ? Maps.substituteFor(item) : null;
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

    /** Whether the class has type parameters, so that the types of some properties are erased. */
    private static boolean isGeneric(Class<?> item) {
        return !Collection.class.isAssignableFrom(item) // a collection is rejected later
                && !Map.class.isAssignableFrom(item)
                && (item.getTypeParameters().length > 0 || isOpen(item.getGenericSuperclass()));
    }

    private static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType)
            for (Type each : ((ParameterizedType) type).getActualTypeArguments()) if (isOpen(each)) return true;
        return type instanceof TypeVariable;
    }

    /** @throws IllegalArgumentException if the item could not be returned as the same type */
    void check(Object item) {
        boolean unsupportedMap = readType == ANY_MAP && map == null;
        if ((requiredClass != null || unsupportedMap) && item.getClass().isAnonymousClass())
            throw new IllegalArgumentException("item is of an anonymous class, which nothing can be read as: name it");
        if (readType != ANY_MAP) return;
        if (unsupportedMap) throw cannotBeReturned(item, "which is read as another class of map");
        for (Object key : ((Map<?, ?>) item).keySet()) if (key instanceof String) return;
        if (!((Map<?, ?>) item).isEmpty()) throw cannotBeReturned(item, "whose keys are no strings");
    }

    private static IllegalArgumentException cannotBeReturned(Object item, String why) {
        return new IllegalArgumentException("item is a " + item.getClass().getName() + ", " + why
                + ": declare its type by withItemType, or give a LinkedHashMap with keys that are strings");
    }

    /** Whether the encoded item must be decoded once before it is sent, to see the class of the result. */
    boolean needsTrialRead() {
        return requiredClass != null;
    }

    void checkTrialResult(Object result) {
        if (result != null && !Maps.fits(result.getClass(), requiredClass))
            throw new IllegalArgumentException("item is a " + requiredClass.getName()
                    + ", read by the declared item type as a "
                    + result.getClass().getName() + ": declare " + requiredClass.getName() + " by withItemType");
    }
}
