package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.query.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {
    @ParameterizedTest(name = "[{0} {1}] min {2} max {3} and [{4} {5}): {6}")
    @CsvSource({
        // plan's min, max, inclusive min, inclusive max; partition's min, max; whether they meet
        "10, 20, true, false, 00, 10, false",
        "10, 20, true, false, 00, 11, true",
        "10, 20, true, false, 10, 20, true",
        "10, 20, true, false, 19, 30, true",
        "10, 20, true, false, 20, 30, false",
        "10, 20, true, true, 20, 30, true",
        "10, 20, true, true, 21, 30, false",
        "10, 10, true, true, 10, 20, true",
        "10, 10, true, true, 00, 10, false",
        "10, 10, true, true, 00, 11, true",
        "10, 10, true, false, 00, 20, false",
        "10, 10, false, true, 00, 20, false",
        "'', FF, true, false, '', FF, true",
        "'', '', true, true, '', 10, true",
        "'', '', true, true, 10, FF, false",
        "'', '', true, false, '', FF, false",
        "12, 12FF, true, false, 00, 12, false",
        "12, 12FF, true, false, 12, 13, true",
        "12, 12FF, true, false, 12FF, 13, false",
    })
    void a_partition_overlaps_if_it_has_any_of_the_keys(
            String min, String max, boolean minIn, boolean maxIn, String rangeMin, String rangeMax, boolean touched) {
        assertThat(new KeyRange(min, max, minIn, maxIn).overlaps(rangeMin, rangeMax))
                .isEqualTo(touched);
    }

    @Test
    void bounds_that_differ_only_by_trailing_zeros_are_equal() {
        KeyRange prefix = new KeyRange("12", "13", true, false);

        assertThat(prefix.overlaps("1300", "20")).isFalse();
        assertThat(prefix.overlaps("00", "1200")).isFalse();
        assertThat(prefix.overlaps("1200", "13")).isTrue();
    }

    @Test
    void absent_inclusive_flags_have_their_defaults() {
        assertThat(read("[{\"min\":\"10\",\"max\":\"20\"}]")).containsExactly(new KeyRange("10", "20", true, false));
    }

    @Test
    void a_plan_without_ranges_covers_all_keys() {
        assertThat(read("[]")).containsExactly(KeyRange.ALL);
        assertThat(KeyRange.all(null)).containsExactly(KeyRange.ALL);
        assertThat(read("null")).containsExactly(KeyRange.ALL);
    }

    @Test
    void keys_that_are_not_hashed_are_read_from_all_ranges() {
        String named = "[{\"min\":[5.0],\"max\":[5.0],\"isMinInclusive\":true,\"isMaxInclusive\":true}]";

        assertThat(read(named)).containsExactly(KeyRange.ALL);
        assertThat(read("[{\"min\":[],\"max\":\"Infinity\"}]")).containsExactly(KeyRange.ALL);
    }

    @Test
    void a_query_that_matches_nothing_is_sent_to_the_first_partition_only() {
        List<KeyRange> nothing = read("[{\"min\":[],\"max\":[],\"isMinInclusive\":true,\"isMaxInclusive\":true}]");

        assertThat(nothing).hasSize(1);
        assertThat(nothing.get(0).overlaps("", "10")).isTrue();
        assertThat(nothing.get(0).overlaps("10", "FF")).isFalse();
    }

    private static List<KeyRange> read(String json) {
        return KeyRange.all(Slices.slice(json));
    }
}
