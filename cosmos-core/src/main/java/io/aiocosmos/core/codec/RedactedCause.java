package io.aiocosmos.core.codec;

import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.spi.CodecFailure;

/**
 * What a codec failed with, without the messages: libraries repeat in them what they read or wrote, and stack traces
 * end up in logs. Classes and stacks of the whole chain stay, which show the property that did not fit.
 */
final class RedactedCause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_WORDS = 300;
    private static final int MAX_PATH = 90;

    private RedactedCause(Throwable problem, Throwable cause) {
        super(problem.getClass().getName() + " (its message may repeat the item, and is left out)", cause);
        setStackTrace(problem.getStackTrace());
    }

    /** What may be told of a codec's failure: what it says for that, else its class. */
    static String told(Throwable problem) {
        if (!(problem instanceof CodecFailure)) return problem.getClass().getSimpleName();
        CodecFailure failure = (CodecFailure) problem;
        return OneLine.beginning(failure.problem(), MAX_WORDS) + " at " + OneLine.end(failure.path(), MAX_PATH);
    }

    /** What a {@link CodecFailure} says is said already: its cause is what is new. */
    static RedactedCause of(Throwable problem) {
        return of(problem instanceof CodecFailure ? problem.getCause() : problem, MAX_DEPTH);
    }

    private static RedactedCause of(Throwable problem, int depth) {
        if (problem == null || depth == 0) return null;
        return new RedactedCause(problem, of(problem.getCause(), depth - 1));
    }
}
