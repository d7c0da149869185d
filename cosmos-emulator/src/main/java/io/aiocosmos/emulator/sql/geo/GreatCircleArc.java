package io.aiocosmos.emulator.sql.geo;

import java.util.Optional;
import java.util.stream.Stream;

/** The shorter way between two points along a great circle. */
record GreatCircleArc(UnitVector from, UnitVector to) {
    /** In radians; a tenth of a millimetre on the Earth. */
    static final double TOLERANCE = 1e-11;

    /** The angle to its nearest point. */
    double distance(UnitVector point) {
        UnitVector normal = from.cross(to);
        double length = normal.length();
        boolean between = length > 0
                && normal.cross(from).dot(point) >= 0
                && to.cross(normal).dot(point) >= 0;
        if (between) return Math.abs(Math.asin(Math.max(-1, Math.min(1, normal.dot(point) / length))));
        return Math.min(from.angle(point), to.angle(point));
    }

    /** The least angle between points of both; 0 if they meet. */
    double distance(GreatCircleArc other) {
        if (crossing(other).isPresent()) return 0;
        double ends = Math.min(distance(other.from), distance(other.to));
        return Math.min(ends, Math.min(other.distance(from), other.distance(to)));
    }

    /** Where they meet; unknown for arcs of one circle, but then an end lies on the other arc. */
    Optional<UnitVector> crossing(GreatCircleArc other) {
        UnitVector line = from.cross(to).cross(other.from.cross(other.to));
        double length = line.length();
        if (length == 0) return Optional.empty();
        UnitVector point = line.times(1 / length);
        return Stream.of(point, point.times(-1)).filter(one -> isOn(one, other)).findFirst();
    }

    private boolean isOn(UnitVector point, GreatCircleArc other) {
        return distance(point) < TOLERANCE && other.distance(point) < TOLERANCE;
    }

    UnitVector middle() {
        UnitVector sum = from.minus(to.times(-1));
        return sum.length() == 0 ? from : sum.times(1 / sum.length());
    }
}
