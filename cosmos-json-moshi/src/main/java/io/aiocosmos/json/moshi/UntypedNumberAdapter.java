package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Untyped values as Moshi reads them, but integers that no {@code Double} holds keep their digits. */
final class UntypedNumberAdapter extends JsonAdapter<Object> {
    static final Factory FACTORY = (type, annotations, moshi) -> type == Object.class && annotations.isEmpty()
            ? new UntypedNumberAdapter(moshi.nextAdapter(UntypedNumberAdapter.FACTORY, type, annotations))
            : null;

    /** Every integer of so many digits is a double. */
    private static final int EXACT_DIGITS = 15;

    private final JsonAdapter<Object> delegate;

    private UntypedNumberAdapter(JsonAdapter<Object> delegate) {
        this.delegate = delegate;
    }

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.NUMBER) return delegate.fromJson(reader);
        String text = reader.nextString();
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value))
            throw MoshiConversionException.afterReading(
                    reader, "a number beyond the range of Double: read it as a BigDecimal or as RawJson");
        return text.length() > EXACT_DIGITS && isInteger(text) ? exact(text, value) : (Object) value;
    }

    private static boolean isInteger(String number) {
        for (int i = 0; i < number.length(); i++) if (".eE".indexOf(number.charAt(i)) >= 0) return false;
        return true;
    }

    private static Object exact(String text, double value) {
        BigInteger number = new BigInteger(text);
        if (new BigDecimal(value).toBigInteger().equals(number)) return value;
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    @Override
    public void toJson(JsonWriter writer, Object value) throws IOException {
        delegate.toJson(writer, value);
    }
}
