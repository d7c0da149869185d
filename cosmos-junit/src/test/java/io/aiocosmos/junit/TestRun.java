package io.aiocosmos.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a class of tests by itself and keeps what became of it. */
final class TestRun {
    private final EngineExecutionResults results;

    private TestRun(EngineExecutionResults results) {
        this.results = results;
    }

    static TestRun of(Class<?> tests) {
        return of(tests, Map.of());
    }

    /** @param settings of JUnit */
    static TestRun of(Class<?> tests, Map<String, String> settings) {
        return new TestRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameters(settings)
                .execute());
    }

    long succeeded() {
        return results.testEvents().succeeded().count();
    }

    /** Messages of what failed, containers included, with those of the causes. */
    List<String> failures() {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> text(result.getThrowable().orElseThrow()))
                .toList();
    }

    /** Message of the one test of that name, which failed. */
    String failure(String test) {
        Event failed = results.testEvents().failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(test + "("))
                .findAny()
                .orElseThrow(() -> new AssertionError(test + " did not fail; what did: " + failures()));
        return text(failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow());
    }

    private static String text(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause())
            text.append(each.getMessage()).append('\n');
        return text.toString();
    }
}
