package io.aiocosmos.features.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code docs/troubleshooting.md}: under each heading the exception with its message, {@code …} for what varies. Fences
 * marked with the name of a codec are about that codec, others about those without a fence of their own.
 */
final class TroubleshootingPage {
    private static final String FILE = "docs/troubleshooting.md";
    private static final String FENCE = "```";

    /** By heading and then by codec, which may be empty. */
    private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();

    TroubleshootingPage() throws IOException {
        this(Files.readString(file()));
    }

    /** Of the repository, in whose folders this runs: in that of another module, too. */
    private static Path file() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(FILE))) folder = folder.getParent();
        return folder.resolve(FILE);
    }

    TroubleshootingPage(String page) {
        String heading = "";
        List<String> lines = page.lines().collect(Collectors.toList());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) texts.put(heading = line.substring(3), new LinkedHashMap<>());
            if (!line.startsWith(FENCE + "text")) continue;
            String codec = line.substring(FENCE.length() + 4).trim();
            texts.get(heading).put(codec, lines.get(i + 1));
        }
    }

    List<String> headings() {
        return new ArrayList<>(texts.keySet());
    }

    /** The text that stands there for the codec. */
    String text(String heading, String codec) {
        Map<String, String> byCodec = texts.get(heading);
        return byCodec.getOrDefault(codec, byCodec.get(""));
    }

    /** What a failure's text must match. */
    Pattern pattern(String heading, String codec) {
        return Pattern.compile(Stream.of(text(heading, codec).split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
