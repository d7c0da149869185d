package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RangeMapTest {
    @Nested
    class What_the_service_listed {
        @Test
        void may_come_in_any_order() {
            assertThat(ids(RangeMap.of("", List.of(range("2", "80", "FF"), range("1", "", "80")))))
                    .containsExactly("1", "2");
        }

        @Test
        void may_hold_parents_together_with_children_and_grandchildren() {
            RangeMap map = RangeMap.of(
                    "",
                    List.of(
                            range("0", "", "FF"),
                            range("1", "", "80", "0"),
                            range("2", "80", "FF", "0"),
                            range("3", "80", "C0", "0", "2"),
                            range("4", "C0", "FF", "0", "2")));

            assertThat(ids(map)).containsExactly("1", "3", "4");
        }

        @Test
        void may_hold_what_two_ranges_were_merged_into() {
            RangeMap map = RangeMap.of(
                    "", List.of(range("1", "", "80"), range("2", "80", "FF"), range("3", "", "FF", "1", "2")));

            assertThat(ids(map)).containsExactly("3");
        }

        @Test
        void may_name_a_range_twice() {
            assertThat(ids(RangeMap.of("", List.of(range("0", "", "FF"), range("0", "", "FF")))))
                    .containsExactly("0");
        }

        @Test
        void may_write_one_boundary_in_two_lengths() {
            assertThat(ids(RangeMap.of("", List.of(range("0", "", "80"), range("1", "8000", "FF")))))
                    .containsExactly("0", "1");
        }

        @Test
        void is_no_map_with_a_gap_an_overlap_or_an_end_missing() {
            assertThat(RangeMap.of("", List.of(range("0", "", "40"), range("1", "80", "FF"))))
                    .isNull();
            assertThat(RangeMap.of("", List.of(range("0", "", "80"), range("1", "40", "FF"))))
                    .isNull();
            assertThat(RangeMap.of("", List.of(range("0", "", "80")))).isNull();
            assertThat(RangeMap.of("", List.of(range("1", "80", "FF")))).isNull();
            assertThat(RangeMap.of("", List.of())).isNull();
            assertThat(RangeMap.of("", List.of(range("0", "", "FF"), range("1", "", "80", "0"))))
                    .isNull();
        }
    }

    @Nested
    class Changes {
        private final RangeMap map = RangeMap.of("", List.of(range("0", "", "80"), range("1", "80", "FF")));

        @Test
        void of_a_split_replace_the_parent_by_its_children() {
            RangeMap now = map.with(List.of(range("2", "", "40", "0"), range("3", "40", "80", "0")));

            assertThat(ids(now)).containsExactly("2", "3", "1");
            assertThat(ids(map)).as("the map itself stays as it is").containsExactly("0", "1");
        }

        @Test
        void none_change_nothing() {
            assertThat(ids(map.with(List.of()))).containsExactly("0", "1");
        }

        @Test
        void that_do_not_fit_require_a_reload() {
            assertThat(map.with(List.of(range("2", "", "40", "0")))).isNull();
        }
    }

    @Nested
    class A_look_up {
        @Test
        void finds_the_range_that_begins_at_or_before_the_key() {
            RangeMap map =
                    RangeMap.of("", List.of(range("0", "", "40"), range("1", "40", "80"), range("2", "80", "FF")));

            assertThat(map.containing("").id()).isEqualTo("0");
            assertThat(map.containing("3FFF").id()).isEqualTo("0");
            assertThat(map.containing("40").id()).isEqualTo("1");
            assertThat(map.containing("4000").id()).isEqualTo("1");
            assertThat(map.containing("7F").id()).isEqualTo("1");
            assertThat(map.containing("80").id()).isEqualTo("2");
            assertThat(map.containing("FE").id()).isEqualTo("2");
        }

        @Test
        void among_ten_thousand_ranges_agrees_with_a_scan() {
            RangeMap map = RangeMap.of("", many(10_000));
            Random random = new Random(7);
            for (int i = 0; i < 2_000; i++) {
                String key = key(random.nextInt(10_000 * 16));
                PartitionRange found = map.containing(key);

                assertThat(found.min()).isLessThanOrEqualTo(key);
                assertThat(found.max()).isGreaterThan(key);
            }
        }

        @Test
        void agrees_with_a_scan_however_unevenly_the_boundaries_lie() {
            Random random = new Random(11);
            for (int run = 0; run < 300; run++) {
                TreeSet<String> boundaries = new TreeSet<>();
                String shared = "05C1D7E3A9".substring(0, random.nextInt(11));
                for (int i = random.nextInt(40); i > 0; i--) boundaries.add(shared + hex(random));
                RangeMap map = RangeMap.of("", between(List.copyOf(boundaries)));
                for (int i = 0; i < 100; i++) {
                    String key = (random.nextBoolean() ? shared : "") + hex(random);

                    assertThat(map.indexOf(key)).as("%s in %s", key, boundaries).isEqualTo(scan(map, key));
                }
            }
        }

        private String hex(Random random) {
            String digits = String.format("%08X", random.nextInt() >>> 1 + random.nextInt(28));
            return digits.substring(random.nextInt(3));
        }

        private List<PartitionRange> between(List<String> boundaries) {
            List<PartitionRange> ranges = new ArrayList<>();
            String min = "";
            for (String max : boundaries) {
                if (PartitionKeyHash.compare(min, max) == 0) continue;
                ranges.add(range(max, min, max));
                min = max;
            }
            ranges.add(range("last", min, "FF"));
            return ranges;
        }

        private int scan(RangeMap map, String key) {
            int found = 0;
            while (found + 1 < map.size()
                    && PartitionKeyHash.compare(map.get(found + 1).min(), key) <= 0) found++;
            return found;
        }

        @Test
        void takes_the_logarithm_of_their_number() {
            for (int[] most : new int[][] {{1, 0}, {2, 1}, {1_000, 10}, {10_000, 14}}) {
                RangeMap map = RangeMap.of("", many(most[0]));
                for (int i = 0; i < 2_000; i++) {
                    AtomicInteger comparisons = new AtomicInteger();
                    map.indexOf(key(i * 80 + 3), (one, other) -> {
                        comparisons.incrementAndGet();
                        return PartitionKeyHash.compare(one, other);
                    });

                    assertThat(comparisons.get())
                            .as("of " + most[0] + " ranges")
                            .isLessThanOrEqualTo(most[1]);
                }
            }
        }
    }

    private static List<PartitionRange> many(int count) {
        List<PartitionRange> ranges = IntStream.range(0, count)
                .mapToObj(i -> range(
                        Integer.toString(i), i == 0 ? "" : key(i * 16), i == count - 1 ? "FF" : key((i + 1) * 16)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(ranges, new Random(1));
        return ranges;
    }

    private static String key(int number) {
        return String.format("%08X", number);
    }

    private static PartitionRange range(String id, String min, String max, String... parents) {
        return new PartitionRange(id, min, max, List.of(parents));
    }

    private static List<String> ids(RangeMap map) {
        return IntStream.range(0, map.size()).mapToObj(i -> map.get(i).id()).collect(Collectors.toList());
    }
}
