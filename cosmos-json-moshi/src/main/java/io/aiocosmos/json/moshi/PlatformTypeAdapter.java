package io.aiocosmos.json.moshi;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Function;

/** A platform type that is a string in JSON: ISO-8601 for {@code java.time}, the standard format for {@code UUID}. */
final class PlatformTypeAdapter<T> extends JsonAdapter<T> {
    static final Factory FACTORY = (type, annotations, moshi) -> annotations.isEmpty() ? of(type) : null;

    private static final String WITH_OFFSET = "date and time with offset";

    private final String description;
    private final Function<String, T> parse;
    private final Function<T, String> print;

    private PlatformTypeAdapter(String description, Function<String, T> parse, Function<T, String> print) {
        this.description = description;
        this.parse = parse;
        this.print = print;
    }

    /** The formats that all codecs share: times have seconds, which {@code toString} omits if they are zero. */
    private static JsonAdapter<?> of(Type type) {
        if (type == LocalDate.class) return of("date", LocalDate::parse);
        if (type == LocalTime.class) return of("time", LocalTime::parse, ISO_LOCAL_TIME::format);
        if (type == LocalDateTime.class) return of("date and time", LocalDateTime::parse, ISO_LOCAL_DATE_TIME::format);
        if (type == YearMonth.class) return of("month", YearMonth::parse);
        if (type == Duration.class) return of("duration", Duration::parse);
        if (type == Period.class) return of("period", Period::parse);
        if (type == UUID.class) return of("UUID", UUID::fromString);
        return ofTimestamp(type);
    }

    private static JsonAdapter<?> ofTimestamp(Type type) {
        if (type == Instant.class)
            return of("point in time", text -> Timestamps.parse(text, Instant::from), Timestamps::format);
        if (type == OffsetDateTime.class)
            return of(WITH_OFFSET, text -> Timestamps.parse(text, OffsetDateTime::from), Timestamps::format);
        if (type == ZonedDateTime.class)
            return of(WITH_OFFSET, text -> Timestamps.parse(text, ZonedDateTime::from), Timestamps::format);
        return null;
    }

    private static <T> JsonAdapter<T> of(String description, Function<String, T> parse) {
        return of(description, parse, Object::toString);
    }

    private static <T> JsonAdapter<T> of(String description, Function<String, T> parse, Function<T, String> print) {
        return new PlatformTypeAdapter<>(description, parse, print).nullSafe();
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        String text = reader.nextString();
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException other) {
            throw MoshiConversionException.afterReading(
                    reader, "not a " + description); // without the cause, which quotes the string
        }
    }

    @Override
    public void toJson(JsonWriter writer, T value) throws IOException {
        writer.value(print.apply(value));
    }
}
