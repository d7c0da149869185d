package io.aiocosmos.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the comparison runs, without thresholds, since machines differ. */
class SideBySideTest {
    @Test
    void the_short_form_runs_every_workload_with_every_selected_client() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Options options = Options.parse("--short", "--only=bare netty typed;netty+jackson tls");

        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (SideBySide run = new SideBySide(options, out, new PrintStream(OutputStream.nullOutputStream()))) {
            run.run();
        }

        String tables = printed.toString(StandardCharsets.UTF_8);
        List<Competitor> selected = options.chosen(Competitor.all(options.azure()));
        assertThat(selected).hasSize(2);
        for (Workload each : Workload.brief(options.rows()))
            assertThat(rowsBelow("## " + each.title(), tables))
                    .as(each.title())
                    .isEqualTo(selected.stream().filter(one -> one.runs(each)).count())
                    .isPositive();
        for (String title : List.of("## W1 cold start", "## W6 memory", "## W7 footprint"))
            assertThat(rowsBelow(title, tables)).as(title).isEqualTo(2);
        assertThat(tables).containsPattern("The gateway answered \\d{4} requests");
    }

    private static long rowsBelow(String title, String tables) {
        String section = tables.substring(tables.indexOf(title + System.lineSeparator()) + title.length());
        int end = section.indexOf("## ");
        return (end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.matches("\\| (bare )?netty.*"))
                .count();
    }
}
