package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.time.Duration;
import java.util.Objects;

/** The rules that arguments of this package share; each message names the argument and the rule. */
final class Check {
    private Check() {}

    static <T> T notNull(String name, T value) {
        return Objects.requireNonNull(value, name + " must not be null");
    }

    static String notBlank(String name, String value) {
        if (notNull(name, value).trim().isEmpty()) throw new IllegalArgumentException(name + " must not be blank");
        return value;
    }

    /** Half a surrogate pair has no UTF-8: it would arrive as another character, under another hash. */
    static String wholeUnicode(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isSurrogate(value.charAt(i))) continue;
            if (i + 1 == value.length() || !Character.isSurrogatePair(value.charAt(i), value.charAt(++i)))
                throw wrong(name + " has half a surrogate pair");
        }
        return value;
    }

    /** @param message may repeat what was given */
    static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(PrintableText.of(message));
    }

    static Duration positive(String name, Duration value) {
        if (notNull(name, value).isZero() || value.isNegative())
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        return value;
    }

    /** @param of what it is a path of, with its article */
    static String path(String of, String path) {
        if (!notBlank("path", path).startsWith("/")) throw wrong(of + " path begins with a slash, was " + path);
        return path;
    }

    static int atLeast(String name, int least, int value) {
        if (value < least) throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        return value;
    }
}
