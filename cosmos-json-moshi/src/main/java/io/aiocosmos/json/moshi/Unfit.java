package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;

/** What our own adapters refuse. Without the text that they refuse: what users store stays out of logs. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String problem;
    final String path;

    private Unfit(String problem, String path) {
        super(problem + " at path " + path);
        this.problem = problem;
        this.path = path;
    }

    /** That there is more than one value. */
    static Unfit more() {
        return new Unfit("more after the JSON value", "$");
    }

    /** That the value about to be written is none that JSON could carry. */
    static Unfit at(JsonWriter writer, String problem) {
        return new Unfit(problem, writer.getPath());
    }

    /** That the value about to be read can be none of its type. */
    static Unfit before(JsonReader reader, String problem) {
        return new Unfit(problem, reader.getPath());
    }

    /** That the value just read is none of its type; in an array the reader stands at the next one by now. */
    static Unfit behind(JsonReader reader, String problem) {
        String path = reader.getPath();
        if (!path.endsWith("]")) return new Unfit(problem, path);
        int open = path.lastIndexOf('[');
        int next = Integer.parseInt(path.substring(open + 1, path.length() - 1));
        return new Unfit(problem, path.substring(0, open) + '[' + (next - 1) + ']');
    }
}
