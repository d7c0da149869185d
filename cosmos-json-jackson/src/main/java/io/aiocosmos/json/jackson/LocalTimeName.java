package io.aiocosmos.json.jackson;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes local times as names of properties as they are written as values: with their seconds, also where they are zero. */
final class LocalTimeName<T extends TemporalAccessor> extends StdScalarSerializer<T> {
    private final DateTimeFormatter form;

    LocalTimeName(Class<T> type, DateTimeFormatter form) {
        super(type);
        this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeName(form.format(value));
    }
}
