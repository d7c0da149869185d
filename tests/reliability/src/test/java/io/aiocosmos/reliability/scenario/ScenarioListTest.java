package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every scenario of the list has a test. */
class ScenarioListTest {
    private static final int SCENARIOS = 76;
    private static final Pattern NUMBER = Pattern.compile("@Scenario\\((\\d+)\\)");

    @Test
    void there_is_a_test_for_each() throws IOException {
        List<Integer> wanted = IntStream.rangeClosed(1, SCENARIOS).boxed().collect(Collectors.toList());

        assertThat(numbers()).isEqualTo(wanted);
    }

    private static List<Integer> numbers() throws IOException {
        Path sources =
                Path.of(System.getProperty("basedir", ".")).resolve("src/test/java/io/aiocosmos/reliability/scenario");
        try (Stream<Path> files = Files.list(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(ScenarioListTest::numbersIn)
                    .sorted()
                    .distinct()
                    .collect(Collectors.toList());
        }
    }

    private static Stream<Integer> numbersIn(Path file) {
        try {
            return NUMBER.matcher(Files.readString(file)).results().map(number -> Integer.valueOf(number.group(1)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
