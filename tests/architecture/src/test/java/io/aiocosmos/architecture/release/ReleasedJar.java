package io.aiocosmos.architecture.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** One jar of a release: of classes, sources or Javadoc, or a program with all that it needs. */
record ReleasedJar(String name, Path file) {
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (String entry : List.of("META-INF/LICENSE", "META-INF/NOTICE"))
                if (jar.getEntry(entry) == null) complaints.add(name + " has no " + entry);
            if (!name.matches(".*-(sources|javadoc)\\.jar")) identity(jar, complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return complaints;
    }

    /** By this a tool finds out what a program is made of. */
    private void identity(JarFile jar, List<String> complaints) throws IOException {
        String artifact = name.replaceFirst("-\\d.*", "");
        String version = jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (version == null || !name.startsWith(artifact + "-" + version))
            complaints.add(name + " says Implementation-Version " + version);
        if (jar.getEntry("META-INF/maven/io.aiocosmos/" + artifact + "/pom.properties") == null)
            complaints.add(name + " has no pom.properties");
    }

    /** Names what is not the same in another build of it. */
    String changed(Path other) throws IOException {
        if (!name.endsWith(".jar")) return "its text";
        Map<String, String> ours = entries(file);
        Map<String, String> theirs = entries(other);
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        String changed = names.stream()
                .filter(entry -> !String.valueOf(ours.get(entry)).equals(theirs.get(entry)))
                .limit(5)
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "order of its entries, or how they were packed" : changed;
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                try (InputStream content = jar.getInputStream(entry)) {
                    int hash = Arrays.hashCode(content.readAllBytes());
                    entries.put(entry.getName(), entry.getTimeLocal() + " " + hash);
                }
            }
        }
        return entries;
    }
}
