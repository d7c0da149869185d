package io.aiocosmos.core.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MillionRowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"parallel", "ordered"})
    void a_million_rows_stream_through_a_heap_of_64_megabytes(String pipeline) throws Exception {
        assertThat(inChild("-Xmx64m", pipeline, "1000000")).isEqualTo("1000000 rows, 0 misplaced");
    }

    /** The rows are some 200 MB of JSON, so the program would fail if it kept them all. */
    private static String inChild(String heap, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[5 + arguments.length];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = heap;
        command[2] = "-cp";
        command[3] = System.getProperty("java.class.path");
        command[4] = StreamRowsProgram.class.getName();
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = child.getInputStream()) { // a line or a stack trace: a pipe holds that
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).trim();
        } finally {
            child.destroyForcibly();
        }
    }
}
