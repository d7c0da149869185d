package io.aiocosmos.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The version of a repository, which its root POM says: all other places that say one must say the same. */
record Versions(Path repository) {
    private static final Pattern ROOT = Pattern.compile("<artifactId>cosmos-parent</artifactId>\\s*<version>([^<]+)<");
    private static final Pattern OURS =
            Pattern.compile("<artifactId>(cosmos-[a-z0-9-]+)</artifactId>\\s*<version>([^<$]+)<");
    private static final Pattern GRADLE = Pattern.compile("io\\.aiocosmos:(cosmos-[a-z0-9-]+):([^\"'`\\s]+)");
    private static final Pattern JAR =
            Pattern.compile("(cosmos-[a-z0-9]+)-(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)-all\\.jar");
    private static final Pattern CHAPTER = Pattern.compile("(?m)^## (\\S+)");

    /** One line for each place that says another version. */
    List<String> complaints() throws IOException {
        Matcher root = ROOT.matcher(text("pom.xml"));
        if (!root.find()) return List.of("pom.xml says no version");
        String version = root.group(1);
        List<String> complaints = new ArrayList<>();
        for (String pom : poms()) complaints.addAll(others(pom, OURS, version));
        for (String page : pages())
            for (Pattern pattern : List.of(OURS, GRADLE, JAR)) complaints.addAll(others(page, pattern, version));
        Matcher chapter = CHAPTER.matcher(text("CHANGELOG.md"));
        String newest = chapter.find() ? chapter.group(1) : "nothing";
        if (!newest.equals(version.replace("-SNAPSHOT", "")))
            complaints.add("CHANGELOG.md begins with " + newest + ", not " + version);
        return complaints;
    }

    private List<String> others(String file, Pattern pattern, String version) throws IOException {
        List<String> others = new ArrayList<>();
        Matcher said = pattern.matcher(text(file));
        while (said.find())
            if (!said.group(2).equals(version))
                others.add(file + ": " + said.group(1) + " " + said.group(2) + ", not " + version);
        return others;
    }

    /** The folders of the build and of the examples, not what a build left in them. */
    private List<String> poms() throws IOException {
        try (Stream<Path> files = Files.find(repository, 4, (file, facts) -> file.endsWith("pom.xml"))) {
            return files.map(file -> repository.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !("/" + file).contains("/target/"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(List.of("README.md"));
        if (!Files.isDirectory(repository.resolve("docs"))) return pages;
        try (Stream<Path> files = Files.list(repository.resolve("docs"))) {
            files.map(file -> "docs/" + file.getFileName())
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private String text(String file) throws IOException {
        Path path = repository.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
