package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicNumbersTest {
    private static final MagicNumbers CODES = new MagicNumbers(Set.of(404, 410, 1002));

    @Test
    void core_has_them_in_one_package() throws IOException {
        Path core = Path.of("..", "..", "cosmos-core", "src", "main", "java")
                .toAbsolutePath()
                .normalize();
        Path wire = core.resolve("io/aiocosmos/core/wire");

        MagicNumbers ours =
                MagicNumbers.declaredIn(wire.resolve("StatusCodes.java"), wire.resolve("SubStatusCodes.java"));

        assertThat(ours.codes()).contains(404, 1002, 5303);
        assertThat(ours.below(core, wire)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (status == 404) return;",
                "boolean ok = 1002!=subStatus;",
                "case 410:",
                "return 404;",
                "while (status >= 1_002) {}",
                "response.header(\"x-ms-substatus\")"
            })
    void a_literal_is_found(String source) {
        assertThat(CODES.in(source)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (status == 405) return;",
                "private static final int MAX_LENGTH = 1002;",
                "new StringBuilder(410)",
                "if (length > 4040) return;",
                "/** if (status == 404) */",
                "return \"x == 404\"; // case 410:",
                "response.header(\"etag\")"
            })
    void other_numbers_and_texts_are_not(String source) {
        assertThat(CODES.in(source)).isEmpty();
    }
}
