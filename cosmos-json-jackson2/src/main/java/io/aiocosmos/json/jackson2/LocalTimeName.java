package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Writes local times as names of properties as they are written as values: with their seconds, also where they are zero. */
final class LocalTimeName<T extends TemporalAccessor> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient DateTimeFormatter form;

    LocalTimeName(Class<T> type, DateTimeFormatter form) {
        super(type);
        this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeFieldName(form.format(value));
    }
}
