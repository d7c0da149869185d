package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {
    @Test
    void ours_keeps_what_it_promises() throws IOException {
        Path repository = Path.of("..", "..").toAbsolutePath().normalize();

        assertThat(new Readme(repository.resolve("README.md")).complaints()).isEmpty();
    }

    /** But that of the contracts, whose snippets need a transport and a codec of the reader's own. */
    static List<Path> pages() throws IOException {
        return pagesAndReadme().stream()
                .filter(file -> !file.endsWith("testkit.md") && !file.endsWith("README.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_snippets_that_compile_and_links_that_lead_somewhere(Path file) throws IOException {
        Readme page = new Readme(file);

        assertThat(page.brokenSnippets()).isEmpty();
        assertThat(page.brokenLinks()).isEmpty();
    }

    static List<Path> pagesAndReadme() throws IOException {
        try (Stream<Path> docs =
                Files.list(Path.of("..", "..", "docs").toAbsolutePath().normalize())) {
            Path readme = Path.of("..", "..", "README.md").toAbsolutePath().normalize();
            return Stream.concat(
                            Stream.of(readme),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pagesAndReadme")
    void what_a_page_says_runs_does(Path file, @TempDir Path folder) throws Exception {
        int number = 0;
        for (RunnableSnippet snippet : new Readme(file).runnableSnippets())
            snippet.run(Files.createDirectory(folder.resolve("snippet-" + ++number)));
    }

    /** A new snippet runs, by {@code java run} after its fence, or is listed with the reason why it cannot. */
    @Test
    void what_does_not_run_is_listed() throws IOException {
        Map<String, Long> idle = new HashMap<>();
        for (Path file : pagesAndReadme()) {
            long count = new Readme(file).idleSnippets();
            if (count > 0) idle.put(file.getFileName().toString(), count);
        }

        assertThat(idle).as("compiled only %s", List.of(CompiledOnly.values())).isEqualTo(CompiledOnly.byPage());
    }

    @Nested
    class A_small_repository {
        private static final String GOOD = """
                # Things
                [how](docs/how.md#there), [where](#run-it), [who](https://example.org/who.md)

                | pick | module |
                |---|---|
                | one | `cosmos-one` |

                ```java
                entries.forEach(each -> System.out.println(each.amount()));
                ```

                ## Run it
                ```sh
                # a comment, not a heading
                java -jar things.jar
                ```

                ## Test it
                Takes a minute.
                ```
                mvn verify
                ```
                ### Details
                """;

        @TempDir
        Path repository;

        @BeforeEach
        void fill() throws IOException {
            write("docs/how.md", "");
            write("cosmos-one/pom.xml", "");
            write(".ci/run", "#!/bin/sh\nset -e\nmvn verify\n");
        }

        @Test
        void without_a_fault_gives_no_complaint() throws IOException {
            assertThat(complaints(GOOD)).isEmpty();
        }

        @Test
        void without_a_command_to_run_it() throws IOException {
            assertThat(complaints(GOOD.replace("java -jar things.jar", "")))
                    .containsExactly("## Run it has 0 commands, not one");
        }

        @Test
        void with_two_commands_to_test_it() throws IOException {
            assertThat(complaints(GOOD.replace("mvn verify", "mvn clean\nmvn verify")))
                    .containsExactly("## Test it has 2 commands, not one");
        }

        @Test
        void with_two_fences_to_test_it() throws IOException {
            assertThat(complaints(GOOD + "\n```\nmvn site\n```\n"))
                    .containsExactly("## Test it has 2 commands, not one");
        }

        @Test
        void without_the_headings() throws IOException {
            assertThat(complaints(GOOD.replace("## ", "# ")))
                    .containsExactly("## Run it has 0 commands, not one", "## Test it has 0 commands, not one");
        }

        @Test
        void that_tests_itself_by_another_command() throws IOException {
            assertThat(complaints(GOOD.replace("mvn verify", "mvn test")))
                    .containsExactly(".ci/run does not run: mvn test");
        }

        @Test
        void that_names_a_module_which_is_not_there() throws IOException {
            assertThat(complaints(GOOD.replace("`cosmos-one`", "`cosmos-one` or `cosmos-two`")))
                    .containsExactly("no such module: cosmos-two");
        }

        @Test
        void that_links_to_nothing() throws IOException {
            assertThat(complaints(GOOD.replace("docs/how.md", "docs/why.md")))
                    .containsExactly("broken link: docs/why.md");
        }

        @Test
        void with_java_that_no_compiler_takes() throws IOException {
            assertThat(complaints(GOOD.replace("each.amount()", "each.sum()")))
                    .singleElement()
                    .asString()
                    .contains("does not compile: cannot find symbol");
        }

        @Test
        void with_java_that_is_said_to_run_and_one_that_is_not() throws IOException {
            String page = GOOD + "\n```java run\nint one = 1;\n```\n\n```java run endless\nfor (;;) {}\n```\n";
            write("README.md", page);
            Readme readme = new Readme(repository.resolve("README.md"));

            assertThat(readme.idleSnippets()).isEqualTo(1);
            assertThat(readme.runnableSnippets())
                    .extracting(RunnableSnippet::endless)
                    .containsExactly(false, true);
        }

        @Test
        void with_java_that_runs_into_an_error(@TempDir Path folder) {
            RunnableSnippet twice = new RunnableSnippet("client.createDatabase(\"books\");", false);

            assertThatThrownBy(() -> twice.run(folder))
                    .isInstanceOf(AssertionError.class)
                    .hasCauseInstanceOf(CosmosConflictException.class);
        }

        private List<String> complaints(String text) throws IOException {
            write("README.md", text);
            return new Readme(repository.resolve("README.md")).complaints();
        }

        private void write(String name, String text) throws IOException {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
