package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;

/** Arrays that the codecs write as strings: bytes in Base64, and characters. JSON arrays are decoded too. */
final class ArrayAsStringAdapter<T> extends JsonAdapter<T> {
    static final Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type); // Moshi passes an array's class as another Type
        if (!annotations.isEmpty() || raw != byte[].class && raw != char[].class) return null;
        JsonAdapter<?> list = moshi.nextAdapter(ArrayAsStringAdapter.FACTORY, type, annotations);
        return of(raw == byte[].class, list).nullSafe();
    };

    private final Function<T, String> print;
    private final Function<String, T> parse;
    private final JsonAdapter<T> list;

    private ArrayAsStringAdapter(Function<T, String> print, Function<String, T> parse, JsonAdapter<T> list) {
        this.print = print;
        this.parse = parse;
        this.list = list;
    }

    @SuppressWarnings("unchecked") // the adapter has the array's type
    private static JsonAdapter<?> of(boolean bytes, JsonAdapter<?> list) {
        if (!bytes) return new ArrayAsStringAdapter<>(String::new, String::toCharArray, (JsonAdapter<char[]>) list);
        return new ArrayAsStringAdapter<>(
                Base64.getEncoder()::encodeToString, Base64.getDecoder()::decode, (JsonAdapter<byte[]>) list);
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.STRING) return list.fromJson(reader);
        String text = reader.nextString();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException other) {
            throw MoshiConversionException.afterReading(
                    reader, "not Base64"); // without the cause, which quotes the string
        }
    }

    @Override
    public void toJson(JsonWriter writer, T value) throws IOException {
        StringAdapter.write(writer, print.apply(value));
    }
}
