package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in which a reader looks for classes; of the others, SQL is full of names, figures keep those of their time, and one page has another library's. */
class DocumentedTypesTest {
    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> OTHER_NAMES = List.of("sql.md", "performance.md", "from-azure-cosmos.md");

    @Test
    void pages_name_only_types_and_members_that_exist() throws IOException {
        DocumentedTypes types = new DocumentedTypes(REPOSITORY);
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) missing.addAll(types.missing(page));

        assertThat(missing).isEmpty();
    }

    @Test
    void the_links_of_pages_lead_somewhere() throws IOException {
        for (Path page : pages())
            assertThat(new Readme(page).brokenLinks()).as("%s", page).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            return Stream.concat(
                            docs,
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(REPOSITORY::resolve))
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !OTHER_NAMES.contains(page.getFileName().toString()))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @Nested
    class In_a_small_repository {
        @TempDir
        Path repository;

        @BeforeEach
        void fill() throws IOException {
            write("one/src/Engine.java", "final class Engine { void start() {} enum Kind { HOT } }");
            write("one/target/Stale.java", "class Stale {}");
        }

        @Test
        void a_type_its_members_and_those_inside_it_are_found() throws IOException {
            assertThat(missing("`Engine`, `core.Engine.start()`, `Kind.HOT`, `Engine#start`"))
                    .isEmpty();
        }

        @Test
        void types_of_the_jdk_are_found() throws IOException {
            assertThat(missing("`CompletableFuture<Void>`, `Duration.ofMillis`, `java.sql.Timestamp`"))
                    .isEmpty();
        }

        @Test
        void a_type_that_is_not_there_is_missing() throws IOException {
            assertThat(missing("`Motor` and `Engine`")).containsExactly("page.md: `Motor`");
        }

        @Test
        void a_member_that_is_not_there_is_missing() throws IOException {
            assertThat(missing("`Engine.stop()`")).containsExactly("page.md: `Engine.stop()`");
        }

        @Test
        void what_a_build_left_does_not_count() throws IOException {
            assertThat(missing("`Stale`")).containsExactly("page.md: `Stale`");
        }

        @Test
        void code_in_fences_constants_and_header_names_are_no_types() throws IOException {
            assertThat(missing("`NOT_DONE`, `x-ms-date`, `maxItems`\n```\n`Motor`\n```\n"))
                    .isEmpty();
        }

        private List<String> missing(String page) throws IOException {
            write("page.md", page);
            return new DocumentedTypes(repository).missing(repository.resolve("page.md"));
        }

        private void write(String name, String text) throws IOException {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
