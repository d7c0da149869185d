package io.aiocosmos.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** No two types of a module have one simple name. Builders have, as {@code QueryOptions.Builder} is never read alone. */
final class TypeNames extends ArchCondition<JavaClass> {
    private final Function<JavaClass, String> module;
    private Map<String, Long> counts;

    TypeNames(Function<JavaClass, String> module) {
        super("have a simple name of their own in their module");
        this.module = module;
    }

    @Override
    public void init(Collection<JavaClass> types) {
        counts = types.stream().collect(Collectors.groupingBy(this::key, Collectors.counting()));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String name = type.getSimpleName();
        boolean named = !name.isEmpty() && Character.isUpperCase(name.charAt(0)) && !name.equals("Builder");
        if (named && counts.get(key(type)) > 1)
            events.add(SimpleConditionEvent.violated(type, type.getFullName() + " is not the only one of its name"));
    }

    private String key(JavaClass type) {
        return module.apply(type) + " " + type.getSimpleName();
    }
}
