package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.geo.GeoJson;
import io.aiocosmos.emulator.sql.geo.Geometry;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Functions of GeoJSON values; what is none gives undefined. */
final class SpatialFunctions {
    private SpatialFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.one("ST_AREA", SpatialFunctions::area),
                of("ST_DISTANCE", (left, right) -> Values.of(left.distance(right))),
                of("ST_INTERSECTS", (left, right) -> Values.of(left.intersects(right))),
                of("ST_WITHIN", (left, right) -> Values.of(left.isWithin(right))),
                BuiltIn.one(
                        "ST_ISVALID",
                        value -> Values.of(GeoJson.read(value).geometry().isPresent())),
                BuiltIn.one("ST_ISVALIDDETAILED", SpatialFunctions::validity));
    }

    private static BuiltIn of(String name, BiFunction<Geometry, Geometry, JsonNode> body) {
        return BuiltIn.two(name, (left, right) -> {
            Optional<Geometry> first = GeoJson.read(left).geometry();
            Optional<Geometry> second = GeoJson.read(right).geometry();
            boolean valid = first.isPresent() && second.isPresent();
            return valid ? body.apply(first.get(), second.get()) : Values.UNDEFINED;
        });
    }

    private static JsonNode area(JsonNode value) {
        return GeoJson.read(value)
                .geometry()
                .map(geometry -> Values.of(geometry.area()))
                .orElse(Values.UNDEFINED);
    }

    private static JsonNode validity(JsonNode value) {
        GeoJson.Reading reading = GeoJson.read(value);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("valid", reading.geometry().isPresent());
        return reading.geometry().isPresent() ? result : result.put("reason", reading.reason());
    }
}
