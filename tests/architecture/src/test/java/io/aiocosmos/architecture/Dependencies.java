package io.aiocosmos.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;

/** Conditions on what a class depends on. */
final class Dependencies {
    private Dependencies() {}

    /** The test is given both ends of each dependency; arrays stand for what they hold. */
    static ArchCondition<JavaClass> dependOnlyOn(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("depend only on " + what) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency each : origin.getDirectDependenciesFromSelf())
                    if (!allowed.test(origin, each.getTargetClass().getBaseComponentType()))
                        events.add(SimpleConditionEvent.violated(each, each.getDescription()));
            }
        };
    }

    static ArchCondition<JavaClass> dependOnlyOn(String what, DescribedPredicate<JavaClass> allowed) {
        return dependOnlyOn(what, (origin, target) -> allowed.test(target));
    }
}
