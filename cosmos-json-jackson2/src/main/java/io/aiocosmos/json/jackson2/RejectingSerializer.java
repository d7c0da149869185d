package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Rejects values that represent JSON, of which Jackson would write the getters. */
final class RejectingSerializer<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    RejectingSerializer(Class<T> type) {
        super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider context) throws IOException {
        context.reportBadDefinition(handledType(), MappingProblem.of(handledType(), ""));
    }
}
