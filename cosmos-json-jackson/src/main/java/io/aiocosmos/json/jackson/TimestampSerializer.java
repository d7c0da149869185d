package io.aiocosmos.json.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes points in time in the shared format, unless an annotation asks for another. */
final class TimestampSerializer<T> extends StdScalarSerializer<T> {
    private final Function<T, TemporalAccessor> time;
    private final ValueSerializer<T> delegate;

    /** @param delegate Jackson's own, {@code null} to write keys */
    TimestampSerializer(Class<T> type, Function<T, TemporalAccessor> time, ValueSerializer<T> delegate) {
        super(type);
        this.time = time;
        this.delegate = delegate;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
        JsonFormat.Value format = delegate == null ? null : findFormatOverrides(context, property, handledType());
        return format == null || format.equals(JsonFormat.Value.empty())
                ? this
                : delegate.createContextual(context, property);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        String text = Timestamps.format(time.apply(value));
        if (delegate == null) out.writeName(text);
        else out.writeString(text);
    }
}
