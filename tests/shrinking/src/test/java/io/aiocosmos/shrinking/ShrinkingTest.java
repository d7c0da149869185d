package io.aiocosmos.shrinking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.shrinking.Command.Result;
import java.nio.file.Path;
import org.example.shop.Crud;
import org.example.shop.Quickstart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs with OkHttp and Moshi, with the rules of the jars and what the page on shrinking adds. */
class ShrinkingTest {
    /** With the numbers of lines, without optimization; what that saves is in docs/shrinking.md. */
    private static final long MOST_BYTES_OF_API_AND_CORE = 250_000;

    @TempDir
    Path folder;

    @Test
    void the_quickstart_does_the_same_as_before() throws Exception {
        Result before = Shrinker.runUnshrunk(folder, Quickstart.class);

        Result after = new Shrinker(folder, Quickstart.class)
                .shrinkLibraries()
                .withRulesOfJars()
                .with(Rules.ofPage())
                .with("-dontoptimize")
                .shrink()
                .run();

        assertThat(before.output()).contains("Listed: 7").doesNotContain("Exception");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_program_that_only_creates_reads_and_deletes_has_little_of_api_and_core() throws Exception {
        Shrinker shrunk = new Shrinker(folder, Crud.class)
                .keepLibraries()
                .withRulesOfJars()
                .with(Rules.ofPage())
                .with("-dontoptimize")
                .shrink();

        assertThat(shrunk.run().output().lines())
                .containsExactly("created 201", "refused 409", "read 42", "read 44", "found false");
        assertThat(shrunk.bytesOfApiAndCore()).isBetween(MOST_BYTES_OF_API_AND_CORE / 2, MOST_BYTES_OF_API_AND_CORE);
    }

    @Test
    void without_the_rules_nothing_works() throws Exception {
        Result result = new Shrinker(folder, Crud.class)
                .keepLibraries()
                .with("-dontoptimize -dontwarn **")
                .shrink()
                .run();

        assertThat(result.output()).contains("No transport found");
        assertThat(result.exit()).isEqualTo(1);
    }
}
