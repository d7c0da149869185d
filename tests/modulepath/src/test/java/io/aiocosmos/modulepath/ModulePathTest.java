package io.aiocosmos.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.modulepath.Command.Result;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModulePathTest {
    static Stream<Arguments> pairs() {
        return ModulePath.names("transport.").stream()
                .flatMap(transport -> ModulePath.names("json.").stream().map(codec -> Arguments.of(transport, codec)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_program_runs_with(String transport, String codec) throws Exception {
        String path = ModulePath.of("transport." + transport, "json." + codec);

        Quickstart.assertRuns(List.of(
                Command.tool("java"), "-XX:TieredStopAtLevel=1", "--module-path", path, "--module", Quickstart.MAIN));
    }

    @Test
    void without_a_codec_the_program_says_which_to_add() throws Exception {
        Result result = Command.run(List.of(
                Command.tool("java"),
                "--module-path",
                ModulePath.of("transport.jdk"),
                "--module",
                Quickstart.MAIN,
                "http://localhost:1",
                "a2V5"));

        assertThat(result.output()).contains("CosmosSetupException").contains("cosmos-json-jackson");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void the_path_has_only_what_is_required() {
        String path = ModulePath.of("transport.jdk", "json.jackson");

        assertThat(path).doesNotContain("netty", "okhttp", "moshi", "kotlin", "assertj", "emulator", "junit");
    }
}
