package io.aiocosmos.architecture.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the build would publish, as it lies in the folder of our group in a Maven repository. */
record Release(Path group) {
    /** Looks at one release, or also compares it with a second one: {@code scripts/newcomer} runs this. */
    public static void main(String[] folders) throws IOException {
        Release release = new Release(Path.of(folders[0]));
        List<String> complaints = new ArrayList<>(release.complaints());
        if (folders.length > 1) complaints.addAll(release.differences(new Release(Path.of(folders[1]))));
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) System.exit(1);
    }

    /** One line for each thing that a public repository would refuse, or that users would miss. */
    List<String> complaints() throws IOException {
        List<String> complaints = new ArrayList<>();
        Map<String, Path> files = files();
        files.forEach((name, file) -> {
            if (name.endsWith(".pom")) complaints.addAll(pomComplaints(name, file, files));
            if (name.endsWith(".jar")) complaints.addAll(new ReleasedJar(name, file).complaints());
            if (name.endsWith("-cyclonedx.json")) complaints.addAll(billComplaints(name, file));
        });
        if (files.isEmpty()) complaints.add("nothing is in " + group);
        return complaints;
    }

    private List<String> pomComplaints(String name, Path file, Map<String, Path> files) {
        String base = name.substring(0, name.length() - ".pom".length());
        List<String> complaints = new ArrayList<>(new ReleasedPom(name, file, group).complaints());
        if (files.containsKey(base + ".jar"))
            for (String beside : List.of("-sources.jar", "-javadoc.jar", "-cyclonedx.json"))
                if (!files.containsKey(base + beside)) complaints.add(base + beside + " is missing");
        return complaints;
    }

    /** The bill of materials says by itself which scopes it was made of. */
    private static List<String> billComplaints(String name, Path file) {
        String scopes = "(?s).*\"maven\\.scopes\",\\s*\"value\" : \"compile,runtime\".*";
        return read(file).matches(scopes) ? List.of() : List.of(name + " lists more than what users receive");
    }

    /** One line for each file that is not the same in both. */
    List<String> differences(Release other) throws IOException {
        Map<String, Path> ours = files();
        Map<String, Path> theirs = other.files();
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Path> each : ours.entrySet()) {
            Path their = theirs.remove(each.getKey());
            if (their == null) differences.add(each.getKey() + " is in the first build only");
            else if (Files.mismatch(each.getValue(), their) >= 0)
                differences.add(
                        each.getKey() + " differs: " + new ReleasedJar(each.getKey(), each.getValue()).changed(their));
        }
        theirs.keySet().forEach(name -> differences.add(name + " is in the second build only"));
        return differences;
    }

    /** By file name; what a repository notes for itself is not published. */
    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(group)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("cosmos-.*\\.(jar|pom|json)"))
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        }
        return files;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
