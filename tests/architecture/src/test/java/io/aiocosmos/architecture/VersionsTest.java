package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    @Test
    void every_place_that_says_the_version_says_the_same() throws IOException {
        Path repository = Path.of("..", "..").toAbsolutePath().normalize();

        assertThat(new Versions(repository).complaints()).isEmpty();
    }

    /** What a release is made of, changed as for one. */
    @Test
    void a_release_can_be_made_by_one_command(@TempDir Path copy) throws Exception {
        Path repository = Path.of("..", "..").toAbsolutePath().normalize();
        for (Path file : texts(repository)) {
            Path to = copy.resolve(repository.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }

        Process script = new ProcessBuilder("bash", "scripts/set-version", "77.8.9")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(output).isZero();
        assertThat(new Versions(copy).complaints()).isEmpty();
        assertThat(Files.readString(copy.resolve("pom.xml"))).contains("<version>77.8.9</version>");
        assertThat(copy.resolve("CHANGELOG.md")).content().contains("## 77.8.9\n");
        for (Path file : texts(copy))
            if (!file.endsWith("scripts/set-version"))
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("SNAPSHOT");
    }

    /** Files that say the version, or may; what stood in former versions is in the changes. */
    private static List<Path> texts(Path repository) throws IOException {
        String wanted =
                "pom\\.xml|README\\.md|.*/docs/[^/]+\\.md|UserAgent\\.java|Setup\\.java|set-version|CHANGELOG\\.md";
        try (Stream<Path> files = Files.find(repository, 14, (file, facts) -> facts.isRegularFile())) {
            return files.filter(file -> !file.toString().matches(".*/(target|node_modules|\\.git)/.*"))
                    .filter(file -> file.getFileName().toString().matches(wanted)
                            || file.toString().matches(wanted))
                    .collect(Collectors.toList());
        }
    }

    @Nested
    class A_small_repository {
        @TempDir
        Path repository;

        @BeforeEach
        void fill() throws IOException {
            write("pom.xml", pom("cosmos-parent", "1.2.3-SNAPSHOT"));
            write("one/pom.xml", "<parent>" + pom("cosmos-parent", "1.2.3-SNAPSHOT") + "</parent>");
            write("README.md", pom("cosmos-bom", "1.2.3-SNAPSHOT") + "java -jar cosmos-one-1.2.3-SNAPSHOT-all.jar");
            write("CHANGELOG.md", "# Changes\n\n## 1.2.3 (not yet released)\n\n## 1.2.2\n");
        }

        @Test
        void of_one_version_gives_no_complaint() throws IOException {
            assertThat(complaints()).isEmpty();
        }

        @Test
        void whose_module_stayed_behind() throws IOException {
            write("one/pom.xml", "<parent>" + pom("cosmos-parent", "1.2.2") + "</parent>");

            assertThat(complaints()).containsExactly("one/pom.xml: cosmos-parent 1.2.2, not 1.2.3-SNAPSHOT");
        }

        @Test
        void where_maven_fills_a_version_in() throws IOException {
            write("one/pom.xml", pom("cosmos-one", "${project.version}"));

            assertThat(complaints()).isEmpty();
        }

        @Test
        void with_a_library_of_another_version() throws IOException {
            write("one/pom.xml", pom("moshi", "1.15.2"));

            assertThat(complaints()).isEmpty();
        }

        @Test
        void whose_pages_name_an_older_one() throws IOException {
            write("docs/start.md", "implementation(platform(\"io.aiocosmos:cosmos-bom:1.2.2\"))");

            assertThat(complaints()).containsExactly("docs/start.md: cosmos-bom 1.2.2, not 1.2.3-SNAPSHOT");
        }

        @Test
        void whose_readme_names_an_older_jar() throws IOException {
            write("README.md", "java -jar cosmos-one-1.2.2-all.jar");

            assertThat(complaints()).containsExactly("README.md: cosmos-one 1.2.2, not 1.2.3-SNAPSHOT");
        }

        @Test
        void whose_changes_are_of_an_older_one() throws IOException {
            write("CHANGELOG.md", "# Changes\n\n## 1.2.2\n");

            assertThat(complaints()).containsExactly("CHANGELOG.md begins with 1.2.2, not 1.2.3-SNAPSHOT");
        }

        private Iterable<String> complaints() throws IOException {
            return new Versions(repository).complaints();
        }

        private static String pom(String artifact, String version) {
            return "<artifactId>" + artifact + "</artifactId>\n  <version>" + version + "</version>\n";
        }

        private void write(String name, String text) throws IOException {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
