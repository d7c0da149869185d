package io.aiocosmos.features.vercel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The cases that the server cannot do, with the reason of each; from {@code gaps.txt} next to this class. */
final class Gaps {
    private static final String SEPARATOR = " | ";

    private Gaps() {}

    /** Case to reason. */
    static Map<String, String> all() {
        try (InputStream file = Gaps.class.getResourceAsStream("gaps.txt")) {
            Map<String, String> gaps = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(gaps, line));
            return gaps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, String> gaps, String line) {
        int end = line.indexOf(SEPARATOR);
        if (end < 0 || line.substring(end + SEPARATOR.length()).isBlank())
            throw new IllegalStateException("a gap is a case, a bar and a reason: " + line);
        if (gaps.put(line.substring(0, end).trim(), line.substring(end + SEPARATOR.length())) != null)
            throw new IllegalStateException("listed twice: " + line);
    }
}
