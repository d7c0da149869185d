package io.aiocosmos.json.jackson;

import io.aiocosmos.RawJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Refuses JSON as text within another value, which Jackson would write as an object without properties. */
final class RawJsonRefusal extends StdScalarSerializer<RawJson> {
    RawJsonRefusal() {
        super(RawJson.class);
    }

    @Override
    public void serialize(RawJson value, JsonGenerator out, SerializationContext context) {
        context.reportBadDefinition(RawJson.class, ClassFault.RAW_JSON);
    }
}
