package io.aiocosmos.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeScopeTest {
    private final RangeMap sixteen = RangeMap.of(
            "",
            IntStream.range(0, 16)
                    .mapToObj(i -> new PartitionRange(
                            Integer.toString(i), i == 0 ? "" : hex(i), i == 15 ? "FF" : hex(i + 1), List.of()))
                    .toList());

    private static String hex(int nibble) {
        return Integer.toHexString(nibble).toUpperCase() + "0";
    }

    @Test
    void the_ranges_that_keys_overlap_are_those_that_a_scan_finds() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            List<KeyRange> keys = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) keys.add(keyRange(random));
            KeyRange within = random.nextBoolean() ? null : bounds(random);
            if (within != null && PartitionKeyHash.compare(within.min(), within.max()) == 0) continue; // no feed range

            assertThat(RangeScope.overlapping(keys, sixteen, within))
                    .as(keys + " within " + within)
                    .isEqualTo(scan(keys, within));
        }
    }

    private List<RangeScope> scan(List<KeyRange> keys, KeyRange within) {
        List<RangeScope> touched = new ArrayList<>();
        for (RangeScope scope : within == null
                ? RangeScope.between(sixteen, "", "FF")
                : RangeScope.between(sixteen, within.min(), within.max()))
            if (keys.stream().anyMatch(key -> key.overlaps(scope.min(), scope.max()))) touched.add(scope);
        return touched;
    }

    private static KeyRange keyRange(Random random) {
        KeyRange bounds = bounds(random);
        return new KeyRange(bounds.min(), bounds.max(), random.nextBoolean(), random.nextBoolean());
    }

    private static KeyRange bounds(Random random) {
        String one = point(random);
        String other = point(random);
        return PartitionKeyHash.compare(one, other) <= 0 ? KeyRange.between(one, other) : KeyRange.between(other, one);
    }

    private static String point(Random random) {
        String[] points = {"", "10", "18", "20", "80", "8F", "F0", "FF", hex(random.nextInt(15) + 1)};
        return points[random.nextInt(points.length)];
    }
}
