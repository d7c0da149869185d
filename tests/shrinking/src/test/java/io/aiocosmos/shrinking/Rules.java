package io.aiocosmos.shrinking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What shrinkers are told: by each of our jars, and by the page that says what a program adds. */
final class Rules {
    private static final List<String> MODULES =
            List.of("cosmos-api", "cosmos-core", "cosmos-transport-okhttp", "cosmos-json-moshi");
    private static final String BLOCK = "```proguard\n";

    private Rules() {}

    /** By module, as found on the class path. */
    static Map<String, String> ofJars() throws IOException {
        Map<String, String> rules = new LinkedHashMap<>();
        for (String module : MODULES) rules.put(module, read("META-INF/proguard/" + module + ".pro"));
        return rules;
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Rules.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The block of {@code docs/shrinking.md}. */
    static String ofPage() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("basedir", ".")).resolve("../../docs/shrinking.md"));
        int start = page.indexOf(BLOCK) + BLOCK.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
