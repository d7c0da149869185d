package io.aiocosmos.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.modulepath.Command.Result;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulePathTest {
    private static CosmosEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = CosmosEmulator.builder().http(0).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jdk, jackson", "jdk, jackson2", "jdk, moshi",
        "netty, jackson", "netty, jackson2", "netty, moshi",
        "okhttp, jackson", "okhttp, jackson2", "okhttp, moshi",
    })
    void the_program_runs_with(String transport, String codec) throws Exception {
        Result result = run(Jars.path("transport-" + transport, "json-" + codec));

        assertThat(result.output().trim()).isEqualTo(transport + " status 401, " + codec + " same item true");
        assertThat(result.exit()).isZero();
    }

    @Test
    void nothing_is_there_that_was_not_put_there() throws Exception {
        String path = Jars.path("transport-jdk", "json-jackson");

        assertThat(path).doesNotContain("netty", "okhttp", "moshi", "kotlin", "assertj", "emulator", "junit");
    }

    private static Result run(String modulePath) throws Exception {
        return Command.run(List.of(
                Command.tool("java"),
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                modulePath,
                "--module",
                "org.example.consumer/org.example.consumer.Main",
                emulator.endpoint()));
    }
}
