package io.aiocosmos.emulator.sql.geo;

import java.util.List;
import java.util.stream.Stream;

/** Any GeoJSON geometry, as the single points, the lines and the polygons that it consists of. */
public final class Geometry {
    private final List<UnitVector> points;
    private final List<GreatCircleArc> lines;
    private final List<SphericalPolygon> polygons;

    Geometry(List<UnitVector> points, List<GreatCircleArc> lines, List<SphericalPolygon> polygons) {
        this.points = List.copyOf(points);
        this.lines = List.copyOf(lines);
        this.polygons = List.copyOf(polygons);
    }

    /** In square metres; lines and points have none. */
    public double area() {
        return Ellipsoid.squareMetres(
                polygons.stream().mapToDouble(SphericalPolygon::size).sum());
    }

    /** The shortest, in metres. */
    public double distance(Geometry other) {
        if (intersects(other)) return 0;
        Approach own = approach(other);
        Approach theirs = other.approach(this);
        return own.angle() <= theirs.angle() ? own.metres() : theirs.metres();
    }

    /** The least distance from a point of this to a line of the other; a point counts as a line of no length. */
    private record Approach(UnitVector from, GreatCircleArc to, double angle) {
        double metres() {
            return Ellipsoid.distance(from, to);
        }
    }

    private Approach approach(Geometry other) {
        Approach nearest = null;
        for (UnitVector point : ends().toList()) {
            for (GreatCircleArc arc : Stream.concat(
                            other.points.stream().map(end -> new GreatCircleArc(end, end)), other.arcs())
                    .toList()) {
                double angle = arc.distance(point);
                if (nearest == null || angle < nearest.angle) nearest = new Approach(point, arc, angle);
            }
        }
        return nearest;
    }

    private Stream<UnitVector> ends() {
        return Stream.concat(points.stream(), arcs().flatMap(arc -> Stream.of(arc.from(), arc.to())));
    }

    /** Whether they have a point in common. */
    public boolean intersects(Geometry other) {
        return angle(other) < GreatCircleArc.TOLERANCE;
    }

    /** Whether all of it lies in one of the other's polygons, or, of points, in the other at all. */
    public boolean isWithin(Geometry other) {
        if (lines.isEmpty() && polygons.isEmpty()) {
            return points.stream().allMatch(point -> other.angle(point) < GreatCircleArc.TOLERANCE);
        }
        return other.polygons.stream().anyMatch(this::isInside);
    }

    private boolean isInside(SphericalPolygon polygon) {
        return points.stream().allMatch(polygon::contains)
                && arcs().allMatch(polygon::contains)
                && polygons.stream().noneMatch(polygon::hasHoleIn);
    }

    private boolean contains(UnitVector point) {
        return polygons.stream().anyMatch(polygon -> polygon.contains(point));
    }

    private double angle(Geometry other) {
        if (points().anyMatch(other::contains) || other.points().anyMatch(this::contains)) return 0;
        double byPoints = points.stream().mapToDouble(other::angle).min().orElse(Double.MAX_VALUE);
        double byOtherPoints =
                other.points.stream().mapToDouble(this::angle).min().orElse(Double.MAX_VALUE);
        double byArcs = arcs().mapToDouble(
                        arc -> other.arcs().mapToDouble(arc::distance).min().orElse(Double.MAX_VALUE))
                .min()
                .orElse(Double.MAX_VALUE);
        return Math.min(byArcs, Math.min(byPoints, byOtherPoints));
    }

    private double angle(UnitVector point) {
        if (contains(point)) return 0;
        double toPoints = points.stream().mapToDouble(point::angle).min().orElse(Double.MAX_VALUE);
        double toArcs = arcs().mapToDouble(arc -> arc.distance(point)).min().orElse(Double.MAX_VALUE);
        return Math.min(toPoints, toArcs);
    }

    private Stream<GreatCircleArc> arcs() {
        return Stream.concat(lines.stream(), polygons.stream().flatMap(SphericalPolygon::arcs));
    }

    private Stream<UnitVector> points() {
        return Stream.concat(points.stream(), arcs().map(GreatCircleArc::from));
    }
}
