package io.aiocosmos;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * A generic type that survives erasure: {@code new TypeRef<Map<String, Object>>() {}}.
 *
 * <pre>{@code
 * Map<String, Object> item = ledger.readItem("1", PartitionKey.of("Account-1"), new TypeRef<Map<String, Object>>() {})
 *         .value();
 * }</pre>
 *
 * @param <T> the type
 */
public abstract class TypeRef<T extends @Nullable Object> {
    private final Type type;

    protected TypeRef() {
        Type parent = getClass().getGenericSuperclass();
        if (!(parent instanceof ParameterizedType) || getClass().getSuperclass() != TypeRef.class)
            throw Check.wrong("TypeRef needs a type argument: new TypeRef<List<String>>() {}");
        type = ((ParameterizedType) parent).getActualTypeArguments()[0];
        if (isOpen(type)) throw Check.wrong("TypeRef needs a type that is known where it is made, was " + type);
    }

    /** Whether a type variable is in it, of which nothing is left at run time. */
    private static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType)
            for (Type each : ((ParameterizedType) type).getActualTypeArguments()) if (isOpen(each)) return true;
        if (type instanceof WildcardType)
            for (Type each : ((WildcardType) type).getUpperBounds()) if (isOpen(each)) return true;
        return type instanceof TypeVariable
                || type instanceof GenericArrayType && isOpen(((GenericArrayType) type).getGenericComponentType());
    }

    /** The type argument. */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TypeRef && type.equals(((TypeRef<?>) other).type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type instanceof Class ? ((Class<?>) type).getName() : type.toString();
    }
}
