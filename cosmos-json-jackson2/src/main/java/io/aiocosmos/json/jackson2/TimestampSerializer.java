package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;

/** Writes points in time in the shared format, unless an annotation asks for another. */
final class TimestampSerializer<T> extends StdScalarSerializer<T> implements ContextualSerializer {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, TemporalAccessor> time;
    private final transient JsonSerializer<T> delegate;

    /** @param delegate Jackson's own, {@code null} to write keys */
    TimestampSerializer(Class<T> type, Function<T, TemporalAccessor> time, JsonSerializer<T> delegate) {
        super(type);
        this.time = time;
        this.delegate = delegate;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider context, BeanProperty property)
            throws JsonMappingException {
        JsonFormat.Value format = delegate == null ? null : findFormatOverrides(context, property, handledType());
        return format == null || format.equals(JsonFormat.Value.empty())
                ? this
                : ((ContextualSerializer) delegate).createContextual(context, property);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider context) throws IOException {
        String text = Timestamps.format(time.apply(value));
        if (delegate == null) out.writeFieldName(text);
        else out.writeString(text);
    }
}
