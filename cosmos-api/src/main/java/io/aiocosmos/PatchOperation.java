package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link Patch}. Immutable. Prints no value. */
public final class PatchOperation {
    private final String op;
    private final String path;
    private final String from;
    private final boolean hasValue;
    private final Object value;

    PatchOperation(String op, String path, String from, boolean hasValue, Object value) {
        this.op = op;
        this.path = path;
        this.from = from;
        this.hasValue = hasValue;
        this.value = value;
    }

    /** The protocol's name: {@code add}, {@code set}, {@code replace}, {@code remove}, {@code incr}, {@code move}. */
    public String op() {
        return op;
    }

    /** What is changed, a JSON pointer. */
    public String path() {
        return path;
    }

    /** Of a move, where the value is now. */
    public Optional<String> from() {
        return Optional.ofNullable(from);
    }

    /** Whether it has a value, which may be {@code null}. */
    public boolean hasValue() {
        return hasValue;
    }

    /** The value, or the amount of an increment. */
    public @Nullable Object value() {
        return value;
    }

    @Override
    public String toString() {
        return PrintableText.of(op + " " + (from == null ? "" : from + " to ") + path);
    }
}
