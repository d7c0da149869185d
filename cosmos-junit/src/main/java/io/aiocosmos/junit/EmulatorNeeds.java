package io.aiocosmos.junit;

import io.aiocosmos.emulator.CosmosEmulator;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Whether a test needs an emulator of its own: it has settings, or whoever holds the emulator could change it for others. */
final class EmulatorNeeds {
    private EmulatorNeeds() {}

    /** Of a test; or of a class, whether one of its tests does. */
    static boolean ofOwn(ExtensionContext context) {
        Optional<CosmosTest> settings = Annotated.nearest(CosmosTest.class, context);
        boolean named = settings.isPresent() && !settings.get().databaseId().isEmpty();
        return named || setup(context) != CosmosTestSetup.class || takesEmulator(context);
    }

    static Class<? extends CosmosTestSetup> setup(ExtensionContext context) {
        Optional<CosmosTest> settings = Annotated.nearest(CosmosTest.class, context);
        return settings.isPresent() ? settings.get().setup() : CosmosTestSetup.class;
    }

    private static boolean takesEmulator(ExtensionContext context) {
        if (context.getTestMethod().filter(EmulatorNeeds::takesEmulator).isPresent()) return true;
        boolean inTests = context.getTestMethod().isEmpty();
        List<Class<?>> types = new ArrayList<>(context.getEnclosingTestClasses());
        types.add(context.getRequiredTestClass());
        ExtensionContext.Store known = context.getRoot().getStore(Emulators.NAMESPACE);
        for (Class<?> type : types) {
            List<Object> key = List.of(type, inTests);
            if (known.getOrComputeIfAbsent(key, each -> takesEmulator(type, inTests), Boolean.class)) return true;
        }
        return false;
    }

    private static boolean takesEmulator(Class<?> type, boolean inTests) {
        for (Executable constructor : type.getDeclaredConstructors()) if (takesEmulator(constructor)) return true;
        return !ReflectionSupport.findMethods(
                        type,
                        method -> takesEmulator(method) && (inTests || runsAroundTests(method)),
                        HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    private static boolean runsAroundTests(Method method) {
        return AnnotationSupport.isAnnotated(method, BeforeEach.class)
                || AnnotationSupport.isAnnotated(method, AfterEach.class)
                || AnnotationSupport.isAnnotated(method, BeforeAll.class)
                || AnnotationSupport.isAnnotated(method, AfterAll.class);
    }

    private static boolean takesEmulator(Executable executable) {
        for (Parameter each : executable.getParameters()) if (each.getType() == CosmosEmulator.class) return true;
        return false;
    }
}
