package io.aiocosmos.junit;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.emulator.CosmosEmulator;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Whether a test needs an emulator of its own: it has settings, or could change the emulator for others, be it by a client
 * that creates further databases.
 */
final class EmulatorNeeds {
    private static final Set<Class<?>> EMULATOR = Set.of(CosmosEmulator.class);
    private static final Set<Class<?>> OWN = Set.of(CosmosEmulator.class, CosmosClient.class, CosmosAsyncClient.class);

    private EmulatorNeeds() {}

    /** Of a test; or of a class, whether one of its tests does. */
    static boolean ofOwn(ExtensionContext context) {
        return hasSettings(context) || takes(OWN, context);
    }

    /** Whether the clock must be one that can be advanced. */
    static boolean ofClock(ExtensionContext context) {
        return hasSettings(context) || takes(EMULATOR, context);
    }

    static Class<? extends CosmosTestSetup> setup(ExtensionContext context) {
        Optional<CosmosTest> settings = Annotated.nearest(CosmosTest.class, context);
        return settings.isPresent() ? settings.get().setup() : CosmosTestSetup.class;
    }

    private static boolean hasSettings(ExtensionContext context) {
        Optional<CosmosTest> settings = Annotated.nearest(CosmosTest.class, context);
        boolean named = settings.isPresent() && !settings.get().databaseId().isEmpty();
        return named || setup(context) != CosmosTestSetup.class;
    }

    private static boolean takes(Set<Class<?>> parameters, ExtensionContext context) {
        if (context.getTestMethod().filter(test -> takes(parameters, test)).isPresent()) return true;
        boolean inTests = context.getTestMethod().isEmpty();
        List<Class<?>> types = new ArrayList<>(context.getEnclosingTestClasses());
        types.add(context.getRequiredTestClass());
        ExtensionContext.Store known = context.getRoot().getStore(Emulators.NAMESPACE);
        for (Class<?> type : types) {
            List<Object> key = List.of(type, parameters, inTests);
            if (known.getOrComputeIfAbsent(key, each -> takes(parameters, type, inTests), Boolean.class)) return true;
        }
        return false;
    }

    private static boolean takes(Set<Class<?>> parameters, Class<?> type, boolean inTests) {
        for (Executable constructor : type.getDeclaredConstructors()) if (takes(parameters, constructor)) return true;
        return !ReflectionSupport.findMethods(
                        type,
                        method -> takes(parameters, method) && (inTests || runsAroundTests(method)),
                        HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    private static boolean runsAroundTests(Method method) {
        return AnnotationSupport.isAnnotated(method, BeforeEach.class)
                || AnnotationSupport.isAnnotated(method, AfterEach.class)
                || AnnotationSupport.isAnnotated(method, BeforeAll.class)
                || AnnotationSupport.isAnnotated(method, AfterAll.class);
    }

    private static boolean takes(Set<Class<?>> parameters, Executable executable) {
        for (Parameter each : executable.getParameters()) if (parameters.contains(each.getType())) return true;
        return false;
    }
}
