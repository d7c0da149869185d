package io.aiocosmos.core.codec;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Classes of map to return for a map that was written. */
final class Maps {
    private static final Class<?>[] CLASSES = {
        LinkedHashMap.class, TreeMap.class, ConcurrentHashMap.class, ConcurrentSkipListMap.class
    };

    private Maps() {}

    /** The class of map that fits every variable that a map of the given class fits; {@code null} if there is none. */
    static Class<?> substituteFor(Class<?> written) {
        for (Class<?> each : CLASSES) if (fits(each, written)) return each;
        return null;
    }

    /** Whether one class has all nameable supertypes of another, itself included. */
    static boolean fits(Class<?> found, Class<?> target) {
        if (target == null || target.isAssignableFrom(found)) return true;
        if (!isHidden(target) || !fits(found, target.getSuperclass())) return false;
        for (Class<?> each : target.getInterfaces()) if (!fits(found, each)) return false;
        return true;
    }

    /** Whether no caller can name the class, as that of {@code Map.of}. */
    private static boolean isHidden(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") && !Modifier.isPublic(type.getModifiers())
                || name.startsWith("kotlin.collections.builders."); // of Kotlin's buildMap
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as the codec made them
    static Object convert(Class<?> target, Object map) {
        if (target == null || map == null || target.isInstance(map)) return map;
        Map copy = target == TreeMap.class
                ? new TreeMap<>()
                : target == ConcurrentHashMap.class
                        ? new ConcurrentHashMap<>()
                        : target == LinkedHashMap.class ? new LinkedHashMap<>() : new ConcurrentSkipListMap<>();
        copy.putAll((Map) map);
        return copy;
    }
}
