package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.aiocosmos.spi.CodecFailure;
import java.io.EOFException;
import java.io.IOException;

/** Describes failures without the value, which Moshi's own messages and those of users' adapters quote. */
final class MoshiFailure {
    private static final String MOSHI_PACKAGE = "com.squareup.moshi.";
    private static final String EXPECTED = "Expected ";
    private static final String BUT_WAS = " but was ";
    private static final String AT_PATH = " at path ";

    private MoshiFailure() {}

    static CodecFailure reading(Throwable failure, JsonReader reader) {
        if (failure instanceof MoshiConversionException ours) return new CodecFailure(ours.path, ours.problem, ours);
        return new CodecFailure(path(failure, reader.getPath()), problem(failure), failure);
    }

    static CodecFailure writing(Throwable failure, JsonWriter writer) {
        if (failure instanceof MoshiConversionException ours) return new CodecFailure(ours.path, ours.problem, ours);
        return new CodecFailure(writer.getPath(), problem(failure), failure);
    }

    /**
     * Moshi's own failures happen before the value, or have its path in the message. A user's adapter may fail after it has
     * read an element, so then the path ends at the array.
     */
    private static String path(Throwable failure, String reached) {
        if (failure instanceof IOException) return reached;
        String message = isMoshisOwn(failure) ? failure.getMessage() : "";
        int position = message.lastIndexOf(AT_PATH);
        String reported = position < 0 ? "" : message.substring(position + AT_PATH.length());
        return withoutIndex(reported).equals(withoutIndex(reached)) ? reported : withoutIndex(reached);
    }

    private static String withoutIndex(String path) {
        return path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
    }

    private static String problem(Throwable failure) {
        if (failure instanceof Timestamps.YearOutOfRangeException) return failure.getMessage();
        if (failure.getCause() instanceof IllegalAccessException)
            return "a record must be public, in a package that module-info.java opens";
        if (failure instanceof AssertionError && failure.getCause() != null)
            return "the constructor threw " + failure.getCause().getClass().getSimpleName();
        if (failure.getCause() != null) return failure.getCause().getClass().getSimpleName();
        if (failure instanceof EOFException) return "the JSON ends too early";
        if (failure instanceof JsonEncodingException) return "malformed JSON";
        String message = isMoshisOwn(failure) ? failure.getMessage() : "";
        int found = message.indexOf(BUT_WAS);
        if (message.startsWith(EXPECTED) && found > 0) return "expected " + message.substring(EXPECTED.length(), found);
        if (message.startsWith("Required value ") && message.indexOf(" missing") > 0)
            return "required value " + message.substring(15, message.indexOf(" missing") + 8);
        if (namesType(message)) return message.split("\n", 2)[0];
        if (message.startsWith("Numeric values must be finite")) return "not a finite number";
        return failure.getClass().getSimpleName();
    }

    /** Whether the message names a type that Moshi found in the value, and what to do. */
    private static boolean namesType(String message) {
        return message.startsWith("Platform class ")
                || message.startsWith("Cannot serialize ")
                || message.startsWith("No JsonAdapter ");
    }

    /** Whether the message is Moshi's own; with a cause it is the cause's message. */
    private static boolean isMoshisOwn(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getCause() == null
                && failure.getMessage() != null
                && stack.length > 0
                && stack[0].getClassName().startsWith(MOSHI_PACKAGE);
    }
}
