package io.aiocosmos.emulator.sql.geo;

import java.util.List;
import java.util.stream.IntStream;

/** A closed line around an area: the last place is the first. */
final class Ring {
    private final List<Place> places;
    private final List<Arc> arcs;
    private final double area;

    Ring(List<Place> places) {
        this.places = List.copyOf(places);
        this.arcs = arcs(places);
        this.area = signedArea();
    }

    static List<Arc> arcs(List<Place> places) {
        return IntStream.range(1, places.size())
                .mapToObj(i -> new Arc(places.get(i - 1), places.get(i)))
                .toList();
    }

    List<Arc> arcs() {
        return arcs;
    }

    /** Of the smaller side, in steradians of the sphere that has the Earth's surface. */
    double area() {
        return Math.abs(area);
    }

    /** Counter-clockwise around the smaller side, as GeoJSON wants outer rings. */
    boolean isCounterClockwise() {
        return area > 0;
    }

    /** Whether the place lies on the smaller side, the line itself apart. */
    boolean surrounds(Place place) {
        double turn = 0;
        for (Arc arc : arcs) turn += turn(place, arc);
        return isCounterClockwise() ? turn > Math.PI : turn < -Math.PI;
    }

    /** How far the arc turns around a place, counter-clockwise. */
    private static double turn(Place centre, Arc arc) {
        Place from = arc.from().minus(centre.times(centre.dot(arc.from())));
        Place to = arc.to().minus(centre.times(centre.dot(arc.to())));
        return Math.atan2(centre.dot(from.cross(to)), from.dot(to));
    }

    /** The sum over triangles from the first place. */
    private double signedArea() {
        List<Place> authalic = places.stream().map(Ellipsoid::authalic).toList();
        Place first = authalic.get(0);
        double sum = 0;
        for (Arc arc : arcs(authalic)) {
            double volume = first.dot(arc.from().cross(arc.to()));
            double side = 1
                    + first.dot(arc.from())
                    + arc.from().dot(arc.to())
                    + arc.to().dot(first);
            sum += 2 * Math.atan2(volume, side);
        }
        return sum;
    }
}
