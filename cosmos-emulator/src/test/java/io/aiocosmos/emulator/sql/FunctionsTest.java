package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the files of cases cannot say about functions. */
class FunctionsTest {
    @Test
    @Tag("slow")
    void a_regular_expression_cannot_run_away() {
        String slow = "SELECT VALUE REGEXMATCH('" + "a".repeat(400) + "', '(.*)(.*)(.*)(.*)x\\\\1')";
        String deep = "SELECT VALUE REGEXMATCH('" + "ab".repeat(100_000) + "', '(a|b)*c')";

        assertThat(Queries.refusal(slow).getMessage()).contains("too complex");
        assertThat(Queries.refusal(deep).getMessage()).contains("too complex");
    }

    @Test
    @Tag("slow")
    void a_pattern_of_like_cannot_run_away() {
        String text = "CONCAT(" + "REPLICATE('a', 10000), ".repeat(20) + "'')";
        String slow = "SELECT VALUE " + text + " LIKE '%" + "a".repeat(5_000) + "b'";

        assertThat(Queries.refusal(slow).getMessage()).contains("too complex");
    }

    @Test
    void rand_differs_from_row_to_row() {
        String rows = Queries.run("SELECT DISTINCT VALUE RAND() FROM c", Queries.items("{}\n{}\n{}"), Map.of());

        assertThat(List.copyOf(Queries.json(rows).values())).hasSize(3);
    }
}
