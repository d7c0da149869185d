package io.aiocosmos.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    @Test
    void it_says_ready_serves_and_stops_when_told() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--port",
                        "0",
                        "--partitions",
                        "2")
                .redirectErrorStream(true)
                .start();
        try {
            String ready = awaitReady(process);

            assertThat(ready).startsWith("READY http://127.0.0.1:");
            assertThat(statusOf(ready.substring("READY ".length()))).isEqualTo(401);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) return line;
            said.append(line).append('\n');
        }
        throw new AssertionError("it ended without READY: " + said);
    }

    private static int statusOf(String endpoint) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint + "/dbs")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void what_makes_no_sense_is_explained() {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(errors));

        assertThat(command.execute("--port", "0", "--partitions", "0")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("partitions must be 1 to 1000, was 0")
                .contains("Usage:");
        assertThat(command.execute("--port", "x")).isEqualTo(2);
    }
}
