package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Exports;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Kotlin, and tools that check Java, know of every type of the public API whether it may be null. */
class NullMarkedTest {
    @Test
    void every_public_package_says_that_nothing_is_null_unless_marked() {
        List<String> exported = ModuleRoot.ours().stream()
                .flatMap(module -> module.descriptor().exports().stream())
                .filter(each -> !each.isQualified())
                .map(Exports::source)
                .filter(each -> !each.endsWith(".kotlin")) // whose types say so by themselves
                .collect(Collectors.toList());

        assertThat(exported).contains("io.aiocosmos", "io.aiocosmos.spi", "io.aiocosmos.core");
        assertThat(exported).allMatch(NullMarkedTest::isMarked);
    }

    @Test
    void a_package_that_says_nothing_is_not_taken_for_marked() {
        assertThat(isMarked("io.aiocosmos.architecture")).isFalse();
    }

    private static boolean isMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
