package io.aiocosmos.features.vercel;

import io.aiocosmos.features.matrix.Matrix;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the whole suite against the server and collects the result of each case, by one name for both views and all
 * arguments.
 */
final class SuiteRun implements TestExecutionListener {
    private static final String SUITE = "io.aiocosmos.features.suite";

    private final Set<String> passed = new TreeSet<>();
    private final Map<String, Throwable> failed = new TreeMap<>();
    private Throwable broken;

    /** @throws IllegalStateException if not a case went wrong but the run itself, as when the server ends in its middle */
    static SuiteRun go() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage(SUITE))
                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"), TagFilter.excludeTags("emulator"))
                .configurationParameter(Matrix.SERVER, "vercel")
                .build();
        SuiteRun run = new SuiteRun();
        LauncherFactory.create().execute(request, run);
        if (run.broken != null)
            throw new IllegalStateException("the run broke: " + run.broken.getMessage(), run.broken);
        return run;
    }

    /** Cases that passed in each view, with every argument. */
    Set<String> passed() {
        Set<String> all = new TreeSet<>(passed);
        all.removeAll(failed.keySet());
        return all;
    }

    /** Cases that failed somewhere, with what they failed with last. */
    Map<String, Throwable> failed() {
        return failed;
    }

    /** Cases that passed in one view, or with one argument, and not in another. */
    Set<String> divided() {
        Set<String> both = new TreeSet<>(passed);
        both.retainAll(failed.keySet());
        return both;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getParentIdObject().isEmpty()) broken = result.getThrowable().orElse(null);
        else if (test.isTest() && result.getStatus() == Status.SUCCESSFUL) passed.add(name(test));
        else if (result.getStatus() != Status.SUCCESSFUL)
            failed.put(name(test), result.getThrowable().orElseThrow());
    }

    /** Such as {@code ItemsTest.an_upsert_creates_and_then_replaces}; one name for all its arguments. */
    private static String name(TestIdentifier test) {
        if (!(test.getSource().orElse(null) instanceof MethodSource source)) return test.getDisplayName();
        String owner = source.getClassName().substring(source.getClassName().lastIndexOf('.') + 1);
        return owner + "." + source.getMethodName();
    }
}
