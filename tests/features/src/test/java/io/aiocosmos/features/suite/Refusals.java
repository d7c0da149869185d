package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.PrintableText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a wrong argument must meet with: an error of one line that names it and the rule. */
final class Refusals {
    static final int MAX_MESSAGE = 300;

    private Refusals() {}

    /** @param says the beginning of the message: the argument, then the rule */
    static void refused(ThrowingCallable use, String says) {
        assertThatThrownBy(use).satisfies(problem -> {
            assertThat(problem)
                    .isInstanceOfAny(
                            IllegalArgumentException.class, NullPointerException.class, CosmosSetupException.class);
            assertThat(problem.getMessage()).startsWith(says);
            isOneLine(problem);
        });
    }

    static void isOneLine(Throwable problem) {
        assertThat(problem.getMessage())
                .as("message of %s", problem.getClass().getName())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(MAX_MESSAGE)
                .isEqualTo(PrintableText.of(problem.getMessage()));
    }
}
