package io.aiocosmos.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps tests that share a database from running in parallel: one's items and charges would be another's. */
final class SharedDatabaseLock implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        Class<?> owner = isShared(testClass) ? testClass : null;
        for (Class<?> each : enclosing) if (isShared(each)) owner = each;
        return owner == null ? Set.of() : Set.of(new Lock("io.aiocosmos.junit/" + owner.getName()));
    }

    private static boolean isShared(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, CosmosTest.class)
                .map(CosmosTest::sharedDatabase)
                .orElse(false);
    }
}
