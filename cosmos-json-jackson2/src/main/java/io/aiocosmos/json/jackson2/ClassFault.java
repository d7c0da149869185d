package io.aiocosmos.json.jackson2;

import io.aiocosmos.RawJson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;

/**
 * What keeps Jackson from mapping a class, and the cure. Told by what Jackson says of classes, in words that hold nothing
 * of a value.
 */
final class ClassFault {
    static final String NOT_OPEN = " is not open to Jackson: open its package in module-info.java";

    static final String RAW_JSON = "RawJson is a whole value, not a part of one: give that part as a map or list";

    /** Trees of the other generation of Jackson. */
    private static final String OTHERS = "tools.jackson.databind.node.";

    private static final String OTHER_JACKSON = " is of Jackson 3, and this codec is of Jackson 2";

    private ClassFault() {}

    static boolean isRefused(Class<?> type) {
        return type == RawJson.class || type.getName().startsWith(OTHERS);
    }

    /**
     * The fault and its cure, {@code null} if this is none of a class.
     *
     * @param said Jackson's own message
     */
    static String of(Class<?> type, String said) {
        if (type == RawJson.class) return RAW_JSON;
        String name = type.getSimpleName();
        if (isRefused(type)) return name + OTHER_JACKSON;
        if (said.contains("does not \"opens") || said.contains("InaccessibleObject") || said.contains("setAccess()"))
            return name + NOT_OPEN;
        if (said.contains("on-static inner class")) return name + " is an inner class: make it static";
        if (said.contains("optional type")) return name + " needs jackson-datatype-jdk8 on a mapper of your own";
        if (said.contains("no properties discovered"))
            return name + " has no properties that Jackson sees: give it getters";
        boolean unmade =
                said.contains("no Creators") || said.contains("at least one Creator") && said.contains("Object value");
        return unmade ? name + cureOfConstruction(type) : null;
    }

    private static String cureOfConstruction(Class<?> type) {
        if (isKotlin(type)) return " is a Kotlin class: add jackson-module-kotlin to a mapper of your own";
        if (Modifier.isAbstract(type.getModifiers()))
            return " is abstract: tell its subtypes by @JsonTypeInfo and @JsonSubTypes";
        return " has no usable constructor: give it one without arguments, or annotate one with @JsonCreator";
    }

    private static boolean isKotlin(Class<?> type) {
        for (Annotation each : type.getAnnotations())
            if (each.annotationType().getName().equals("kotlin.Metadata")) return true;
        return false;
    }

    /** The property of a constructor that the JSON lacks, {@code null} if it is something else. */
    static String missing(String said) {
        if (!said.startsWith("Missing ") && !said.startsWith("Null value for creator")) return null;
        int open = said.indexOf('\'');
        int close = said.indexOf('\'', open + 1);
        return open < 0 || close < 0 ? null : "property " + said.substring(open + 1, close) + " missing";
    }
}
