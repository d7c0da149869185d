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
record Area(Ring outer, List<Ring> holes) {
    private static final double WHOLE_SPHERE = 4 * Math.PI;

    /** The line around it belongs to it. */
    boolean contains(Place place) {
        return isOnLine(place) || isInside(place);
    }

    private boolean isOnLine(Place place) {
        return arcs().anyMatch(arc -> arc.distance(place) < Arc.TOLERANCE);
    }

    private boolean isInside(Place place) {
        return outer.surrounds(place) == outer.isCounterClockwise()
                && holes.stream().noneMatch(hole -> hole.surrounds(place));
    }

    /** Whether an arc leaves it nowhere: each piece between two crossings of the line does not. */
    boolean contains(Arc arc) {
        List<Place> places = new ArrayList<>(List.of(arc.from(), arc.to()));
        arcs().forEach(line -> arc.crossing(line).ifPresent(places::add));
        places.sort(Comparator.comparingDouble(arc.from()::angle));
        return contains(arc.from())
                && contains(arc.to())
                && Ring.arcs(places).stream().allMatch(piece -> contains(piece.middle()));
    }

    /** Whether a hole of it lies in another area. */
    boolean hasHoleIn(Area other) {
        return holes.stream()
                .flatMap(hole -> hole.arcs().stream())
                .map(Arc::from)
                .anyMatch(place -> other.isInside(place) && !other.isOnLine(place));
    }

    Stream<Arc> arcs() {
        return Stream.concat(Stream.of(outer), holes.stream()).flatMap(ring -> ring.arcs().stream());
    }

    /** In steradians. */
    double size() {
        double whole = outer.isCounterClockwise() ? outer.area() : WHOLE_SPHERE - outer.area();
        return whole - holes.stream().mapToDouble(Ring::area).sum();
    }
}
