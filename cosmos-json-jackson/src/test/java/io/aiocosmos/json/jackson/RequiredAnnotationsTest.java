package io.aiocosmos.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.Version;

class RequiredAnnotationsTest {
    private static final Version JACKSON = version(2, 4);

    private static Version version(int minor, int patch) {
        return new Version(3, minor, patch, null, "tools.jackson.core", "jackson-databind");
    }

    @Test
    void of_an_older_jar_the_message_has_both_versions_and_the_property_to_set() {
        assertThat(RequiredAnnotations.problem(JACKSON, "2.19.2"))
                .isEqualTo(
                        "Jackson 3.2.4 needs jackson-annotations 2.22 or later, found 2.19.2. Set jackson-bom.version"
                                + " to 2.22.0 or later where Spring Boot's parent is yours, else manage"
                                + " com.fasterxml.jackson.core:jackson-annotations.");
    }

    @ParameterizedTest
    @CsvSource({"0, 2.20, 2.19.4", "1, 2.21, 2.20", "2, 2.22, 2.21", "3, 2.23, 2.22.4"})
    void each_jackson_needs_the_annotations_of_its_own_time(int minor, String enough, String tooOld) {
        assertThat(RequiredAnnotations.problem(version(minor, 0), enough)).isNull();
        assertThat(RequiredAnnotations.problem(version(minor, 0), tooOld))
                .contains("needs jackson-annotations " + enough);
    }

    @ParameterizedTest
    @CsvSource({"2.30", "2.22-rc1", "3.0", "unknown", "2.", "2.12345678901234567890", "''"})
    void what_is_newer_or_no_version_of_2_is_let_pass(String annotations) {
        assertThat(RequiredAnnotations.problem(JACKSON, annotations)).isNull();
    }

    @Test
    void where_nobody_knows_the_version_nothing_is_refused() {
        assertThat(RequiredAnnotations.problem(JACKSON, null)).isNull();
    }

    @Test
    void the_two_of_the_build_fit() {
        assertThatCode(RequiredAnnotations::check).doesNotThrowAnyException();
    }
}
