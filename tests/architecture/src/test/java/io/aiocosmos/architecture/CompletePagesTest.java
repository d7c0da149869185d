package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that promise to be complete, are. */
class CompletePagesTest {
    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern METHOD = Pattern.compile("\\b([a-z]\\w+)\\(");
    /** Of every object, or of values that only carry what a page describes in words. */
    private static final Set<String> NOT_FOR_THE_PAGE = Set.of("toString", "equals", "hashCode");

    private static String page(String name) throws IOException {
        return Files.readString(REPOSITORY.resolve(name));
    }

    @Test
    void the_readme_links_every_page() throws IOException {
        String readme = page("README.md");

        try (Stream<Path> pages = Files.list(REPOSITORY.resolve("docs"))) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .allSatisfy(name -> assertThat(readme).contains("(docs/" + name + ")"));
        }
    }

    @Test
    void the_page_on_errors_has_every_exception() throws IOException {
        String errors = page("docs/errors.md");

        assertThat(new ClassFileImporter()
                        .importPackagesOf(CosmosException.class).stream()
                                .filter(type -> type.isAssignableTo(CosmosException.class))
                                .map(type -> type.getSimpleName()))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(errors).contains("`" + name + "`"));
    }

    @Test
    void the_page_on_the_emulator_has_every_setting_and_fault() throws IOException {
        String emulator = page("docs/emulator.md");

        assertThat(publicMethodsOf(
                        "CosmosEmulator",
                        "CosmosEmulator$Builder",
                        "EmulatorAccount",
                        "EmulatorClock",
                        "EmulatorConnections",
                        "EmulatorPages",
                        "EmulatorRegion",
                        "EmulatorReplica",
                        "EmulatorReplication",
                        "EmulatorStats",
                        "Fault",
                        "FaultRule",
                        "Faults",
                        "Hold",
                        "OperationFaultRule"))
                .allSatisfy(name -> assertThat(emulator).containsPattern("[`.]" + name + "[`(,. ]"));
    }

    @Test
    void the_page_on_the_emulator_has_every_option_of_the_program() throws IOException {
        String emulator = page("docs/emulator.md");
        Path program = REPOSITORY.resolve("cosmos-emulator/src/main/java/io/aiocosmos/emulator/cli");

        try (Stream<Path> sources = Files.list(program)) {
            Set<String> options = sources.flatMap(source -> found("\"(--[a-z-]+)\"", read(source)))
                    .collect(Collectors.toSet());
            assertThat(options).hasSizeGreaterThan(8);
            assertThat(options).allSatisfy(option -> assertThat(emulator).contains("`" + option));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/from-azure-cosmos.md", "docs/from-aio-cosmos.md"})
    void a_page_for_those_who_come_from_elsewhere_names_methods_that_exist(String name) throws IOException {
        String api = page("docs/api/io.aiocosmos.txt") + page("docs/api/io.aiocosmos.core.txt");

        List<String> here = page(name)
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> line.substring(line.indexOf(" | ")))
                .flatMap(column -> METHOD.matcher(column).results().map(method -> method.group(1)))
                .toList();
        assertThat(here).hasSizeGreaterThan(15);
        assertThat(here).allSatisfy(method -> assertThat(api).contains(" " + method + "("));
    }

    private static List<String> publicMethodsOf(String... types) {
        return Stream.of(types)
                .map(CompletePagesTest::emulatorType)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> PublicApi.isShown(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> !NOT_FOR_THE_PAGE.contains(name))
                .distinct()
                .toList();
    }

    private static Class<?> emulatorType(String name) {
        try {
            return Class.forName(CosmosEmulator.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> found(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
