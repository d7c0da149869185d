package io.aiocosmos.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a value could not be read or written, in words that may be logged: where in the value, and what did not fit. A
 * {@link TypedCodec} throws it where its library knows that.
 */
public final class CodecFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;
    private final boolean ofType;

    /**
     * @param path {@code $} for the whole value, then {@code .name} for each property or key of a map and
     *     {@code [index]} for each element: {@code $.lines[3].amount}
     * @param problem a few words that never repeat anything of the value: {@code expected int}
     * @param cause what the library threw; its message goes nowhere, since it may quote the value
     */
    public CodecFailure(String path, String problem, @Nullable Throwable cause) {
        this(path, problem, cause, false);
    }

    private CodecFailure(String path, String problem, @Nullable Throwable cause, boolean ofType) {
        super(PrintableText.of(problem + " at " + path), cause);
        this.path = Objects.requireNonNull(path, "path");
        this.problem = Objects.requireNonNull(problem, "problem");
        this.ofType = ofType;
    }

    /**
     * A failure whose reason is the type and not the value, such as a class without a usable constructor: no JSON of that
     * shape could be read. The engine looks for it when it first writes an item of a type that is to be returned, and
     * refuses such an item before it is sent.
     */
    public static CodecFailure ofType(String path, String problem, @Nullable Throwable cause) {
        return new CodecFailure(path, problem, cause, true);
    }

    /** Whether the reason is the type and not the value. */
    public boolean isOfType() {
        return ofType;
    }

    /** Where it failed, or what that is a part of: {@code $.lines[3].amount}. */
    public String path() {
        return path;
    }

    /** What failed there, without the value. */
    public String problem() {
        return problem;
    }
}
