package io.aiocosmos.emulator.sql.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/** The Earth as WGS84 has it, for lengths and areas. Containment is decided on the sphere of latitudes. */
final class Ellipsoid {
    private static final Geodesic EARTH = Geodesic.WGS84;
    private static final double ECCENTRICITY = Math.sqrt(EARTH.Flattening() * (2 - EARTH.Flattening()));
    private static final double AUTHALIC_POLE = authalic(1);

    /** After which the point on a line is known to less than a millimetre. */
    private static final int HALVINGS = 48;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Ellipsoid() {}

    /** Square metres of a steradian, on the sphere that has the Earth's surface. */
    static double squareMetres(double steradians) {
        return steradians * EARTH.EllipsoidArea() / (4 * Math.PI);
    }

    /** The same point on the sphere on which areas are those of the Earth. */
    static UnitVector authalic(UnitVector point) {
        double sine = authalic(Math.sin(point.latitude())) / AUTHALIC_POLE;
        double cosine = Math.sqrt(Math.max(0, 1 - sine * sine));
        return new UnitVector(cosine * Math.cos(point.longitude()), cosine * Math.sin(point.longitude()), sine);
    }

    private static double authalic(double sine) {
        double e = ECCENTRICITY;
        double logarithm = Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e);
        return (1 - e * e) * (sine / (1 - e * e * sine * sine) - logarithm);
    }

    /** In metres, to the nearest point of the line from end to end. */
    static double distance(UnitVector point, GreatCircleArc arc) {
        if (arc.from().equals(arc.to())) return distance(point, degrees(arc.from()));
        double[] from = degrees(arc.from());
        double[] to = degrees(arc.to());
        return least(point, EARTH.InverseLine(from[0], from[1], to[0], to[1]));
    }

    /** By cutting the line shorter and shorter: no side of a polygon is so long that there are two near points. */
    private static double least(UnitVector point, GeodesicLine line) {
        double low = 0;
        double high = line.Distance();
        for (int i = 0; i < HALVINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (distance(point, at(line, left)) <= distance(point, at(line, right))) high = right;
            else low = left;
        }
        double ends = Math.min(distance(point, at(line, 0)), distance(point, at(line, line.Distance())));
        return Math.min(ends, distance(point, at(line, (low + high) / 2)));
    }

    private static double[] at(GeodesicLine line, double metres) {
        var found = line.Position(metres, GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
        return new double[] {found.lat2, found.lon2};
    }

    private static double distance(UnitVector point, double[] other) {
        double[] own = degrees(point);
        return EARTH.Inverse(own[0], own[1], other[0], other[1], GeodesicMask.DISTANCE).s12;
    }

    private static double[] degrees(UnitVector point) {
        return new double[] {Math.toDegrees(point.latitude()), Math.toDegrees(point.longitude())};
    }
}
