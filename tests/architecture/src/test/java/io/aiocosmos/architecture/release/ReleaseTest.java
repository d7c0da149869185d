package io.aiocosmos.architecture.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a release of a parent and one module. */
class ReleaseTest {
    private static final String PARENT = """
            <project child.project.url.inherit.append.path="false"><name>Parent</name><description>All.</description>
            <url>https://example.org</url>
            <licenses><license><name>Apache-2.0</name><url>https://example.org/l</url></license></licenses>
            <developers><developer><name>the aio-cosmos authors</name></developer></developers>
            <scm child.scm.url.inherit.append.path="false" child.scm.connection.inherit.append.path="false"
             child.scm.developerConnection.inherit.append.path="false"><url>https://example.org/x</url>
             <connection>scm:git:x</connection><developerConnection>scm:git:x</developerConnection></scm></project>""";
    private static final String MODULE = """
            <project><parent><artifactId>cosmos-parent</artifactId><version>1.2.3</version></parent>
            <name>One</name><description>One thing.</description></project>""";
    private static final String BILL = "{\"name\" : \"maven.scopes\",\n \"value\" : \"compile,runtime\"}";

    @TempDir
    Path repository;

    private final Map<String, String> classes = new TreeMap<>();
    private final Map<String, String> words = new TreeMap<>();

    @BeforeEach
    void fill() throws IOException {
        for (Map<String, String> jar : List.of(classes, words)) {
            jar.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.2.3\n");
            jar.put("META-INF/LICENSE", "license");
            jar.put("META-INF/NOTICE", "notice");
        }
        classes.put("META-INF/maven/io.aiocosmos/cosmos-one/pom.properties", "version=1.2.3");
        publish("first");
        publish("second");
    }

    @Test
    void that_is_complete_gives_no_complaint() throws IOException {
        assertThat(first().complaints()).isEmpty();
    }

    @Test
    void that_is_empty() throws IOException {
        Path empty = Files.createDirectory(repository.resolve("empty"));

        assertThat(new Release(empty).complaints()).containsExactly("nothing is in " + empty);
    }

    @Test
    void without_what_a_public_repository_asks_for() throws IOException {
        for (String classifier : List.of("-sources.jar", "-javadoc.jar", "-cyclonedx.json"))
            Files.delete(module("cosmos-one-1.2.3" + classifier));

        assertThat(first().complaints())
                .containsExactly(
                        "cosmos-one-1.2.3-sources.jar is missing",
                        "cosmos-one-1.2.3-javadoc.jar is missing",
                        "cosmos-one-1.2.3-cyclonedx.json is missing");
    }

    @Test
    void whose_module_does_not_say_what_it_is() throws IOException {
        Files.writeString(module("cosmos-one-1.2.3.pom"), MODULE.replaceAll("<name>.*</description>", ""));

        assertThat(first().complaints())
                .containsExactly("cosmos-one-1.2.3.pom has no name", "cosmos-one-1.2.3.pom has no description");
    }

    @Test
    void whose_parent_was_left_out() throws IOException {
        Files.delete(repository.resolve("first/cosmos-parent/1.2.3/cosmos-parent-1.2.3.pom"));

        assertThat(first().complaints())
                .contains(
                        "cosmos-one-1.2.3.pom has a parent that is not released: cosmos-parent",
                        "cosmos-one-1.2.3.pom has no licenses/license/name");
    }

    @Test
    void whose_modules_inherit_addresses_that_do_not_exist() throws IOException {
        Path parent = repository.resolve("first/cosmos-parent/1.2.3/cosmos-parent-1.2.3.pom");
        Files.writeString(parent, PARENT.replace("child.scm.url", "x").replace("child.project", "y"));

        assertThat(first().complaints())
                .containsExactly("cosmos-one-1.2.3.pom has no url", "cosmos-one-1.2.3.pom has no scm/url");
    }

    @Test
    void by_somebody_else() throws IOException {
        Path parent = repository.resolve("first/cosmos-parent/1.2.3/cosmos-parent-1.2.3.pom");
        Files.writeString(parent, PARENT.replace("the aio", "an aio"));

        assertThat(first().complaints()).contains("cosmos-one-1.2.3.pom is not by the aio-cosmos authors");
    }

    @Test
    void that_needs_a_snapshot() throws IOException {
        Files.writeString(module("cosmos-one-1.2.3.pom"), MODULE.replace("One thing", "1.2.4-SNAPSHOT"));

        assertThat(first().complaints()).containsExactly("cosmos-one-1.2.3.pom names a SNAPSHOT");
    }

    @Test
    void whose_bill_of_materials_lists_what_tests_need() throws IOException {
        Files.writeString(module("cosmos-one-1.2.3-cyclonedx.json"), BILL.replace("runtime", "runtime,test"));

        assertThat(first().complaints())
                .containsExactly("cosmos-one-1.2.3-cyclonedx.json lists more than what users receive");
    }

    @Test
    void whose_jars_lack_what_belongs_in_them() throws IOException {
        words.remove("META-INF/NOTICE");
        classes.remove("META-INF/LICENSE");
        classes.remove("META-INF/maven/io.aiocosmos/cosmos-one/pom.properties");
        classes.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
        publish("first");

        assertThat(first().complaints())
                .containsExactly(
                        "cosmos-one-1.2.3-javadoc.jar has no META-INF/NOTICE",
                        "cosmos-one-1.2.3-sources.jar has no META-INF/NOTICE",
                        "cosmos-one-1.2.3.jar has no META-INF/LICENSE",
                        "cosmos-one-1.2.3.jar says Implementation-Version null",
                        "cosmos-one-1.2.3.jar has no pom.properties");
    }

    @Test
    void that_is_built_again_is_the_same() throws IOException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void that_depends_on_when_it_was_built() throws IOException {
        Files.writeString(module("cosmos-one-1.2.3-cyclonedx.json"), BILL + "today");
        Files.delete(module("cosmos-one-1.2.3-javadoc.jar"));
        classes.put("A.class", "now");
        jar(module("cosmos-one-1.2.3.jar"), classes);

        assertThat(differences())
                .containsExactly(
                        "cosmos-one-1.2.3-cyclonedx.json differs: its text",
                        "cosmos-one-1.2.3.jar differs: A.class",
                        "cosmos-one-1.2.3-javadoc.jar is in the second build only");
    }

    private Release first() {
        return new Release(repository.resolve("first"));
    }

    private List<String> differences() throws IOException {
        return first().differences(new Release(repository.resolve("second")));
    }

    private Path module(String file) {
        return repository.resolve("first/cosmos-one/1.2.3").resolve(file);
    }

    private void publish(String group) throws IOException {
        Path parent = Files.createDirectories(repository.resolve(group + "/cosmos-parent/1.2.3"));
        Path module = Files.createDirectories(repository.resolve(group + "/cosmos-one/1.2.3"));
        Files.writeString(parent.resolve("cosmos-parent-1.2.3.pom"), PARENT);
        Files.writeString(module.resolve("cosmos-one-1.2.3.pom"), MODULE);
        Files.writeString(module.resolve("cosmos-one-1.2.3-cyclonedx.json"), BILL);
        jar(module.resolve("cosmos-one-1.2.3.jar"), classes);
        jar(module.resolve("cosmos-one-1.2.3-sources.jar"), words);
        jar(module.resolve("cosmos-one-1.2.3-javadoc.jar"), words);
    }

    private static void jar(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(each.getValue().getBytes());
                zip.closeEntry();
            }
        }
    }
}
