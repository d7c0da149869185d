package io.aiocosmos.core.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/**
 * Runs the Reactive Streams TCK under JUnit, each method as a test. Methods that the TCK skips must be listed as not
 * applicable with a reason, and listed methods must be skipped.
 */
public final class Tck {
    private Tck() {}

    /**
     * @param verification a new one for each test
     * @param notApplicable reason by method
     */
    public static Stream<DynamicTest> tests(Supplier<?> verification, Map<String, String> notApplicable) {
        return Arrays.stream(verification.get().getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !method.getName().startsWith("untested_"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(
                        method.getName(), () -> run(verification.get(), method, notApplicable)));
    }

    private static void run(Object verification, Method method, Map<String, String> notApplicable) throws Throwable {
        invokeAll(verification, BeforeClass.class);
        invokeAll(verification, BeforeMethod.class);
        try {
            runAlone(verification, method, notApplicable);
        } finally {
            invokeAll(verification, AfterClass.class);
        }
    }

    private static void invokeAll(Object verification, Class<? extends Annotation> kind) throws Exception {
        for (Method each : verification.getClass().getMethods())
            if (each.isAnnotationPresent(kind)) each.invoke(verification);
    }

    private static void runAlone(Object verification, Method method, Map<String, String> notApplicable)
            throws Throwable {
        String reason = notApplicable.get(method.getName());
        try {
            method.invoke(verification);
        } catch (InvocationTargetException e) {
            boolean skipped = e.getCause() instanceof SkipException;
            if (skipped && reason != null) return;
            if (skipped) fail("skipped without a reason given: " + e.getCause().getMessage());
            throw e.getCause();
        }
        if (reason != null) fail("it applies after all, although: " + reason);
    }
}
