package io.aiocosmos.core.codec;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps that can be given back for maps that were written. */
final class Maps {
    private static final Class<?>[] CLASSES = {
        LinkedHashMap.class, TreeMap.class, ConcurrentHashMap.class, ConcurrentSkipListMap.class
    };

    private Maps() {}

    /** The class of map that fits every variable that a map of the given class fits; {@code null} if there is none. */
    static Class<?> fitting(Class<?> written) {
        for (Class<?> each : CLASSES) if (fits(each, written)) return each;
        return null;
    }

    /** Whether one class has all supertypes of another, itself included, that a variable could be of. */
    static boolean fits(Class<?> found, Class<?> wanted) {
        if (wanted == null || wanted.isAssignableFrom(found)) return true;
        if (!isHidden(wanted) || !fits(found, wanted.getSuperclass())) return false;
        for (Class<?> each : wanted.getInterfaces()) if (!fits(found, each)) return false;
        return true;
    }

    /** Nobody outside the platform can name it: what {@code Map.of} returns, for one. */
    private static boolean isHidden(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") && !Modifier.isPublic(type.getModifiers())
                || name.startsWith("kotlin.collections.builders."); // of Kotlin's buildMap
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as the codec made them
    static Object as(Class<?> wanted, Object map) {
        if (wanted == null || map == null || wanted.isInstance(map)) return map;
        Map copy = wanted == TreeMap.class
                ? new TreeMap<>()
                : wanted == ConcurrentHashMap.class
                        ? new ConcurrentHashMap<>()
                        : wanted == LinkedHashMap.class ? new LinkedHashMap<>() : new ConcurrentSkipListMap<>();
        copy.putAll((Map) map);
        return copy;
    }
}
