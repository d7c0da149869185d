package io.aiocosmos.spi;

import java.lang.reflect.Type;

/** Turns values into JSON and back by one JSON library. Thread-safe. */
public interface JsonCodec {
    /** A short, lower-case name for the user agent and for diagnostics, such as {@code "moshi"}. */
    String name();

    /**
     * The codec of one type. Called once a type; the engine keeps it.
     *
     * @param type a class or a parameterized type
     * @param <T> the Java form of {@code type}
     * @throws IllegalArgumentException if the library cannot map the type
     */
    <T> TypedCodec<T> forType(Type type);
}
