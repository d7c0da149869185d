package io.aiocosmos.benchmarks.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that azure-cosmos takes part, in its own process with its own libraries. */
class AzureCosmosTest {
    private static final List<String> TITLES = List.of(
            "W1 cold start",
            "W2 point reads, 16 in flight",
            "W3 creates",
            "W4 many creates",
            "W5 query into records",
            "W5 query into maps",
            "W5 query as raw JSON",
            "W8 change feed into records",
            "W6 memory",
            "W7 footprint");

    @Test
    void the_short_form_runs_every_workload_with_it() throws Exception {
        Path benchmarks = Path.of(System.getProperty("benchmarks.folder"));
        Process contest = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        benchmarks.resolve("cosmos-benchmarks.jar") + File.pathSeparator + benchmarks.resolve("lib/*"),
                        "io.aiocosmos.benchmarks.run.SideBySide",
                        "--short",
                        "--only=azure-cosmos",
                        "--azure=" + System.getProperty("azure.folder"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String tables = new String(contest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(contest.waitFor()).as(tables).isZero();
        for (String title : TITLES) assertThat(tables).containsPattern("## " + title + "[^#]*\\| azure-cosmos \\| \\d");
    }
}
