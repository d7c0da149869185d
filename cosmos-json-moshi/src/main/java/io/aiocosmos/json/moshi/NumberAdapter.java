package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;

/** A number that keeps all digits. */
final class NumberAdapter<T extends Number> extends JsonAdapter<T> {
    static final Factory FACTORY = (type, annotations, moshi) -> {
        if (!annotations.isEmpty()) return null;
        if (type == BigDecimal.class) return new NumberAdapter<>(BigDecimal::new).nullSafe();
        if (type == BigInteger.class) return new NumberAdapter<>(NumberAdapter::whole).nullSafe();
        return null;
    };

    /** Parsing takes quadratic time; Jackson has the same limit. */
    private static final int MAX_CHARACTERS = 1_000;

    private final Function<String, T> parse;

    private NumberAdapter(Function<String, T> parse) {
        this.parse = parse;
    }

    /** The service writes large sums with an exponent. */
    private static BigInteger whole(String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.scale() < -MAX_CHARACTERS) throw new NumberFormatException();
        return number.toBigIntegerExact();
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        String text = reader.nextString(); // a number or a number in quotes
        if (text.length() > MAX_CHARACTERS)
            throw MoshiConversionException.afterReading(reader, "number of " + text.length() + " characters");
        try {
            return parse.apply(text);
        } catch (NumberFormatException | ArithmeticException other) {
            throw MoshiConversionException.afterReading(
                    reader, "not such a number"); // without the cause, which quotes the string
        }
    }

    @Override
    public void toJson(JsonWriter writer, T value) throws IOException {
        writer.value(value);
    }
}
