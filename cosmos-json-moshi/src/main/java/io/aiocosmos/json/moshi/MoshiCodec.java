package io.aiocosmos.json.moshi;

import com.squareup.moshi.Moshi;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * JSON by Moshi: small, and common on Android. Thread-safe.
 *
 * <p>Beside Moshi's own types it supports {@code java.time}, {@code BigDecimal}, {@code BigInteger} and {@code UUID}; other
 * platform types, such as {@code Optional} and {@code Date}, are rejected. It writes the formats that all codecs share, where
 * Moshi's own differ: {@code byte[]} as Base64, {@code char[]} as a string, a {@code byte} with its sign, enum constants with
 * a body by name. Good to know:
 *
 * <ul>
 *   <li>{@code Instant}, {@code OffsetDateTime} and {@code ZonedDateTime}, also as keys of maps, are strings of one length in
 *       UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and sort them correctly. Decimals behind the
 *       seventh, offset and zone are lost; years outside 0000 to 9999 are rejected. All ISO-8601 formats are decoded, and a
 *       stored offset is kept.
 *   <li>An untyped number, as in {@code Map<String, Object>}, is decoded as a {@code Double}, also {@code 5}. An integer
 *       beyond 2<sup>53</sup> that no {@code Double} holds is a {@code Long} or {@code BigInteger}; fractions are the nearest
 *       {@code Double}, and what is beyond its range is rejected.
 *   <li>Nulls are written, unlike Moshi's default: the service distinguishes {@code null} from undefined.
 *   <li>Records must be public.
 *   <li>Unknown properties are ignored. Anything behind the value is an error, as is nesting of more than 255 levels, a
 *       typed number of more than 1,000 characters, and (a bug of Moshi) some integers of 65 or more digits that end in
 *       zeros, such as 10<sup>65</sup> written out.
 * </ul>
 *
 * <pre>{@code
 * CosmosClients.builder().codec(MoshiCodec.of(new Moshi.Builder().build()));
 * }</pre>
 */
public final class MoshiCodec implements JsonCodec {
    static final String NAME = "moshi";

    private final Moshi moshi;

    private MoshiCodec(Moshi moshi) {
        this.moshi = moshi;
    }

    /** A codec with Moshi's defaults. */
    public static MoshiCodec create() {
        return of(new Moshi.Builder().build());
    }

    /** A codec with your own Moshi: its adapters take precedence over the codec's. */
    public static MoshiCodec of(Moshi moshi) {
        Moshi.Builder extended = Objects.requireNonNull(moshi, "moshi").newBuilder();
        return new MoshiCodec(extended.add(StringAdapter.FACTORY)
                .add(RawJsonAdapter.FACTORY)
                .add(PlatformTypeAdapter.FACTORY)
                .add(NumberAdapter.FACTORY)
                .add(EnumConstantAdapter.FACTORY)
                .add(ArrayAsStringAdapter.FACTORY)
                .add(ByteAdapter.FACTORY)
                .add(UntypedMapAdapter.FACTORY)
                .add(UntypedNumberAdapter.FACTORY)
                .build());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        try {
            return new MoshiTypedCodec<>(moshi.adapter(Objects.requireNonNull(type, "type")));
        } catch (AssertionError unreachable) { // by Moshi for a record that is not public
            throw new IllegalArgumentException(
                    "Moshi maps public records only, in packages that module-info.java opens, not " + type,
                    unreachable);
        }
    }
}
