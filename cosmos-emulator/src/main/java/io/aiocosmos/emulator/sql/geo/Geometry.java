package io.aiocosmos.emulator.sql.geo;

import java.util.List;
import java.util.stream.Stream;

/** Any GeoJSON geometry, as the single places, the lines and the areas that it consists of. */
public final class Geometry {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

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
        double steradians = areas.stream().mapToDouble(Area::size).sum();
        return steradians * EARTH_RADIUS_METRES * EARTH_RADIUS_METRES;
    }

    /** The shortest, in metres. */
    public double distance(Geometry other) {
        return angle(other) * EARTH_RADIUS_METRES;
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
