package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Runs {@code src/test/python} by a Python 3 with {@code pip}, in an environment of its own below {@code target}. Where
 * there is none, the report counts the test as skipped and says why.
 */
@EnabledIf(value = "hasPython", disabledReason = "no Python 3 with pip and venv is on the path: its SDK was not tried")
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PythonSdkTest {
    private static final Path SOURCE = Path.of("src", "test", "python").toAbsolutePath();
    private static final Path WORK = Path.of("target", "python").toAbsolutePath();

    private record Run(int exitCode, String output) {}

    static boolean hasPython() throws InterruptedException {
        try {
            Run modules = run(Map.of(), "python3", "-c", "import sys, pip, venv; sys.exit(sys.version_info < (3, 9))");
            if (modules.exitCode() == 0) return true;
        } catch (IOException notThere) {
            // said below
        }
        System.out.println("No Python 3 with pip and venv found: the tests of Python's SDK do not run.");
        return false;
    }

    @Test
    void the_python_sdk_works_with_the_emulator() throws IOException, InterruptedException {
        String python = environment();
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            Map<String, String> account = Map.of("ENDPOINT", emulator.endpoint(), "KEY", emulator.key());

            Run tests = run(account, python, "-m", "unittest", "-v", "emulator_test");

            assertThat(tests.exitCode()).as(tests.output()).isZero();
            assertThat(tests.output()).contains("Ran 9 tests", "OK");
        }
    }

    /** Installs the SDK by its name, unless an earlier run did. @return the interpreter that has it */
    private static String environment() throws IOException, InterruptedException {
        Path requirements = SOURCE.resolve("requirements.txt");
        Path installed = WORK.resolve("installed.txt");
        String python = WORK.resolve("bin").resolve("python").toString();
        if (Files.exists(installed) && Files.mismatch(installed, requirements) < 0) return python;
        succeed(List.of("python3", "-m", "venv", "--clear", WORK.toString()));
        succeed(List.of(
                python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements.toString()));
        Files.copy(requirements, installed);
        return python;
    }

    private static void succeed(List<String> command) throws IOException, InterruptedException {
        Run run = run(Map.of(), command.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static Run run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(SOURCE.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
