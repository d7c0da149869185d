package io.aiocosmos.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    @Test
    @Tag("slow")
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
    void every_setting_of_the_builder_is_on_the_command_line() {
        String usage = new CommandLine(new Main()).getUsageMessage();

        assertThat(usage)
                .contains("--port", "--https", "--host", "--partitions", "--key", "--entra", "--consistency")
                .contains("--regions", "--multi-write", "--partition-failover", "--lag", "--latency", "--throughput")
                .contains("--control", "--clock")
                .contains("South Central US", "Session", "auto");
    }

    @Test
    void the_settings_reach_the_emulator() throws Exception {
        try (CosmosEmulator emulator = settings(
                        "--port=0",
                        "--partitions=auto",
                        "--consistency=eventual",
                        "--regions=North Europe,West Europe",
                        "--multi-write",
                        "--partition-failover",
                        "--lag=3",
                        "--latency=0-1",
                        "--throughput",
                        "--entra",
                        "--host=cosmos.test",
                        "--host=10.1.2.3",
                        "--key=a2V5")
                .start()) {
            assertThat(emulator.key()).isEqualTo("a2V5");
            assertThat(emulator.region("West Europe").endpoint()).startsWith("http://127.0.0.1:");
            HttpResponse<String> account = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(emulator.endpoint()))
                                    .header("authorization", token("{\"exp\":99999999999}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(account.statusCode()).isEqualTo(200);
            assertThat(account.body())
                    .contains("North Europe", "\"defaultConsistencyLevel\":\"Eventual\"")
                    .contains("\"enableMultipleWriteLocations\":true", "\"enablePerPartitionFailoverBehavior\":true");
        }
    }

    @Test
    void a_program_that_is_to_be_controlled_has_the_clock_that_was_asked_for() throws Exception {
        try (CosmosEmulator emulator = settings("--port=0", "--control", "--clock=2030-01-01T00:00:00Z")
                .start()) {
            URI clock = URI.create(emulator.endpoint() + "/_emulator/clock");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(clock).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("{\"now\":\"2030-01-01T00:00:00Z\",\"virtual\":true}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--partitions=many",
                "--latency=x",
                "--latency=5-1",
                "--latency=-1",
                "--consistency=Weak",
                "--regions=A,A",
                "--regions=East US,eastus",
                "--regions=",
                "--lag=-1",
                "--clock=noon",
                "--host=http://x",
                "--key=%"
            })
    void a_setting_that_makes_no_sense_is_explained(String argument) {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(errors));

        assertThat(command.execute("--port", "0", argument)).isEqualTo(2);
        assertThat(errors.toString()).contains("Usage:").doesNotContain("Exception");
    }

    @Test
    void tokens_are_taken_that_have_the_form_and_are_in_their_time() {
        Predicate<String> tokens = new UnsignedTokens(() -> Instant.ofEpochSecond(1_000_000));

        assertThat(tokens).accepts(jwt("{\"nbf\":999990,\"exp\":1000010}"), jwt("{\"exp\":1000001}"));
        assertThat(tokens)
                .rejects(
                        "", "x", "a.b.c", jwt("{}"), jwt("{\"exp\":900000}"), jwt("{\"nbf\":2000000,\"exp\":3000000}"));
    }

    private static CosmosEmulator.Builder settings(String... arguments) {
        Settings settings = new Settings();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(settings)).parseArgs(arguments);
        return settings.options();
    }

    private static String token(String claims) {
        return URLEncoder.encode("type=aad&ver=1.0&sig=" + jwt(claims), StandardCharsets.UTF_8);
    }

    private static String jwt(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmVk";
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
