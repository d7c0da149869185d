package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.aiocosmos.spi.CodecFailure;
import java.io.EOFException;
import java.io.IOException;

/** Tells of Moshi's failures what may be told: its own messages quote the value, as do those of others' adapters. */
final class MoshiFailure {
    private static final String MOSHIS = "com.squareup.moshi.";
    private static final String EXPECTED = "Expected ";
    private static final String FOUND = " but was ";
    private static final String PLACE = " at path ";

    private MoshiFailure() {}

    static CodecFailure reading(Throwable failure, JsonReader reader) {
        if (failure instanceof Unfit ours) return new CodecFailure(ours.path, ours.problem, ours);
        return new CodecFailure(path(failure, reader.getPath()), problem(failure), failure);
    }

    static CodecFailure writing(Throwable failure, JsonWriter writer) {
        if (failure instanceof Unfit ours) return new CodecFailure(ours.path, ours.problem, ours);
        return new CodecFailure(writer.getPath(), problem(failure), failure);
    }

    /**
     * Where Moshi itself stopped it stands before the value, or its message says where that was; whoever else fails may
     * have read an element already, so that its array is all that is sure.
     */
    private static String path(Throwable failure, String reached) {
        if (failure instanceof IOException) return reached;
        String said = isMoshis(failure) ? failure.getMessage() : "";
        int place = said.lastIndexOf(PLACE);
        String told = place < 0 ? "" : said.substring(place + PLACE.length());
        return withoutIndex(told).equals(withoutIndex(reached)) ? told : withoutIndex(reached);
    }

    private static String withoutIndex(String path) {
        return path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
    }

    private static String problem(Throwable failure) {
        if (failure instanceof Timestamps.YearException) return failure.getMessage();
        if (failure.getCause() instanceof IllegalAccessException)
            return "a record must be public, in a package that module-info.java opens";
        if (failure instanceof AssertionError && failure.getCause() != null)
            return "the constructor threw " + failure.getCause().getClass().getSimpleName();
        if (failure.getCause() != null) return failure.getCause().getClass().getSimpleName();
        if (failure instanceof EOFException) return "the JSON ends too early";
        if (failure instanceof JsonEncodingException) return "malformed JSON";
        String said = isMoshis(failure) ? failure.getMessage() : "";
        int found = said.indexOf(FOUND);
        if (said.startsWith(EXPECTED) && found > 0) return "expected " + said.substring(EXPECTED.length(), found);
        if (said.startsWith("Required value ") && said.indexOf(" missing") > 0)
            return "required value " + said.substring(15, said.indexOf(" missing") + 8);
        if (isOfAType(said)) return said.split("\n", 2)[0];
        if (said.startsWith("Numeric values must be finite")) return "not a finite number";
        return failure.getClass().getSimpleName();
    }

    /** Names a type that Moshi met only in the value, and what it wants for that. */
    private static boolean isOfAType(String said) {
        return said.startsWith("Platform class ")
                || said.startsWith("Cannot serialize ")
                || said.startsWith("No JsonAdapter ");
    }

    /** Whether Moshi made the message, and of its own words: with a cause it is the cause's. */
    private static boolean isMoshis(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getCause() == null
                && failure.getMessage() != null
                && stack.length > 0
                && stack[0].getClassName().startsWith(MOSHIS);
    }
}
