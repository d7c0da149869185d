package io.aiocosmos.features.vercel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cases that the server does not support, each with its reason; from {@code unsupported.txt} next to this class.
 */
final class UnsupportedCases {
    private static final String SEPARATOR = " | ";

    private UnsupportedCases() {}

    /** Case to reason. */
    static Map<String, String> all() {
        try (InputStream file = UnsupportedCases.class.getResourceAsStream("unsupported.txt")) {
            Map<String, String> reasons = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(reasons, line));
            return reasons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, String> reasons, String line) {
        int end = line.indexOf(SEPARATOR);
        if (end < 0 || line.substring(end + SEPARATOR.length()).isBlank())
            throw new IllegalStateException("a gap is a case, a bar and a reason: " + line);
        if (reasons.put(line.substring(0, end).trim(), line.substring(end + SEPARATOR.length())) != null)
            throw new IllegalStateException("listed twice: " + line);
    }
}
