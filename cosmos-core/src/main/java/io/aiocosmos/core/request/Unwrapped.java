package io.aiocosmos.core.request;

import java.util.concurrent.CompletionException;

/** What a future failed with, without the wrapping that chaining adds. */
final class Unwrapped {
    private Unwrapped() {}

    static Throwable of(Throwable problem) {
        boolean wrapped = problem instanceof CompletionException && problem.getCause() != null;
        return wrapped ? problem.getCause() : problem;
    }
}
