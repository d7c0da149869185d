package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a call goes on when it is throttled, as the client's options say. */
class ThrottleLimitsTest {
    private OperationResult run(Driver driver, RetryOptions.Builder options, String replies) {
        TestEngine engine = new TestEngine().withoutDiscovery().retries(options.build());
        engine.transport.replies(replies);
        return driver.run(engine, Operations.named("read"));
    }

    private static int attempts(OperationResult result) {
        return result.diagnostics().attempts().size();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void no_retries_leave_the_first_response_as_it_is(Driver driver) {
        OperationResult result = run(driver, RetryOptions.builder().maxThrottleRetries(0), "429 200");

        assertThat(result.status()).isEqualTo(429);
        assertThat(attempts(result)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void retries_end_with_their_number_and_not_before(Driver driver) {
        RetryOptions.Builder two = RetryOptions.builder().maxThrottleRetries(2);

        assertThat(run(driver, two, "429 429 200").status()).isEqualTo(200);
        assertThat(run(driver, two, "429 429 429 200").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void more_retries_than_by_default_can_be_had(Driver driver) {
        String replies = String.join(" ", Collections.nCopies(12, "429+10")) + " 200";

        assertThat(run(driver, RetryOptions.builder(), replies).status()).isEqualTo(429);
        assertThat(run(driver, RetryOptions.builder().maxThrottleRetries(12), replies)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_wait_beyond_the_total_is_not_begun(Driver driver) {
        RetryOptions.Builder second = RetryOptions.builder().maxThrottleWait(Duration.ofSeconds(1));

        assertThat(run(driver, second, "429+500 429+500 200").status()).isEqualTo(200);
        assertThat(attempts(run(driver, second, "429+500 429+501 200"))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void other_failures_are_retried_as_before(Driver driver) {
        OperationResult result = run(driver, RetryOptions.builder().maxThrottleRetries(0), "449 503 200");

        assertThat(result.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_wait_for_ages_is_no_limit(Driver driver) {
        RetryOptions.Builder ages = RetryOptions.builder().maxThrottleWait(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(run(driver, ages, "429+40000 200").status()).isEqualTo(200);
    }
}
