package io.aiocosmos.core.codec;

import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.spi.CodecFailure;

/**
 * The cause of a codec failure without its messages: libraries repeat values of the item in them, and stack traces end
 * up in logs. Classes and stacks of the whole chain stay; they show which property failed.
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

    /** What can be shown of a codec's failure: the problem and path of a {@link CodecFailure}, else its class. */
    static String describe(Throwable problem) {
        if (!(problem instanceof CodecFailure)) return problem.getClass().getSimpleName();
        CodecFailure failure = (CodecFailure) problem;
        return OneLine.beginning(failure.problem(), MAX_WORDS) + " at " + OneLine.end(failure.path(), MAX_PATH);
    }

    /** A {@link CodecFailure} is already part of the message, so only its cause is kept. */
    static RedactedCause of(Throwable problem) {
        return of(problem instanceof CodecFailure ? problem.getCause() : problem, MAX_DEPTH);
    }

    private static RedactedCause of(Throwable problem, int depth) {
        if (problem == null || depth == 0) return null;
        return new RedactedCause(problem, of(problem.getCause(), depth - 1));
    }
}
