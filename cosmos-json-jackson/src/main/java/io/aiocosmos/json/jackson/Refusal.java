package io.aiocosmos.json.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Refuses values that stand for JSON, but not to Jackson, which would write the getters that it finds. */
final class Refusal<T> extends StdScalarSerializer<T> {
    Refusal(Class<T> type) {
        super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        context.reportBadDefinition(handledType(), ClassFault.of(handledType(), ""));
    }
}
