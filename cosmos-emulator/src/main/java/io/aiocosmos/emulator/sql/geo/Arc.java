package io.aiocosmos.emulator.sql.geo;

import java.util.Optional;
import java.util.stream.Stream;

/** The shorter way between two places along a great circle. */
record Arc(Place from, Place to) {
    /** In radians; a tenth of a millimetre on the Earth. */
    static final double TOLERANCE = 1e-11;

    /** The angle to its nearest place. */
    double distance(Place place) {
        Place normal = from.cross(to);
        double length = normal.length();
        boolean between = length > 0
                && normal.cross(from).dot(place) >= 0
                && to.cross(normal).dot(place) >= 0;
        if (between) return Math.abs(Math.asin(Math.max(-1, Math.min(1, normal.dot(place) / length))));
        return Math.min(from.angle(place), to.angle(place));
    }

    /** The least angle between places of both; 0 if they meet. */
    double distance(Arc other) {
        if (crossing(other).isPresent()) return 0;
        double ends = Math.min(distance(other.from), distance(other.to));
        return Math.min(ends, Math.min(other.distance(from), other.distance(to)));
    }

    /** Where they meet; of arcs of one circle it does not tell, but then an end lies on the other arc. */
    Optional<Place> crossing(Arc other) {
        Place line = from.cross(to).cross(other.from.cross(other.to));
        double length = line.length();
        if (length == 0) return Optional.empty();
        Place place = line.times(1 / length);
        return Stream.of(place, place.times(-1)).filter(one -> isOn(one, other)).findFirst();
    }

    private boolean isOn(Place place, Arc other) {
        return distance(place) < TOLERANCE && other.distance(place) < TOLERANCE;
    }

    Place middle() {
        Place sum = from.minus(to.times(-1));
        return sum.length() == 0 ? from : sum.times(1 / sum.length());
    }
}
