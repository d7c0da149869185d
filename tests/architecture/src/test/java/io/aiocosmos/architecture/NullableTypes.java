package io.aiocosmos.architecture;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of types, with {@code @Nullable} before what may be null: the type itself, its arguments, its elements. */
final class NullableTypes {
    private NullableTypes() {}

    static String name(AnnotatedType type) {
        return type instanceof AnnotatedArrayType array
                ? name(array.getAnnotatedGenericComponentType()) + mark(type, " @Nullable ") + "[]"
                : mark(type, "@Nullable ") + unmarked(type);
    }

    private static String mark(AnnotatedType type, String mark) {
        return type.isAnnotationPresent(Nullable.class) ? mark : "";
    }

    private static String unmarked(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType generic))
            return type.getType().getTypeName();
        String arguments = Arrays.stream(generic.getAnnotatedActualTypeArguments())
                .map(NullableTypes::name)
                .collect(Collectors.joining(", ", "<", ">"));
        return ((ParameterizedType) type.getType()).getRawType().getTypeName() + arguments;
    }
}
