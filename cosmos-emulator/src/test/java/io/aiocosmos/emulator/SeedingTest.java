package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedingTest extends EmulatorTestBase {
    private static final String TWO =
            "[{\"id\":\"1\",\"pk\":\"a\",\"n\":9007199254740993},\n{\"id\":\"2\",\"pk\":\"b\"}]";

    @Test
    void items_are_there_as_if_they_had_been_created() throws IOException {
        emulator.seed("d", "c", TWO);

        RawResponse first = read("1", "a");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("_etag")).isNotBlank();
        assertThat(first.json().get("n")).isNotNull();
        assertThat(read("2", "b").status()).isEqualTo(200);
        assertThat(create("1", "a").status()).isEqualTo(409);
    }

    @Test
    void seeding_is_no_request() throws IOException {
        emulator.faults().always().respond(503, 0);
        emulator.stats().reset();
        emulator.onRequest(request -> {
            throw new AssertionError("nobody is to hear of it");
        });

        emulator.seed("d", "c", TWO);

        assertThat(emulator.stats().requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"1\"} | items: a JSON array of items begins with [ (line 1)",
                "[{\"id\":\"1\"}, 7] | items[1] is no object (line 1)",
                "[{\"pk\":\"Nobody\"}] | items[0]: 400 ",
                "[{\"id\":\"1\", \"pk\": Nobody}] | items[0]: 400 ",
                "[{\"id\":\"1\",\"pk\":\"Nobody\"},{\"id\":\"1\",\"pk\":\"Nobody\"}] | items[1]: 409 Resource with ",
            })
    void what_the_container_does_not_take_is_named_by_its_index_and_not_shown(String json, String message) {
        assertThatThrownBy(() -> emulator.seed("d", "c", json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Nobody"));
    }

    @Test
    void a_container_must_be_there() {
        assertThatThrownBy(() -> emulator.seed("d", "nowhere", TWO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no container nowhere in d");
    }

    @Test
    void a_resource_gives_its_name_to_messages(@TempDir Path folder) throws IOException {
        URL twice = Files.writeString(folder.resolve("twice.json"), TWO).toUri().toURL();
        emulator.seed("d", "c", twice);

        assertThat(read("2", "b").status()).isEqualTo(200);
        assertThatThrownBy(() -> emulator.seed("d", "c", twice)).hasMessageStartingWith("twice.json[0]: 409 ");
        assertThatThrownBy(() -> emulator.seed("d", "c", (URL) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("json is null: is there such a resource?");
    }
}
