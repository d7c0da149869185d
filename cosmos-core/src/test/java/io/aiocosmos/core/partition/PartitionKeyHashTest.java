package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeyHashTest {
    private static JsonSlice key(String json) {
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "effective-partition-keys.csv", delimiter = '|', quoteCharacter = '\0')
    void published_vectors_match(PartitionKeyHash hash, String key, String epk) {
        assertThat(hash.epk(key(key))).isEqualTo(epk);
    }

    @Test
    void not_a_number_is_hashed_by_its_bits() {
        JsonBuffer hashed = new JsonBuffer(16);
        KeyEncoding.numberForHashing(Double.longBitsToDouble(0xFFF8000000000000L), hashed);
        long[] halves = MurmurHash3.hash128(hashed.array(), hashed.length());

        assertThat(Long.toHexString(halves[1] & 0x3FFFFFFFFFFFFFFFL) + Long.toHexString(halves[0]))
                .isEqualToIgnoringCase("1AA4222583D70ECAA0922D8CA8EDFCB1");
    }

    @ParameterizedTest
    @EnumSource
    void the_ends_of_the_key_space_are_empty_and_ff(PartitionKeyHash hash) {
        assertThat(hash.epk(key("[]"))).isEmpty();
        assertThat(hash.epk(key("\"Infinity\""))).isEqualTo("FF");
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_array_inside_is_as_undefined_as_an_empty_object(PartitionKeyHash hash) {
        assertThat(hash.epk(key("[[]]"))).isEqualTo(hash.epk(key("[{}]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"a\"", "{}", "[", "[1,]", "[{\"a\":1}]", "[[1]]", "[tru]", "[nul]"})
    void a_malformed_key_is_rejected(String json) {
        for (PartitionKeyHash hash : PartitionKeyHash.values())
            assertThatThrownBy(() -> hash.epk(key(json))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', FF, -1",
        "3FFFFFFF, FF, -1",
        "06AB, 06AB, 0",
        "06AB, 06AC, -1",
        "06AB, 06AB0000, 0",
        "06AB, 06AB0001, -1",
        "06AC, 06AB0001, 1",
        "'', 0000, 0",
        "05C1CFFFFFFFF8, 05C1CFFFFFFFF80861, -1"
    })
    void bounds_are_ordered_and_zeros_at_the_end_do_not_count(String one, String other, int sign) {
        assertThat(Integer.signum(PartitionKeyHash.compare(one, other))).isEqualTo(sign);
        assertThat(Integer.signum(PartitionKeyHash.compare(other, one))).isEqualTo(-sign);
    }
}
