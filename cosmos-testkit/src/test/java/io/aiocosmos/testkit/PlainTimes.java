package io.aiocosmos.testkit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Points in time of one width. */
final class PlainTimes extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String LAST = "9999-12-31T23:59:59.9999999Z";

    private final transient DateTimeFormatter formatter;

    PlainTimes(int digits) {
        formatter = new DateTimeFormatterBuilder().appendInstant(digits).toFormatter();
        of(Instant.class, Instant::from);
        of(OffsetDateTime.class, OffsetDateTime::from);
        of(ZonedDateTime.class, ZonedDateTime::from);
    }

    private <T extends TemporalAccessor> void of(Class<T> type, TemporalQuery<T> query) {
        addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T time, JsonGenerator out, SerializationContext context) {
                out.writeString(text(time));
            }
        });
        addKeySerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T time, JsonGenerator out, SerializationContext context) {
                out.writeName(text(time));
            }
        });
        addDeserializer(type, new StdScalarDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(in.getString(), query);
            }
        });
    }

    private String text(TemporalAccessor time) {
        String text = formatter.format(time);
        if (text.length() > LAST.length()) throw new IllegalArgumentException("year");
        return text;
    }
}
