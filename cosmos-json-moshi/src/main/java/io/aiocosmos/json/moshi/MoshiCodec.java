package io.aiocosmos.json.moshi;

import com.squareup.moshi.Moshi;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * JSON by Moshi: small, and at home on Android. Thread-safe.
 *
 * <p>To Moshi's own types it adds {@code java.time}, {@code BigDecimal}, {@code BigInteger} and {@code UUID}; other
 * platform types, such as {@code Optional} and {@code Date}, are refused. What Moshi would write otherwise than Jackson,
 * it writes as Jackson does: {@code byte[]} as Base64, {@code char[]} as text, a {@code byte} with its sign, constants with
 * a body by their names. Good to know:
 *
 * <ul>
 *   <li>{@code Instant}, {@code OffsetDateTime} and {@code ZonedDateTime}, also as keys of maps, are text of one width in
 *       UTC, {@code 2024-02-29T12:00:00.0500000Z}, so that queries compare and sort them rightly. Digits behind the
 *       seventh, offset and zone are lost; years outside 0000 to 9999 are refused. All forms of ISO-8601 are read, and an
 *       offset that was stored is kept.
 *   <li>An untyped number, as in {@code Map<String, Object>}, is always read as a {@code Double}: whole numbers beyond
 *       2<sup>53</sup> lose their last digits. Give the property a type, or read the item as {@code RawJson}.
 *   <li>Nulls are written, unlike in Moshi's own default: the service tells {@code null} from undefined.
 *   <li>Records must be public.
 *   <li>Properties that a type does not know are ignored; anything after the value is an error, as is nesting of more
 *       than 255 levels, a typed number of more than 1,000 characters, and (Moshi's slip) some whole numbers of 65 or
 *       more digits that end in zeros, such as 10<sup>65</sup> written out.
 * </ul>
 */
public final class MoshiCodec implements JsonCodec {
    static final String NAME = "moshi";

    private final Moshi moshi;

    private MoshiCodec(Moshi moshi) {
        this.moshi = moshi;
    }

    /** A codec of Moshi's usual settings. */
    public static MoshiCodec create() {
        return of(new Moshi.Builder().build());
    }

    /** A codec of your own Moshi: its adapters come before ours. */
    public static MoshiCodec of(Moshi moshi) {
        Moshi.Builder extended = Objects.requireNonNull(moshi, "moshi").newBuilder();
        return new MoshiCodec(extended.add(StringAdapter.FACTORY)
                .add(RawJsonAdapter.FACTORY)
                .add(TextAdapter.FACTORY)
                .add(NumberAdapter.FACTORY)
                .add(ConstantAdapter.FACTORY)
                .add(ArrayTextAdapter.FACTORY)
                .add(ByteAdapter.FACTORY)
                .add(UntypedMapAdapter.FACTORY)
                .build());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        try {
            return new MoshiType<>(moshi.adapter(Objects.requireNonNull(type, "type")));
        } catch (AssertionError unreachable) { // so says Moshi of a record that is not public
            throw new IllegalArgumentException(
                    "Moshi maps public records only, in packages that module-info.java opens, not " + type,
                    unreachable);
        }
    }
}
