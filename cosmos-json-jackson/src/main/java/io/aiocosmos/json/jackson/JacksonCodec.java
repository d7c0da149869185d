package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Objects;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by Jackson 3. Thread-safe.
 *
 * <p>Whatever the mapper says, properties that a type does not know are ignored (the service adds some to every item:
 * {@code _rid}, {@code _ts}, ...) and anything after the value is an error. An untyped number comes back as the smallest
 * of {@code Integer}, {@code Long} and {@code BigInteger} that holds it, or as a {@code Double}.
 *
 * <p>Jackson refuses to read more than 500 levels of nesting, numbers of more than 1,000 characters and strings of more
 * than 100 million. A mapper made with other {@code StreamReadConstraints} moves these limits.
 */
public final class JacksonCodec implements JsonCodec {
    static final String NAME = "jackson";

    private final JsonMapper mapper;

    private JacksonCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A codec of Jackson's usual settings, but that everything has the same form as with the other codecs:
     *
     * <ul>
     *   <li>{@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code Date} and {@code Calendar}, also as keys
     *       of maps, are text of one width in UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and sort
     *       them rightly. Digits behind the seventh, offset and zone are lost; years outside 0000 to 9999 are refused. All
     *       forms of ISO-8601 are read, and an offset that was stored is kept.
     *   <li>Other types of {@code java.time} are ISO-8601 text.
     *   <li>Constants go by their names, whatever {@code toString} says, unless an annotation says otherwise.
     * </ul>
     */
    public static JacksonCodec create() {
        return of(JsonMapper.builder()
                .addModule(new StoredForms())
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build());
    }

    /** A codec of your own mapper: its modules, mix-ins, names and date forms hold. */
    public static JacksonCodec of(JsonMapper mapper) {
        return new JacksonCodec(Objects.requireNonNull(mapper, "mapper"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        return new JacksonType<>(mapper, mapper.constructType(Objects.requireNonNull(type, "type")));
    }
}
