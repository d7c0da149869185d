package io.aiocosmos.emulator.sql.geo;

import java.util.List;
import java.util.stream.Stream;

/** Any GeoJSON geometry, as the single places, the lines and the areas that it consists of. */
public final class Geometry {
    private final List<Place> points;
    private final List<Arc> lines;
    private final List<Area> areas;

    Geometry(List<Place> points, List<Arc> lines, List<Area> areas) {
        this.points = List.copyOf(points);
        this.lines = List.copyOf(lines);
        this.areas = List.copyOf(areas);
    }

    /** In square metres; lines and points have none. */
    public double area() {
        return Ellipsoid.squareMetres(areas.stream().mapToDouble(Area::size).sum());
    }

    /** The shortest, in metres. */
    public double distance(Geometry other) {
        if (intersects(other)) return 0;
        Approach own = approach(other);
        Approach theirs = other.approach(this);
        return own.angle() <= theirs.angle() ? own.metres() : theirs.metres();
    }

    /** The least way from a place of this to a line of another, a place being a line of no length. */
    private record Approach(Place from, Arc to, double angle) {
        double metres() {
            return Ellipsoid.distance(from, to);
        }
    }

    private Approach approach(Geometry other) {
        Approach nearest = null;
        for (Place place : ends().toList()) {
            for (Arc arc : Stream.concat(other.points.stream().map(point -> new Arc(point, point)), other.arcs())
                    .toList()) {
                double angle = arc.distance(place);
                if (nearest == null || angle < nearest.angle) nearest = new Approach(place, arc, angle);
            }
        }
        return nearest;
    }

    private Stream<Place> ends() {
        return Stream.concat(points.stream(), arcs().flatMap(arc -> Stream.of(arc.from(), arc.to())));
    }

    /** Whether they have a place in common. */
    public boolean intersects(Geometry other) {
        return angle(other) < Arc.TOLERANCE;
    }

    /** Whether all of it lies in one of the other's areas, or, of points, in the other at all. */
    public boolean isWithin(Geometry other) {
        if (lines.isEmpty() && areas.isEmpty()) {
            return points.stream().allMatch(point -> other.angle(point) < Arc.TOLERANCE);
        }
        return other.areas.stream().anyMatch(this::isInside);
    }

    private boolean isInside(Area area) {
        return points.stream().allMatch(area::contains)
                && arcs().allMatch(area::contains)
                && areas.stream().noneMatch(area::hasHoleIn);
    }

    private boolean contains(Place place) {
        return areas.stream().anyMatch(area -> area.contains(place));
    }

    private double angle(Geometry other) {
        if (places().anyMatch(other::contains) || other.places().anyMatch(this::contains)) return 0;
        double byPoints = points.stream().mapToDouble(other::angle).min().orElse(Double.MAX_VALUE);
        double byOtherPoints =
                other.points.stream().mapToDouble(this::angle).min().orElse(Double.MAX_VALUE);
        double byArcs = arcs().mapToDouble(
                        arc -> other.arcs().mapToDouble(arc::distance).min().orElse(Double.MAX_VALUE))
                .min()
                .orElse(Double.MAX_VALUE);
        return Math.min(byArcs, Math.min(byPoints, byOtherPoints));
    }

    private double angle(Place place) {
        if (contains(place)) return 0;
        double toPoints = points.stream().mapToDouble(place::angle).min().orElse(Double.MAX_VALUE);
        double toArcs = arcs().mapToDouble(arc -> arc.distance(place)).min().orElse(Double.MAX_VALUE);
        return Math.min(toPoints, toArcs);
    }

    private Stream<Arc> arcs() {
        return Stream.concat(lines.stream(), areas.stream().flatMap(Area::arcs));
    }

    private Stream<Place> places() {
        return Stream.concat(points.stream(), arcs().map(Arc::from));
    }
}
