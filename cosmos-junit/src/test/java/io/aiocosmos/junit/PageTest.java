package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on tests does what it says: its classes are compiled together and run. */
@Tag("own-class-path")
class PageTest {
    private static final Path PAGE = Path.of("..", "docs", "testing.md");
    private static final String IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import io.aiocosmos.*;
            import io.aiocosmos.emulator.*;
            import io.aiocosmos.junit.*;
            import java.time.*;
            import java.util.*;
            import org.junit.jupiter.api.*;
            """;

    @TempDir
    Path folder;

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
    }

    private List<String> fences(String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(fence -> fence.group(1))
                .toList();
    }

    @Test
    void its_tests_pass_but_for_those_that_it_says_fail() throws Exception {
        String source = String.join("\n", fences("java test"));
        Files.writeString(folder.resolve("Page.java"), IMPORTS + source);
        Files.writeString(folder.resolve("books.json"), fences("json").get(0));
        compile(folder.resolve("Page.java"));

        String failures = "";
        long passed = 0;
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
            for (String name : testClasses(source)) {
                TestRun run = TestRun.of(loader.loadClass(name));
                failures += String.join("", run.failures());
                passed += run.succeeded();
            }
        }

        assertThat(failures).isEqualTo(String.join("", fences("text")));
        assertThat(passed).isEqualTo(6);
    }

    private void compile(Path source) {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        System.out,
                        System.err,
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(result).as("javac").isZero();
    }

    private static List<String> testClasses(String source) {
        return Pattern.compile("(?m)^class (\\w+Test) ")
                .matcher(source)
                .results()
                .map(declared -> declared.group(1))
                .collect(Collectors.toList());
    }
}
