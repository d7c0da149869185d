package io.aiocosmos.json.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Rejects values that represent JSON, of which Jackson would write the getters. */
final class RejectingSerializer<T> extends StdScalarSerializer<T> {
    RejectingSerializer(Class<T> type) {
        super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        context.reportBadDefinition(handledType(), MappingProblem.of(handledType(), ""));
    }
}
