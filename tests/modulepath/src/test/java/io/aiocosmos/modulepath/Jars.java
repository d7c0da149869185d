package io.aiocosmos.modulepath;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user must have to run the program with one transport and one codec, found in this build. */
final class Jars {
    /** Beginnings of jar names, after the artifact of ours that needs them. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "transport-jdk", List.of(),
            "transport-netty", List.of("netty-"),
            "transport-okhttp", List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-"),
            "json-jackson", List.of("tools/jackson/", "jackson-annotations-"),
            "json-jackson2", List.of("com/fasterxml/jackson/"),
            "json-moshi", List.of("moshi-", "okio-jvm-", "kotlin-stdlib-"));

    private Jars() {}

    /** The path for {@code --module-path}: the program, api, core, the artifacts chosen and what they need. */
    static String path(String... chosen) {
        Set<String> path = new LinkedHashSet<>(List.of(program()));
        for (String artifact : List.of("api", "core")) path.addAll(ours(artifact));
        for (String artifact : chosen) {
            path.addAll(ours(artifact));
            path.addAll(libraries(NEEDED.get(artifact)));
        }
        return String.join(File.pathSeparator, path);
    }

    private static String program() {
        return classPath().stream()
                .filter(each -> each.endsWith("modulepath/target/classes"))
                .findFirst()
                .orElseThrow();
    }

    /** A jar if the build goes as far as packaging, else the folder that would be its contents. */
    private static List<String> ours(String artifact) {
        return found("/cosmos-" + artifact + "(-[^/]*\\.jar|/target/classes)", artifact);
    }

    private static List<String> libraries(List<String> beginnings) {
        List<String> libraries = new ArrayList<>();
        for (String beginning : beginnings) libraries.addAll(found("/" + beginning + ".*\\.jar", beginning));
        return libraries;
    }

    private static List<String> found(String ending, String wanted) {
        List<String> found =
                classPath().stream().filter(each -> each.matches(".*" + ending)).collect(Collectors.toList());
        if (found.isEmpty()) throw new IllegalStateException("not on the class path: " + wanted);
        return found;
    }

    private static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> each.replace(File.separatorChar, '/'))
                .collect(Collectors.toList());
    }
}
