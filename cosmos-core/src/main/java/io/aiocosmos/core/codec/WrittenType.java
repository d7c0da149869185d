package io.aiocosmos.core.codec;

import io.aiocosmos.TypeRef;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type by which a value is written: never an implementation class, and a map without its type arguments. */
final class WrittenType {
    private static final Type ANY_LIST = new TypeRef<List<Object>>() {}.type();

    private WrittenType() {}

    static Type of(Object value) {
        if (value instanceof Map) return Map.class;
        if (value instanceof List) return ANY_LIST;
        if (value instanceof Set) return Set.class;
        if (value instanceof Collection) return Collection.class;
        if (value instanceof Enum)
            return ((Enum<?>) value).getDeclaringClass(); // a constant may have a class of its own
        return value.getClass();
    }
}
