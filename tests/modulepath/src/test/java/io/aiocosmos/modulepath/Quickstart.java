package io.aiocosmos.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.modulepath.Command.Result;
import java.util.ArrayList;
import java.util.List;

/** Runs the program against an emulator in this process, through a real port. */
final class Quickstart {
    static final String MAIN = "org.example.consumer/org.example.consumer.Main";

    private Quickstart() {}

    /** Appends endpoint and key to the command. */
    static void assertRuns(List<String> command) throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(emulator.endpoint(), emulator.key()));

            Result result = Command.run(whole);

            assertThat(result.output().lines()).containsExactly("created 201", "read the same true", "found e1");
            assertThat(result.exit()).isZero();
        }
    }
}
