package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends what the commands of docs/control.md send, as curl does, in their order. */
class ControlExamplesTest extends EmulatorTestBase {
    private static final Path PAGE = Path.of("..", "docs", "control.md");
    private static final Pattern CURL =
            Pattern.compile("curl (?:-X ([A-Z]+) )?http://127\\.0\\.0\\.1:8081(/\\S+)(?: -d '([^']*)')?");

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder()
                .clock(EmulatorClock.virtual(Instant.EPOCH))
                .control(true)
                .http(0);
    }

    @Test
    void the_examples_of_the_page_work() throws IOException {
        RawClient http = RawClient.overHttp(HttpClient.newHttpClient(), emulator.endpoint(), emulator.key());
        List<String> commands;
        try (var lines = Files.lines(PAGE)) {
            commands = lines.filter(line -> line.startsWith("curl ")).toList();
        }

        assertThat(commands).hasSizeGreaterThan(10);
        for (String command : commands) {
            Matcher curl = CURL.matcher(command);
            assertThat(curl.matches()).as(command).isTrue();
            String method = curl.group(1) == null ? "GET" : curl.group(1);
            RawResponse response = http.send(
                    method,
                    curl.group(2),
                    curl.group(3),
                    "authorization",
                    "",
                    "content-type",
                    "application/x-www-form-urlencoded");
            assertThat(response.status()).as(command + " " + response.body()).isBetween(200, 204);
        }
        assertThat(emulator.clock().instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(emulator.faults().pending()).isZero();
    }
}
