package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs {@code src/test/js} by Node; npm must be on the path. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JavaScriptSdkTest {
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path WORK = Path.of("target", "js");

    private record Run(int exitCode, String output) {}

    @Test
    void the_javascript_sdk_works_with_the_emulator() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "package-lock.json", "emulator.test.js"))
            Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        Run install = run(
                Map.of(),
                "npm",
                "install",
                "--prefer-offline",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier");
        assertThat(install.exitCode()).as(install.output()).isZero();

        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            Map<String, String> environment = Map.of("ENDPOINT", emulator.endpoint(), "KEY", emulator.key());

            Run tests = run(environment, "node", "--test");

            assertThat(tests.exitCode()).as(tests.output()).isZero();
        }
    }

    private static Run run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(WORK.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
