package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.temporal.TemporalQuery;

/** Decodes every ISO-8601 format of a point in time; leaves all else to Jackson's own deserializer. */
final class TimestampDeserializer<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient TemporalQuery<T> query;
    private final transient JsonDeserializer<T> delegate;

    TimestampDeserializer(Class<T> type, TemporalQuery<T> query, JsonDeserializer<T> delegate) {
        super(type);
        this.query = query;
        this.delegate = delegate;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JsonFormat.Value format = findFormatOverrides(context, property, handledType());
        return format == null || format.equals(JsonFormat.Value.empty())
                ? this
                : ((ContextualDeserializer) delegate).createContextual(context, property);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) return delegate.deserialize(parser, context);
        try {
            return Timestamps.parse(parser.getText(), query);
        } catch (DateTimeException other) {
            return delegate.deserialize(parser, context);
        }
    }
}
