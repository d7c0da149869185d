package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Refuses values that stand for JSON, but not to Jackson, which would write the getters that it finds. */
final class Refusal<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    Refusal(Class<T> type) {
        super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider context) throws IOException {
        context.reportBadDefinition(handledType(), ClassFault.of(handledType(), ""));
    }
}
