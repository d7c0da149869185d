package io.aiocosmos.json.jackson;

import io.aiocosmos.RawJson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;

/**
 * Why Jackson cannot map a class, and what to do. Recognised by Jackson's own messages, but without anything of the value.
 */
final class MappingProblem {
    static final String NOT_OPEN = " is not open to Jackson: open its package in module-info.java";

    static final String RAW_JSON = "RawJson is a whole value, not a part of one: give that part as a map or list";

    /** Trees of the other major version of Jackson. */
    private static final String OTHER_TREES = "com.fasterxml.jackson.databind.node.";

    private static final String OTHER_JACKSON = " is of Jackson 2, and this codec is of Jackson 3";

    private MappingProblem() {}

    static boolean isUnsupported(Class<?> type) {
        return type == RawJson.class || type.getName().startsWith(OTHER_TREES);
    }

    /**
     * The problem and what to do, {@code null} if it is not a problem of the class.
     *
     * @param message Jackson's own
     */
    static String of(Class<?> type, String message) {
        if (type == RawJson.class) return RAW_JSON;
        String name = type.getSimpleName();
        if (isUnsupported(type)) return name + OTHER_JACKSON;
        if (message.contains("does not \"opens")
                || message.contains("InaccessibleObject")
                || message.contains("setAccess()")) return name + NOT_OPEN;
        if (message.contains("on-static inner class")) return name + " is an inner class: make it static";
        if (message.contains("optional type")) return name + " needs jackson-datatype-jdk8 on a mapper of your own";
        if (message.contains("no properties discovered"))
            return name + " has no properties that Jackson finds: give it getters";
        boolean noCreator = message.contains("no Creators")
                || message.contains("at least one Creator") && message.contains("Object value");
        return noCreator ? name + constructionProblem(type) : null;
    }

    private static String constructionProblem(Class<?> type) {
        if (isKotlin(type)) return " is a Kotlin class: add tools.jackson.module:jackson-module-kotlin";
        if (Modifier.isAbstract(type.getModifiers()))
            return " is abstract: declare its subtypes with @JsonTypeInfo and @JsonSubTypes";
        return " has no usable constructor: give it one without arguments, or annotate one with @JsonCreator";
    }

    private static boolean isKotlin(Class<?> type) {
        for (Annotation each : type.getAnnotations())
            if (each.annotationType().getName().equals("kotlin.Metadata")) return true;
        return false;
    }

    /** A property of the constructor that the JSON lacks, {@code null} if it is another problem. */
    static String missingProperty(String message) {
        if (!message.startsWith("Missing ") && !message.startsWith("Null value for creator")) return null;
        int open = message.indexOf('\'');
        int close = message.indexOf('\'', open + 1);
        return open < 0 || close < 0 ? null : "property " + message.substring(open + 1, close) + " missing";
    }
}
