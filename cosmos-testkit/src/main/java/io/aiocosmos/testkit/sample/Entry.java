package io.aiocosmos.testkit.sample;

import java.util.List;
import java.util.Map;

/** A record of nested values. */
public record Entry(String id, Colour colour, Point at, List<Point> path, Map<String, Point> named, Boolean open) {
    public static final Entry FULL = new Entry(
            "e1",
            Colour.GREEN,
            new Point(1, -2),
            List.of(new Point(3, 4), new Point(5, 6)),
            Map.of("a b", new Point(7, 8)),
            true);
    public static final Entry EMPTY = new Entry("", null, null, List.of(), Map.of(), null);
}
