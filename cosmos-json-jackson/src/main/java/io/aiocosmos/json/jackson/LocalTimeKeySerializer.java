package io.aiocosmos.json.jackson;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes local times as keys in the same format as values: with seconds, even if they are zero. */
final class LocalTimeKeySerializer<T extends TemporalAccessor> extends StdScalarSerializer<T> {
    private final DateTimeFormatter format;

    LocalTimeKeySerializer(Class<T> type, DateTimeFormatter format) {
        super(type);
        this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeName(format.format(value));
    }
}
