package io.aiocosmos.emulator.sql.geo;

import java.util.List;
import java.util.stream.IntStream;

/** A closed line around an area: the last point is the first. */
final class Ring {
    private final List<UnitVector> points;
    private final List<GreatCircleArc> arcs;
    private final double area;

    Ring(List<UnitVector> points) {
        this.points = List.copyOf(points);
        this.arcs = arcs(points);
        this.area = signedArea();
    }

    static List<GreatCircleArc> arcs(List<UnitVector> points) {
        return IntStream.range(1, points.size())
                .mapToObj(i -> new GreatCircleArc(points.get(i - 1), points.get(i)))
                .toList();
    }

    List<GreatCircleArc> arcs() {
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

    /** Whether the point lies on the smaller side, the line itself apart. */
    boolean surrounds(UnitVector point) {
        double turn = 0;
        for (GreatCircleArc arc : arcs) turn += turn(point, arc);
        return isCounterClockwise() ? turn > Math.PI : turn < -Math.PI;
    }

    /** How far the arc turns around a point, counter-clockwise. */
    private static double turn(UnitVector centre, GreatCircleArc arc) {
        UnitVector from = arc.from().minus(centre.times(centre.dot(arc.from())));
        UnitVector to = arc.to().minus(centre.times(centre.dot(arc.to())));
        return Math.atan2(centre.dot(from.cross(to)), from.dot(to));
    }

    /** The sum over triangles from the first point. */
    private double signedArea() {
        List<UnitVector> authalic = points.stream().map(Ellipsoid::authalic).toList();
        UnitVector first = authalic.get(0);
        double sum = 0;
        for (GreatCircleArc arc : arcs(authalic)) {
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
