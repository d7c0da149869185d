package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosSetupException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What cannot work with the versions that Spring Boot 3.5 manages says so at the start, and what to set. */
@Tag("boot3")
class RefusedVersionsTest {
    @Test
    void jackson_3_names_the_annotations_found_and_the_property_to_set() {
        try (CosmosEmulator emulator = CosmosEmulator.start()) {
            assertThatThrownBy(() -> WebApplicationTest.start(emulator, "jdk", "jackson"))
                    .rootCause()
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage("Jackson 3.2.4 needs jackson-annotations 2.22 or later, found 2.19.2. Set"
                            + " jackson-bom.version to 2.22.0 or later where Spring Boot's parent is yours, else manage"
                            + " com.fasterxml.jackson.core:jackson-annotations.");
        }
    }
}
