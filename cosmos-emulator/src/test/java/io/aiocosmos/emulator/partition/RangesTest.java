package io.aiocosmos.emulator.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.partition.KeyDefinition.Hashing;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangesTest {
    @Nested
    class A_layout {
        @ParameterizedTest
        @EnumSource(Hashing.class)
        void covers_all_keys_without_a_gap(Hashing hashing) {
            List<EpkRange> ranges = RangeLayout.even(hashing, 7);

            assertThat(ranges).hasSize(7);
            assertThat(ranges.get(0).min()).isEmpty();
            assertThat(ranges.get(6).max()).isEqualTo("FF");
            for (int i = 1; i < 7; i++)
                assertThat(ranges.get(i).min()).isEqualTo(ranges.get(i - 1).max());
        }

        @Test
        void of_two_version_2_ranges_splits_where_the_service_does() {
            assertThat(RangeLayout.even(Hashing.V2, 2).get(1).min()).isEqualTo("1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
        }

        @Test
        void of_five_version_2_ranges_has_steps_of_one_width() {
            assertThat(RangeLayout.even(Hashing.V2, 5).get(4).min()).isEqualTo("33333333333333333333333333333330");
        }

        @Test
        void of_four_version_1_ranges_splits_at_encoded_numbers() {
            assertThat(RangeLayout.even(Hashing.V1, 4).stream().map(EpkRange::min))
                    .containsExactly("", "05C1CFFFFFFFF8", "05C1DFFFFFFFFC", "05C1E7FFFFFFFE");
        }

        @ParameterizedTest
        @EnumSource(Hashing.class)
        void gives_every_range_about_its_share_of_keys(Hashing hashing) {
            List<EpkRange> ranges = RangeLayout.even(hashing, 4);
            KeyDefinition definition = new KeyDefinition(List.of(), hashing);
            int[] found = new int[4];

            for (int key = 0; key < 4000; key++) {
                String effective = definition.effective(PartitionKey.of("key-" + key));
                for (int i = 0; i < 4; i++) if (ranges.get(i).contains(effective)) found[i]++;
            }

            for (int count : found) assertThat(count).isBetween(850, 1150);
            assertThat(found[0] + found[1] + found[2] + found[3]).isEqualTo(4000);
        }
    }

    @Nested
    class Comparing {
        @Test
        void a_bound_and_the_same_bound_with_zeros_are_equal() {
            assertThat(EpkRange.compare("06AB34AB", "06AB34AB00000000")).isZero();
            assertThat(EpkRange.compare("06AB34AB", "06AB34AB00000001")).isNegative();
        }

        @Test
        void the_empty_text_is_below_all_and_ff_above() {
            assertThat(EpkRange.compare("", "00")).isNegative();
            assertThat(EpkRange.compare("3FFFFFFFFFFFFFFF", "FF")).isNegative();
        }

        @Test
        void a_range_holds_its_minimum_and_not_its_maximum() {
            EpkRange range = new EpkRange("10", "20");

            assertThat(range.contains("10")).isTrue();
            assertThat(range.contains("1F")).isTrue();
            assertThat(range.contains("20")).isFalse();
        }

        @Test
        void ranges_that_only_touch_do_not_overlap() {
            assertThat(new EpkRange("10", "20").overlaps(new EpkRange("20", "30")))
                    .isFalse();
            assertThat(new EpkRange("10", "21").overlaps(new EpkRange("20", "30")))
                    .isTrue();
        }

        @Test
        void a_prefix_holds_every_key_that_begins_with_it() {
            EpkRange prefix = EpkRange.prefix("0A4BA22644167DA7161C260336FB5423");

            assertThat(prefix.contains("0A4BA22644167DA7161C260336FB54233FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"))
                    .isTrue();
            assertThat(prefix.contains("0A4BA22644167DA7161C260336FB5424")).isFalse();
        }
    }
}
