package io.aiocosmos.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.modulepath.Command.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulePathTest {
    @ParameterizedTest
    @CsvSource({
        "jdk, jackson", "jdk, jackson2", "jdk, moshi",
        "netty, jackson", "netty, jackson2", "netty, moshi",
        "okhttp, jackson", "okhttp, jackson2", "okhttp, moshi",
    })
    void the_program_runs_with(String transport, String codec) throws Exception {
        String path = Jars.path("transport-" + transport, "json-" + codec);

        Quickstart.assertRuns(List.of(
                Command.tool("java"), "-XX:TieredStopAtLevel=1", "--module-path", path, "--module", Quickstart.MAIN));
    }

    @Test
    void without_a_codec_the_program_says_which_to_add() throws Exception {
        Result result = Command.run(List.of(
                Command.tool("java"),
                "--module-path",
                Jars.path("transport-jdk"),
                "--module",
                Quickstart.MAIN,
                "http://localhost:1",
                "a2V5"));

        assertThat(result.output()).contains("CosmosSetupException").contains("cosmos-json-jackson");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void nothing_is_there_that_was_not_put_there() {
        String path = Jars.path("transport-jdk", "json-jackson");

        assertThat(path).doesNotContain("netty", "okhttp", "moshi", "kotlin", "assertj", "emulator", "junit");
    }
}
