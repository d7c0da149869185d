package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;

/** A failure of our own adapters, without the rejected value. */
final class MoshiConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String problem;
    final String path;

    private MoshiConversionException(String problem, String path) {
        super(problem + " at path " + path);
        this.problem = problem;
        this.path = path;
    }

    /** Something follows the value. */
    static MoshiConversionException trailing() {
        return new MoshiConversionException("more after the JSON value", "$");
    }

    /** The value about to be written cannot be JSON. */
    static MoshiConversionException writing(JsonWriter writer, String problem) {
        return new MoshiConversionException(problem, writer.getPath());
    }

    /** The next value cannot be of its type. */
    static MoshiConversionException beforeReading(JsonReader reader, String problem) {
        return new MoshiConversionException(problem, reader.getPath());
    }

    /** The value just read is not of its type; in an array the reader is at the next one already. */
    static MoshiConversionException afterReading(JsonReader reader, String problem) {
        String path = reader.getPath();
        if (!path.endsWith("]")) return new MoshiConversionException(problem, path);
        int open = path.lastIndexOf('[');
        int next = Integer.parseInt(path.substring(open + 1, path.length() - 1));
        return new MoshiConversionException(problem, path.substring(0, open) + '[' + (next - 1) + ']');
    }
}
