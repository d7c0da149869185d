package io.aiocosmos.emulator.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.partition.KeyDefinition.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveKeyTest {
    static Stream<String[]> vectors() throws IOException {
        try (InputStream in = EffectiveKeyTest.class.getResourceAsStream("effective-keys.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void keys_hash_as_the_service_hashes_them(String hashing, String header, String expected) {
        KeyDefinition definition = new KeyDefinition(List.of(), Hashing.valueOf(hashing));

        assertThat(definition.effective(PartitionKey.parse(header))).isEqualTo(expected);
    }

    @Test
    void the_file_of_vectors_is_whole() throws IOException {
        assertThat(vectors().map(line -> line[0]).distinct()).containsExactly("V2", "V1", "MULTI");
        assertThat(vectors().count()).isGreaterThan(90);
    }

    @Test
    void numbers_that_are_no_json_hash_too() {
        assertThat(EffectiveKey.v2(PartitionKey.of(Double.POSITIVE_INFINITY)))
                .isEqualTo("3889F7F08A8CE2A5C9829BBB1944B4FF");
        assertThat(EffectiveKey.v2(PartitionKey.of(Double.NEGATIVE_INFINITY)))
                .isEqualTo("1B63B3FB266DB3B6CD3BC79FE893CDE8");
        assertThat(EffectiveKey.v2(PartitionKey.of(Double.longBitsToDouble(0xFFF8000000000000L))))
                .isEqualTo("1AA4222583D70ECAA0922D8CA8EDFCB1");
    }
}
