package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of parameters are in the classes: frameworks and IDEs without sources show them. */
class ParameterNamesTest {
    /** Users call one class of core; what is inside it stays small. */
    private static final Set<String> WITHOUT = Set.of("io.aiocosmos.core");

    @Test
    void are_in_all_that_modules_export() {
        for (ModuleRoot module : ModuleRoot.ours())
            if (!WITHOUT.contains(module.toString()))
                assertThat(nameless(module)).as("%s", module).isEmpty();
    }

    @Test
    void are_missed_where_they_are_not() {
        assertThat(ModuleRoot.ours().stream()
                        .filter(module -> WITHOUT.contains(module.toString()))
                        .flatMap(module -> nameless(module).stream()))
                .isNotEmpty();
    }

    private static List<String> nameless(ModuleRoot module) {
        return new PublicApi(module)
                .types()
                .flatMap(type -> Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors())))
                .filter(each -> !each.isSynthetic() && PublicApi.isShown(each.getModifiers()))
                .filter(each -> !Arrays.stream(each.getParameters()).allMatch(Parameter::isNamePresent))
                .map(Executable::toString)
                .collect(Collectors.toList());
    }
}
