package io.aiocosmos.emulator.sql.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A polygon: an outer ring and its holes. An outer ring written clockwise means everything outside of it.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/geospatial">Geospatial data</a>
 */
record SphericalPolygon(Ring outer, List<Ring> holes) {
    private static final double WHOLE_SPHERE = 4 * Math.PI;

    /** The line around it belongs to it. */
    boolean contains(UnitVector point) {
        return isOnLine(point) || isInside(point);
    }

    private boolean isOnLine(UnitVector point) {
        return arcs().anyMatch(arc -> arc.distance(point) < GreatCircleArc.TOLERANCE);
    }

    private boolean isInside(UnitVector point) {
        return outer.surrounds(point) == outer.isCounterClockwise()
                && holes.stream().noneMatch(hole -> hole.surrounds(point));
    }

    /** Whether an arc leaves it nowhere: each piece between two crossings of the line does not. */
    boolean contains(GreatCircleArc arc) {
        List<UnitVector> points = new ArrayList<>(List.of(arc.from(), arc.to()));
        arcs().forEach(line -> arc.crossing(line).ifPresent(points::add));
        points.sort(Comparator.comparingDouble(arc.from()::angle));
        return contains(arc.from())
                && contains(arc.to())
                && Ring.arcs(points).stream().allMatch(piece -> contains(piece.middle()));
    }

    /** Whether a hole of it lies in another polygon. */
    boolean hasHoleIn(SphericalPolygon other) {
        return holes.stream()
                .flatMap(hole -> hole.arcs().stream())
                .map(GreatCircleArc::from)
                .anyMatch(point -> other.isInside(point) && !other.isOnLine(point));
    }

    Stream<GreatCircleArc> arcs() {
        return Stream.concat(Stream.of(outer), holes.stream()).flatMap(ring -> ring.arcs().stream());
    }

    /** In steradians. */
    double size() {
        double whole = outer.isCounterClockwise() ? outer.area() : WHOLE_SPHERE - outer.area();
        return whole - holes.stream().mapToDouble(Ring::area).sum();
    }
}
