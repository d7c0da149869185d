package io.aiocosmos.features.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every case that does not steer the emulator, against a server that we did not write, in both views. What it cannot do
 * is listed with the reason, is run all the same, and must fail: the list cannot rot.
 */
class VercelTest {
    /** How many cases pass there. */
    private static final int PASSED = 121;

    private static final Map<String, String> GAPS = Gaps.all();
    private static SuiteRun run;

    @BeforeAll
    static void runTheSuite() {
        run = SuiteRun.go();
    }

    @Test
    void no_case_fails_but_those_that_the_server_cannot_do() {
        Map<String, Throwable> unexpected = new TreeMap<>(run.failed());
        unexpected.keySet().removeAll(GAPS.keySet());

        assertThat(unexpected).as(() -> stacks(unexpected)).isEmpty();
    }

    @Test
    void what_the_server_cannot_do_fails_there() {
        Set<String> failed = run.failed().keySet();

        assertThat(failed).containsAll(GAPS.keySet());
        assertThat(run.divided()).as("cases that passed here and failed there").isEmpty();
    }

    @Test
    void the_number_of_cases_that_pass_is_known() {
        assertThat(run.passed()).hasSize(PASSED);
    }

    private static String stacks(Map<String, Throwable> failures) {
        StringWriter text = new StringWriter();
        failures.forEach((name, problem) -> {
            text.append(name).append(": ");
            problem.printStackTrace(new PrintWriter(text));
        });
        return text.toString();
    }
}
