package io.aiocosmos.core.client;

import io.aiocosmos.TypeRef;
import java.lang.reflect.Type;

/** Options that an operation does not have: saying so beats doing nothing silently. */
final class Arguments {
    private Arguments() {}

    static void when(boolean given, String option, String operation) {
        if (given) throw new IllegalArgumentException("option " + option + " does not apply to " + operation);
    }

    static <T> T missing(String name, T value) {
        if (value == null) throw new NullPointerException(name + " must not be null");
        return value;
    }

    static Type type(TypeRef<?> of) {
        return missing("type", of).type();
    }
}
