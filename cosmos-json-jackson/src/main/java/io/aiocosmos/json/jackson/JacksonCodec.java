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
 * <p>Whatever the mapper's settings, unknown properties are ignored (the service adds some to every item: {@code _rid},
 * {@code _ts}, ...) and anything behind the value is an error. An untyped number is decoded as the smallest of
 * {@code Integer}, {@code Long} and {@code BigInteger} that holds it, or as a {@code Double}.
 *
 * <p>Jackson rejects more than 500 levels of nesting, numbers of more than 1,000 characters and strings of more
 * than 100 million. Change these limits with {@code StreamReadConstraints} on a mapper of your own.
 *
 * <pre>{@code
 * CosmosClients.builder().codec(JacksonCodec.of(JsonMapper.builder().build()));
 * }</pre>
 */
public final class JacksonCodec implements JsonCodec {
    static final String NAME = "jackson";

    private final JsonMapper mapper;

    private JacksonCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A codec with Jackson's defaults, but with the formats that all codecs share:
     *
     * <ul>
     *   <li>{@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code Date} and {@code Calendar}, also as keys
     *       of maps, are strings of one length in UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and
     *       sort them correctly. Decimals behind the seventh, offset and zone are lost; years outside 0000 to 9999 are
     *       rejected. All ISO-8601 formats are decoded, and a stored offset is kept.
     *   <li>Other {@code java.time} types are ISO-8601 strings.
     *   <li>Enum constants are written by name, not by {@code toString}, unless an annotation says otherwise.
     * </ul>
     *
     * <p>If {@code jackson-module-kotlin} is on the path, it is used, and no other module.
     *
     * @throws io.aiocosmos.error.CosmosSetupException if jackson-annotations is older than Jackson 3 needs
     */
    public static JacksonCodec create() {
        RequiredAnnotations.check();
        JsonMapper.Builder mapper = JsonMapper.builder();
        KotlinSupport.find().ifPresent(mapper::addModule);
        return of(mapper.addModule(new StoredFormatsModule())
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build());
    }

    /** A codec with your own mapper: its modules, mix-ins, names and date formats apply. */
    public static JacksonCodec of(JsonMapper mapper) {
        RequiredAnnotations.check();
        return new JacksonCodec(Objects.requireNonNull(mapper, "mapper"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        return new JacksonTypedCodec<>(mapper, mapper.constructType(Objects.requireNonNull(type, "type")));
    }
}
