package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Writes local times as keys in the same format as values: with seconds, even if they are zero. */
final class LocalTimeKeySerializer<T extends TemporalAccessor> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient DateTimeFormatter format;

    LocalTimeKeySerializer(Class<T> type, DateTimeFormatter format) {
        super(type);
        this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeFieldName(format.format(value));
    }
}
