package io.aiocosmos.emulator.sql.geo;

import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads GeoJSON of the types Point, LineString, Polygon and MultiPolygon. */
public final class GeoJson {
    private static final int MIN_RING = 4;
    private static final int MAX_POINTS = 4096;
    private static final int MAX_LONGITUDE = 180;
    private static final int MAX_LATITUDE = 90;

    private GeoJson() {}

    /** What was read: a geometry, or the reason why it is none. */
    public record Reading(Optional<Geometry> geometry, String reason) {}

    /** Says why in its message. */
    private static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String reason) {
            super(reason, null, false, false);
        }
    }

    public static Reading read(JsonNode json) {
        try {
            return new Reading(Optional.of(geometry(json)), "");
        } catch (Invalid invalid) {
            return new Reading(Optional.empty(), invalid.getMessage());
        }
    }

    private static Geometry geometry(JsonNode json) throws Invalid {
        JsonNode coordinates = json.path("coordinates");
        switch (json.path("type").asString("")) {
            case "Point":
                return new Geometry(List.of(point(coordinates)), List.of(), List.of());
            case "LineString":
                List<UnitVector> line = points(coordinates);
                if (line.size() < 2) throw new Invalid("A LineString has at least two positions.");
                return new Geometry(List.of(), Ring.arcs(line), List.of());
            case "Polygon":
                return new Geometry(List.of(), List.of(), List.of(polygon(coordinates)));
            case "MultiPolygon":
                List<SphericalPolygon> polygons = new ArrayList<>();
                for (JsonNode polygon : array(coordinates)) polygons.add(polygon(polygon));
                return new Geometry(List.of(), List.of(), polygons);
            default:
                throw new Invalid("The type is none of Point, LineString, Polygon and MultiPolygon.");
        }
    }

    private static SphericalPolygon polygon(JsonNode rings) throws Invalid {
        List<Ring> all = new ArrayList<>();
        for (JsonNode positions : array(rings)) all.add(ring(positions, all.size() + 1));
        return new SphericalPolygon(all.get(0), all.subList(1, all.size()));
    }

    /** @param number of the ring in its polygon, from 1 */
    private static Ring ring(JsonNode positions, int number) throws Invalid {
        List<UnitVector> points = points(positions);
        if (points.size() < MIN_RING) throw new Invalid("A ring of a Polygon has at least four positions.");
        if (!points.get(0).equals(points.get(points.size() - 1))) {
            throw new Invalid("The Polygon input is not valid because the start and end points of the ring number "
                    + number + " are not the same. Each ring of a Polygon must have the same start and end points.");
        }
        return new Ring(points);
    }

    private static List<UnitVector> points(JsonNode positions) throws Invalid {
        if (positions.size() > MAX_POINTS) throw new Invalid("A geometry has at most " + MAX_POINTS + " positions.");
        List<UnitVector> points = new ArrayList<>();
        for (JsonNode position : array(positions)) points.add(point(position));
        return points;
    }

    /** Longitude, latitude and an optional height, which is ignored. */
    private static UnitVector point(JsonNode position) throws Invalid {
        if (!position.isArray() || position.size() < 2 || position.size() > 3) {
            throw new Invalid("A position is an array of two or three numbers.");
        }
        for (JsonNode number : position) {
            if (!number.isNumber()) throw new Invalid("A position is an array of two or three numbers.");
        }
        double longitude = Values.number(position.get(0));
        double latitude = Values.number(position.get(1));
        if (Math.abs(longitude) > MAX_LONGITUDE)
            throw new Invalid("Longitude values must be between -180 and 180 degrees.");
        if (Math.abs(latitude) > MAX_LATITUDE) throw new Invalid("Latitude values must be between -90 and 90 degrees.");
        return UnitVector.of(longitude, latitude);
    }

    private static JsonNode array(JsonNode json) throws Invalid {
        if (!json.isArray() || json.isEmpty()) throw new Invalid("The coordinates are not nested as the type asks.");
        return json;
    }
}
