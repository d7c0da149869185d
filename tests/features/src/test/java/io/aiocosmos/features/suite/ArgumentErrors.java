package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.PrintableText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on the errors of invalid arguments: one line with the argument and the rule. */
final class ArgumentErrors {
    static final int MAX_MESSAGE = 300;

    private ArgumentErrors() {}

    /** @param says the beginning of the message: the argument, then the rule */
    static void assertRejected(ThrowingCallable use, String says) {
        assertThatThrownBy(use).satisfies(problem -> {
            assertThat(problem)
                    .isInstanceOfAny(
                            IllegalArgumentException.class, NullPointerException.class, CosmosSetupException.class);
            assertThat(problem.getMessage()).startsWith(says);
            assertOneLine(problem);
        });
    }

    static void assertOneLine(Throwable problem) {
        assertThat(problem.getMessage())
                .as("message of %s", problem.getClass().getName())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(MAX_MESSAGE)
                .isEqualTo(PrintableText.of(problem.getMessage()));
    }
}
