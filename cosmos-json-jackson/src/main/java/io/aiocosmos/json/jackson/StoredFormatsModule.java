package io.aiocosmos.json.jackson;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Function;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.ser.InstantSerializer;
import tools.jackson.databind.ext.javatime.ser.OffsetDateTimeSerializer;
import tools.jackson.databind.ext.javatime.ser.ZonedDateTimeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.jdk.JavaUtilCalendarSerializer;
import tools.jackson.databind.ser.jdk.JavaUtilDateSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The formats that all codecs share, where Jackson's own differ. */
final class StoredFormatsModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StoredFormatsModule() {
        super("aio-cosmos");
        setSerializers(new StoredFormatSerializers());
        addTimestampSerializer(Instant.class, time -> time, InstantSerializer.INSTANCE);
        addTimestampSerializer(OffsetDateTime.class, time -> time, OffsetDateTimeSerializer.INSTANCE);
        addTimestampSerializer(ZonedDateTime.class, time -> time, ZonedDateTimeSerializer.INSTANCE);
        addTimestampSerializer(Calendar.class, Calendar::toInstant, JavaUtilCalendarSerializer.instance);
        addTimestampSerializer(Date.class, StoredFormatsModule::instant, JavaUtilDateSerializer.instance);
        addKeySerializer(LocalDateTime.class, new LocalTimeKeySerializer<>(LocalDateTime.class, ISO_LOCAL_DATE_TIME));
        addKeySerializer(LocalTime.class, new LocalTimeKeySerializer<>(LocalTime.class, ISO_LOCAL_TIME));
        addTimestampDeserializer(Instant.class, Instant::from, InstantDeserializer.INSTANT);
        addTimestampDeserializer(OffsetDateTime.class, OffsetDateTime::from, InstantDeserializer.OFFSET_DATE_TIME);
        addTimestampDeserializer(ZonedDateTime.class, ZonedDateTime::from, InstantDeserializer.ZONED_DATE_TIME);
        addSerializer(Month.class, ToStringSerializer.instance); // by name, not by number
    }

    /** Not by {@code Date.toInstant}, which some subclasses do not support; a {@code java.sql.Timestamp} has nanoseconds. */
    private static Instant instant(Date date) {
        boolean precise = date.getClass().getName().equals("java.sql.Timestamp");
        return precise ? date.toInstant() : Instant.ofEpochMilli(date.getTime());
    }

    private <T> void addTimestampSerializer(
            Class<T> type, Function<T, TemporalAccessor> time, ValueSerializer<T> delegate) {
        addSerializer(type, new TimestampSerializer<>(type, time, delegate));
        addKeySerializer(type, new TimestampSerializer<>(type, time, null));
    }

    private <T> void addTimestampDeserializer(Class<T> type, TemporalQuery<T> query, ValueDeserializer<T> delegate) {
        addDeserializer(type, new TimestampDeserializer<>(type, query, delegate));
    }

    /** SQL dates and times extend {@code Date}, but are no points in time. */
    private static final class StoredFormatSerializers extends SimpleSerializers {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            String name = type.getRawClass().getName();
            if (MappingProblem.isUnsupported(type.getRawClass())) return new RejectingSerializer<>(type.getRawClass());
            boolean isSql = name.equals("java.sql.Date") || name.equals("java.sql.Time");
            return isSql ? null : super.findSerializer(config, type, bean, format);
        }
    }
}
