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
 * All cases that do not control the emulator, in both views, against a server of others. Cases that it does not support
 * are listed with a reason; they are run too and must fail, so the list stays true.
 */
class VercelTest {
    /** How many cases pass there. */
    private static final int PASSED = 142;

    private static final Map<String, String> GAPS = UnsupportedCases.all();
    private static SuiteRun run;

    @BeforeAll
    static void runTheSuite() {
        run = SuiteRun.go();
    }

    @Test
    void no_supported_case_fails() {
        Map<String, Throwable> unexpected = new TreeMap<>(run.failed());
        unexpected.keySet().removeAll(GAPS.keySet());

        assertThat(unexpected).as(() -> stacks(unexpected)).isEmpty();
    }

    @Test
    void unsupported_cases_fail() {
        Set<String> failed = run.failed().keySet();

        assertThat(failed).containsAll(GAPS.keySet());
        assertThat(run.divided()).as("cases that passed here and failed there").isEmpty();
    }

    @Test
    void the_number_of_passing_cases_is_known() {
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
