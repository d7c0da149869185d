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

/** The forms that all codecs of this library share where Jackson's own differ. */
final class StoredForms extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StoredForms() {
        super("aio-cosmos");
        setSerializers(new AllButSqlDates());
        writes(Instant.class, time -> time, InstantSerializer.INSTANCE);
        writes(OffsetDateTime.class, time -> time, OffsetDateTimeSerializer.INSTANCE);
        writes(ZonedDateTime.class, time -> time, ZonedDateTimeSerializer.INSTANCE);
        writes(Calendar.class, Calendar::toInstant, JavaUtilCalendarSerializer.instance);
        writes(Date.class, StoredForms::instant, JavaUtilDateSerializer.instance);
        addKeySerializer(LocalDateTime.class, new LocalTimeName<>(LocalDateTime.class, ISO_LOCAL_DATE_TIME));
        addKeySerializer(LocalTime.class, new LocalTimeName<>(LocalTime.class, ISO_LOCAL_TIME));
        reads(Instant.class, Instant::from, InstantDeserializer.INSTANT);
        reads(OffsetDateTime.class, OffsetDateTime::from, InstantDeserializer.OFFSET_DATE_TIME);
        reads(ZonedDateTime.class, ZonedDateTime::from, InstantDeserializer.ZONED_DATE_TIME);
        addSerializer(Month.class, ToStringSerializer.instance); // its name, not its number
    }

    /** Without {@code Date.toInstant}, which some subclasses refuse; that of SQL has digits behind its milliseconds. */
    private static Instant instant(Date date) {
        boolean precise = date.getClass().getName().equals("java.sql.Timestamp");
        return precise ? date.toInstant() : Instant.ofEpochMilli(date.getTime());
    }

    private <T> void writes(Class<T> type, Function<T, TemporalAccessor> time, ValueSerializer<T> usual) {
        addSerializer(type, new TimestampSerializer<>(type, time, usual));
        addKeySerializer(type, new TimestampSerializer<>(type, time, null));
    }

    private <T> void reads(Class<T> type, TemporalQuery<T> query, ValueDeserializer<T> usual) {
        addDeserializer(type, new TimestampDeserializer<>(type, query, usual));
    }

    /** Those of SQL are a day or a time of day, though their class says that they are a point in time. */
    private static final class AllButSqlDates extends SimpleSerializers {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            String name = type.getRawClass().getName();
            if (ClassFault.isRefused(type.getRawClass())) return new Refusal<>(type.getRawClass());
            boolean ofSql = name.equals("java.sql.Date") || name.equals("java.sql.Time");
            return ofSql ? null : super.findSerializer(config, type, bean, format);
        }
    }
}
