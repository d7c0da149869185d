package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library jar: contains its dependencies, relocated so that they do not clash with users' libraries. */
class EmulatorLibraryTest {
    private static final String JAR = System.getProperty("library.jar");
    private static final String PATH =
            String.join(File.pathSeparator, JAR, System.getProperty("api.jar"), System.getProperty("core.jar"));
    private static final String MAIN = "io.aiocosmos.emulator.cli.Main";

    @Test
    void has_no_class_outside_of_its_own_package() throws Exception {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> classes = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") || name.startsWith("META-INF/services/"))
                    .toList();

            assertThat(classes)
                    .contains("module-info.class", "io/aiocosmos/emulator/CosmosEmulator.class")
                    .allMatch(name -> name.equals("module-info.class") || name.startsWith("io/aiocosmos/emulator/"));
        }
    }

    @Test
    void requires_only_the_client() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("reduced.pom")));

        List<String> needed = Stream.of(pom.split("<dependency>"))
                .skip(1)
                .filter(dependency -> !dependency.matches("(?s).*<scope>(test|provided)</scope>.*"))
                .map(dependency -> dependency.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"))
                .toList();

        assertThat(needed).containsExactly("cosmos-api", "cosmos-core");
    }

    static Stream<List<String>> ways() {
        return Stream.of(
                List.of("-cp", PATH, MAIN),
                List.of("--module-path", PATH, "--module", "io.aiocosmos.emulator/" + MAIN));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void runs_with_the_client_alone(List<String> way) throws Exception {
        try (EmulatorProgram program = EmulatorProgram.startAs(way, "--port", "0")) {
            assertThat(program.awaitEndpoint()).startsWith("http://");
        }
    }
}
