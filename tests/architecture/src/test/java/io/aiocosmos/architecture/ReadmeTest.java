package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (Stream<Path> files =
                Files.list(Path.of("..", "..", "docs").toAbsolutePath().normalize())) {
            return files.filter(file -> file.toString().endsWith(".md") && !file.endsWith("testkit.md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_snippets_that_compile_and_links_that_lead_somewhere(Path file) throws IOException {
        Readme page = new Readme(file);

        assertThat(page.brokenSnippets()).isEmpty();
        assertThat(page.brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_says_runs_does(Path file, @TempDir Path folder) throws Exception {
        int number = 0;
        for (RunnableSnippet snippet : new Readme(file).runnableSnippets())
            snippet.run(Files.createDirectory(folder.resolve("snippet-" + ++number)));
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
