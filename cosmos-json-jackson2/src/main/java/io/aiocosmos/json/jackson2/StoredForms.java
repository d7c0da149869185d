package io.aiocosmos.json.jackson2;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.CalendarSerializer;
import com.fasterxml.jackson.databind.ser.std.DateSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.OffsetDateTimeSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.ZonedDateTimeSerializer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Function;

/** The forms that all codecs of this library share where Jackson's own differ. */
final class StoredForms extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StoredForms() {
        super("aio-cosmos");
        setSerializers(new AllButSqlDates());
        writes(Instant.class, time -> time, InstantSerializer.INSTANCE);
        writes(OffsetDateTime.class, time -> time, OffsetDateTimeSerializer.INSTANCE);
        writes(ZonedDateTime.class, time -> time, ZonedDateTimeSerializer.INSTANCE);
        writes(Calendar.class, Calendar::toInstant, CalendarSerializer.instance);
        writes(Date.class, StoredForms::instant, DateSerializer.instance);
        addKeySerializer(LocalDateTime.class, new LocalTimeName<>(LocalDateTime.class, ISO_LOCAL_DATE_TIME));
        addKeySerializer(LocalTime.class, new LocalTimeName<>(LocalTime.class, ISO_LOCAL_TIME));
        reads(Instant.class, Instant::from, InstantDeserializer.INSTANT);
        reads(OffsetDateTime.class, OffsetDateTime::from, InstantDeserializer.OFFSET_DATE_TIME);
        reads(ZonedDateTime.class, ZonedDateTime::from, InstantDeserializer.ZONED_DATE_TIME);
    }

    /** Without {@code Date.toInstant}, which some subclasses refuse; that of SQL has digits behind its milliseconds. */
    private static Instant instant(Date date) {
        boolean precise = date.getClass().getName().equals("java.sql.Timestamp");
        return precise ? date.toInstant() : Instant.ofEpochMilli(date.getTime());
    }

    private <T> void writes(Class<T> type, Function<T, TemporalAccessor> time, JsonSerializer<T> usual) {
        addSerializer(type, new TimestampSerializer<>(type, time, usual));
        addKeySerializer(type, new TimestampSerializer<>(type, time, null));
    }

    private <T> void reads(Class<T> type, TemporalQuery<T> query, JsonDeserializer<T> usual) {
        addDeserializer(type, new TimestampDeserializer<>(type, query, usual));
    }

    /** Those of SQL are a day or a time of day, though their class says that they are a point in time. */
    private static final class AllButSqlDates extends SimpleSerializers {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
            String name = type.getRawClass().getName();
            if (ClassFault.isRefused(type.getRawClass())) return new Refusal<>(type.getRawClass());
            boolean ofSql = name.equals("java.sql.Date") || name.equals("java.sql.Time");
            return ofSql ? null : super.findSerializer(config, type, bean);
        }
    }
}
