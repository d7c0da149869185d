package io.aiocosmos.testkit;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import io.aiocosmos.RawJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
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

/** Points in time of one length, local times as keys with their seconds, and no {@link RawJson} inside values. */
final class ReferenceTimes extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String LAST = "9999-12-31T23:59:59.9999999Z";

    private final transient DateTimeFormatter formatter;

    ReferenceTimes(int digits) {
        formatter = new DateTimeFormatterBuilder().appendInstant(digits).toFormatter();
        of(Instant.class, Instant::from);
        of(OffsetDateTime.class, OffsetDateTime::from);
        of(ZonedDateTime.class, ZonedDateTime::from);
        addKeySerializer(LocalTime.class, new NameOf<>(ISO_LOCAL_TIME));
        addKeySerializer(LocalDateTime.class, new NameOf<>(ISO_LOCAL_DATE_TIME));
        addSerializer(RawJson.class, new ValueSerializer<RawJson>() {
            @Override
            public void serialize(RawJson json, JsonGenerator out, SerializationContext context) {
                throw new IllegalArgumentException("raw");
            }
        });
    }

    private static final class NameOf<T extends TemporalAccessor> extends ValueSerializer<T> {
        private final DateTimeFormatter form;

        NameOf(DateTimeFormatter form) {
            this.form = form;
        }

        @Override
        public void serialize(T time, JsonGenerator out, SerializationContext context) {
            out.writeName(form.format(time));
        }
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
