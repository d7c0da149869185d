package io.aiocosmos.core.codec;

/**
 * What a codec failed with, without the messages: libraries repeat in them what they read or wrote, and stack traces
 * end up in logs. Classes and stacks of the whole chain stay, which show the property that did not fit.
 */
final class CodecProblem extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 10;

    private CodecProblem(Throwable problem, Throwable cause) {
        super(problem.getClass().getName() + " (its message may repeat the item, and is left out)", cause);
        setStackTrace(problem.getStackTrace());
    }

    static CodecProblem of(Throwable problem) {
        return of(problem, MAX_DEPTH);
    }

    private static CodecProblem of(Throwable problem, int depth) {
        if (problem == null || depth == 0) return null;
        return new CodecProblem(problem, of(problem.getCause(), depth - 1));
    }
}
