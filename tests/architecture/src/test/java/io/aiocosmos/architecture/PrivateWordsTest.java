package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrivateWordsTest {
    @Test
    void no_source_is_named_by_one() throws IOException {
        Path repository = Path.of("..", "..").toAbsolutePath().normalize();

        try (Stream<Path> files = Files.walk(repository)) {
            Stream<String> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(file -> file.getFileName().toString().replace(".java", ""));

            assertThat(PrivateWords.in(sources)).isEmpty();
        }
    }

    @Test
    void a_word_is_found_wherever_it_stands_in_a_name() {
        assertThat(PrivateWords.in(Stream.of("Answer", "NoAnswerTest", "HubOnly", "OtherHub", "Tries")))
                .hasSize(5);
    }

    @Test
    void words_that_only_begin_like_one_are_none() {
        assertThat(PrivateWords.in(Stream.of("RefusedResponse", "RetriesTest", "HubbleTest", "AttemptLog")))
                .isEmpty();
    }
}
