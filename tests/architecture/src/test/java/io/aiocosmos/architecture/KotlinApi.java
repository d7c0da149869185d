package io.aiocosmos.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module of Kotlin shows to everybody, by its sources, where each public declaration says so: in class files what
 * is inline for its types is private.
 */
record KotlinApi(Path sources) {
    private static final Pattern DECLARED =
            Pattern.compile("(?m)^ *public (?:[^\\n(){}=]|\\((?:[^()]|\\([^()]*\\))*\\)|(?<=[:,]) *\\n)*");

    /** A line for each declaration, sorted within its file. */
    String listing() throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".kt"))
                    .sorted()
                    .collect(Collectors.toList());
            StringBuilder listing = new StringBuilder();
            for (Path file : sorted) listing.append(listing(Files.readString(file)));
            return listing.toString();
        }
    }

    static String listing(String source) {
        return DECLARED.matcher(source)
                .results()
                .map(MatchResult::group)
                .map(declaration -> declaration
                                .replaceAll("\\s+", " ")
                                .replace("( ", "(")
                                .replace(", )", ")")
                                .trim() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
