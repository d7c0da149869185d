package io.aiocosmos.shrinking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules in our jars may ask of every program that has them. */
class RulesTest {
    private static final List<String> FORCED = List.of(
            "-dontobfuscate", "-dontoptimize", "-dontshrink", "-ignorewarnings", "SourceFile", "LineNumberTable");

    @Test
    void turn_nothing_off_and_force_no_numbers_of_lines_on_anybody() throws IOException {
        for (String rules : Rules.ofJars().values()) assertThat(rules).doesNotContain(FORCED);
    }

    @Test
    void of_the_page_are_where_those_are_asked_for() throws IOException {
        assertThat(Rules.ofPage()).contains("-keepattributes SourceFile,LineNumberTable");
    }

    @Test
    void keep_no_package_of_ours_nor_everything_of_a_class() throws IOException {
        for (String rules : Rules.ofJars().values())
            assertThat(rules.lines())
                    .filteredOn(line -> line.startsWith("-keep"))
                    .noneMatch(line -> line.contains("io.aiocosmos.*") || line.contains("{ *; }"));
    }
}
