package io.aiocosmos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Calls, field accesses and method references that only some may have, or nobody. */
final class Accesses {
    private Accesses() {}

    static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String members) {
        return targetOwner(assignableTo(owner))
                .and(target(nameMatching(members)))
                .as(owner.getSimpleName() + "." + members);
    }

    static DescribedPredicate<JavaAccess<?>> toReflection() {
        return to(Class.class, "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?")
                .or(to(ClassLoader.class, "loadClass|defineClass"))
                .or(
                        targetOwner(
                                describe(
                                        "a proxy, a method, a field or a handle",
                                        owner -> owner.getName()
                                                .matches(
                                                        "java\\.lang\\.(reflect\\.(Proxy|Method|Field|Constructor)|invoke\\..*Handles?)"))))
                .as("reflection");
    }

    static DescribedPredicate<JavaAccess<?>> toWaitingForAFuture() {
        return to(CompletableFuture.class, "join|get");
    }

    /** Without one they run on the common pool, or on the JVM's one timer thread, which no client can close. */
    static DescribedPredicate<JavaAccess<?>> toHandingOverWithoutAnExecutor() {
        return to(CompletionStage.class, ".*Async|delayedExecutor")
                .and(not(describe("with an executor", Accesses::takesAnExecutor)))
                .or(to(CompletableFuture.class, "orTimeout|completeOnTimeout"))
                .as("handing over without an executor");
    }

    private static boolean takesAnExecutor(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().anyMatch(each -> each.isEquivalentTo(Executor.class));
    }
}
