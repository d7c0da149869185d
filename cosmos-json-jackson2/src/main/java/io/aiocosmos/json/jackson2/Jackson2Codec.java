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
 * JSON by Jackson 2, for applications that do not use Jackson 3 yet. Thread-safe.
 *
 * <p>Whatever the mapper's settings, unknown properties are ignored (the service adds some to every item: {@code _rid},
 * {@code _ts}, ...) and anything behind the value is an error. An untyped number is decoded as the smallest of
 * {@code Integer}, {@code Long} and {@code BigInteger} that holds it, or as a {@code Double}.
 *
 * <p>Jackson rejects more than 1,000 levels of nesting, numbers of more than 1,000 characters and strings of more
 * than 20 million. Change these limits with {@code StreamReadConstraints} on a mapper of your own.
 *
 * <pre>{@code
 * CosmosClients.builder().codec(Jackson2Codec.of(new ObjectMapper()));
 * }</pre>
 */
public final class Jackson2Codec implements JsonCodec {
    static final String NAME = "jackson2";

    private static final JsonFormat.Value NUMBER = JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER);

    private final ObjectMapper mapper;

    private Jackson2Codec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A codec with Jackson's defaults and its {@code java.time} module, but with the formats that all codecs share:
     *
     * <ul>
     *   <li>{@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code Date} and {@code Calendar}, also as keys
     *       of maps, are strings of one length in UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and
     *       sort them correctly. Decimals behind the seventh, offset and zone are lost; years outside 0000 to 9999 are
     *       rejected. All ISO-8601 formats are decoded, and a stored offset is kept.
     *   <li>Other {@code java.time} types are ISO-8601 strings.
     *   <li>Enum constants are written by name, unless an annotation says otherwise.
     * </ul>
     *
     * <p>{@code Optional} is rejected: it needs a module that this codec does not include. If {@code jackson-module-kotlin}
     * is on the path, it is used, and no other module.
     */
    public static Jackson2Codec create() {
        JsonMapper.Builder mapper = JsonMapper.builder();
        KotlinSupport.find().ifPresent(mapper::addModule);
        return of(mapper.addModule(new JavaTimeModule())
                .addModule(new StoredFormatsModule())
                .withConfigOverride(Year.class, year -> year.setFormat(NUMBER)) // as Jackson 3 writes it
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build());
    }

    /** A codec with your own mapper: its modules, mix-ins, names and date formats apply. Do not configure it afterwards. */
    public static Jackson2Codec of(ObjectMapper mapper) {
        return new Jackson2Codec(Objects.requireNonNull(mapper, "mapper"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        return new Jackson2TypedCodec<>(mapper, mapper.constructType(Objects.requireNonNull(type, "type")));
    }
}
