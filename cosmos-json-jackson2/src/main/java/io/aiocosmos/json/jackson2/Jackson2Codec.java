package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
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

    private final ObjectMapper mapper;

    private Jackson2Codec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A codec of Jackson's usual settings and its {@code java.time} module: dates are ISO-8601 text, and an offset stays
     * as it was written. {@code Optional} needs a module that does not come along; it is refused.
     */
    public static Jackson2Codec create() {
        return of(JsonMapper.builder()
                .addModule(new JavaTimeModule())
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
