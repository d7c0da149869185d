package io.aiocosmos.benchmarks.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Class paths of the processes, subsets of this one's. */
final class ClassPath {
    private ClassPath() {}

    /** All that this process has. */
    static List<String> own() {
        return List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")));
    }

    /** Those of the entries that belong to one of the artifacts, and the benchmarks themselves. */
    static List<String> of(List<String> entries, List<String> artifacts) {
        List<String> kept = new ArrayList<>();
        for (String entry : entries)
            if (isBenchmarks(entry) || artifacts.stream().anyMatch(each -> belongs(entry, each))) kept.add(entry);
        return kept;
    }

    /** The benchmarks themselves: their jar goes by the artifact, their folder by its own name. */
    static boolean isBenchmarks(String entry) {
        return belongs(entry, "cosmos-benchmarks") || belongs(entry, "benchmarks");
    }

    /** As a jar {@code name-1.0.jar}, or as a module's {@code name/target/classes}. */
    static boolean belongs(String entry, String artifact) {
        String path = entry.replace('\\', '/');
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.startsWith(artifact + "-")
                || file.startsWith(artifact + ".") // the artifact may be named with its major version
                || path.contains("/" + artifact + "/target/classes");
    }

    /** What an entry takes as a jar: a folder's classes are packed to see. */
    static long bytes(Path entry) throws IOException {
        if (Files.isRegularFile(entry)) return Files.size(entry);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(packed);
                Stream<Path> files = Files.walk(entry)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                jar.putNextEntry(new ZipEntry(entry.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        return packed.size();
    }

    static List<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
