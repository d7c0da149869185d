package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.time.Year;
import java.util.Objects;

/**
 * JSON by Jackson 2, for applications that are not on Jackson 3 yet. Thread-safe.
 *
 * <p>Whatever the mapper says, properties that a type does not know are ignored (the service adds some to every item:
 * {@code _rid}, {@code _ts}, ...) and anything after the value is an error. An untyped number comes back as the smallest
 * of {@code Integer}, {@code Long} and {@code BigInteger} that holds it, or as a {@code Double}.
 *
 * <p>Jackson refuses to read more than 1,000 levels of nesting, numbers of more than 1,000 characters and strings of more
 * than 20 million. A mapper made with other {@code StreamReadConstraints} moves these limits.
 */
public final class Jackson2Codec implements JsonCodec {
    static final String NAME = "jackson2";

    private static final JsonFormat.Value NUMBER = JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER);

    private final ObjectMapper mapper;

    private Jackson2Codec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A codec of Jackson's usual settings and its {@code java.time} module, but that everything has the same form as with
     * the other codecs:
     *
     * <ul>
     *   <li>{@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code Date} and {@code Calendar}, also as keys
     *       of maps, are text of one width in UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and sort
     *       them rightly. Digits behind the seventh, offset and zone are lost; years outside 0000 to 9999 are refused. All
     *       forms of ISO-8601 are read, and an offset that was stored is kept.
     *   <li>Other types of {@code java.time} are ISO-8601 text.
     *   <li>Constants go by their names, unless an annotation says otherwise.
     * </ul>
     *
     * <p>{@code Optional} needs a module that does not come along; it is refused.
     */
    public static Jackson2Codec create() {
        return of(JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new StoredForms())
                .withConfigOverride(Year.class, year -> year.setFormat(NUMBER)) // as Jackson 3 writes it
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build());
    }

    /** A codec of your own mapper: its modules, mix-ins, names and date forms hold. Do not configure it afterwards. */
    public static Jackson2Codec of(ObjectMapper mapper) {
        return new Jackson2Codec(Objects.requireNonNull(mapper, "mapper"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        return new Jackson2Type<>(mapper, mapper.constructType(Objects.requireNonNull(type, "type")));
    }
}
