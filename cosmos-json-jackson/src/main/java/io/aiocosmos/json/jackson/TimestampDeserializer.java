package io.aiocosmos.json.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.temporal.TemporalQuery;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Decodes every ISO-8601 format of a point in time; leaves all else to Jackson's own deserializer. */
final class TimestampDeserializer<T> extends StdScalarDeserializer<T> {
    private final TemporalQuery<T> query;
    private final ValueDeserializer<T> delegate;

    TimestampDeserializer(Class<T> type, TemporalQuery<T> query, ValueDeserializer<T> delegate) {
        super(type);
        this.query = query;
        this.delegate = delegate;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JsonFormat.Value format = findFormatOverrides(context, property, handledType());
        return format == null || format.equals(JsonFormat.Value.empty())
                ? this
                : delegate.createContextual(context, property);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) return delegate.deserialize(parser, context);
        try {
            return Timestamps.parse(parser.getString(), query);
        } catch (DateTimeException other) {
            return delegate.deserialize(parser, context);
        }
    }
}
