package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Frame;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Prepares runs of statements. */
public final class Frames {
    private Frames() {}

    /**
     * A frame that knows the parameters.
     *
     * @param parameters by name with the sign
     * @throws SqlException if one that the query names is missing
     */
    public static Frame of(
            Bindings bindings,
            Iterator<JsonNode> items,
            Map<String, JsonNode> parameters,
            InstantSource clock,
            RandomGenerator random) {
        bindings.parameters().forEach((name, parameter) -> {
            if (!parameters.containsKey(name)) throw missing(name, parameter);
        });
        return partly(bindings, items, parameters, clock, random);
    }

    /** A frame that knows the parameters of which there are values; the others are undefined. */
    public static Frame partly(
            Bindings bindings,
            Iterator<JsonNode> items,
            Map<String, JsonNode> parameters,
            InstantSource clock,
            RandomGenerator random) {
        Frame frame = new Frame(bindings.slotCount(), items, clock, random);
        bindings.parameters().forEach((name, parameter) -> {
            if (parameters.containsKey(name)) frame.set(parameter.slot(), parameters.get(name));
        });
        return frame;
    }

    private static SqlException missing(String name, Bindings.BoundParameter parameter) {
        return SqlException.of(SqlError.at(
                parameter.span().start(),
                parameter.span().end(),
                "",
                "The query names the parameter " + name + ", but has no value for it."));
    }
}
