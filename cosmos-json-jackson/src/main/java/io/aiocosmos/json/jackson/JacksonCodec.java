package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Objects;
import tools.jackson.databind.cfg.DateTimeFeature;
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

    /** A codec of Jackson's usual settings; {@code java.time} is ISO-8601 text, and an offset stays as it was written. */
    public static JacksonCodec create() {
        return of(JsonMapper.builder()
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
