package io.aiocosmos.core.partition;

import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths of partition keys: {@code /a/b}, a segment with special characters in quotes of either kind: {@code /"my-prop"/c}. */
public final class KeyPath {
    private KeyPath() {}

    /** Whether two paths name the same property, however they are quoted. */
    public static boolean isSame(String one, String other) {
        return one.equals(other) || Arrays.equals(segments(one), segments(other));
    }

    static String[] segments(String path) {
        List<String> segments = new ArrayList<>(2);
        int at = 0;
        while (at < path.length()) {
            if (path.charAt(at) != '/') throw malformed(path);
            StringBuilder segment = new StringBuilder();
            boolean quoted = path.startsWith("\"", at + 1) || path.startsWith("'", at + 1);
            at = quoted ? quoted(path, at + 2, segment) : plain(path, at + 1, segment);
            segments.add(segment.toString());
        }
        if (segments.isEmpty()) throw malformed(path);
        return segments.toArray(new String[0]);
    }

    private static int plain(String path, int at, StringBuilder segment) {
        int end = path.indexOf('/', at);
        if (end < 0) end = path.length();
        segment.append(path, at, end);
        return end;
    }

    private static int quoted(String path, int at, StringBuilder segment) {
        char quote = path.charAt(at - 1);
        for (int i = at; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == quote) return i + 1;
            if (c == '\\' && i + 1 < path.length()) c = path.charAt(++i);
            segment.append(c);
        }
        throw malformed(path);
    }

    private static IllegalArgumentException malformed(String path) {
        return new IllegalArgumentException(PrintableText.of("not a partition key path: " + path));
    }
}
