package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.RetryKind;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a call goes on when attempts fail, as the options of the client or of the operation say. */
class RetryLimitsTest {
    private static OperationResult run(RetryOptions options, String replies) {
        TestEngine engine = new TestEngine().withoutDiscovery().retries(options);
        engine.transport.replies(replies);
        return Driver.BLOCKING.run(engine, Operations.named("read"));
    }

    private static int attempts(OperationResult result) {
        return result.diagnostics().attempts().size();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION, CONNECT",
        "CONNECTION, BROKEN",
        "TIMEOUT, TIMEOUT",
        "TIMEOUT, 408",
        "THROTTLED, 429+1",
        "UNAVAILABLE, 503",
        "UNAVAILABLE, 500",
        "CONCURRENT_WRITES, 449",
        "CONTAINER_CHANGED, 410/1002",
        "CONTAINER_CHANGED, 404/1013"
    })
    void a_kind_that_is_not_wanted_is_not_retried_and_others_are(RetryKind kind, String failure) {
        String replies = failure + " 200";

        assertThat(attempts(run(RetryOptions.builder().except(kind).build(), replies)))
                .isEqualTo(1);
        assertThat(attempts(run(RetryOptions.builder().only(kind).build(), replies)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void without_retries_the_first_failure_is_the_operations(Driver driver) {
        TestEngine engine = new TestEngine().withoutDiscovery().retries(RetryOptions.none());
        engine.transport.replies("503 200");

        assertThat(driver.run(engine, Operations.named("read")).status()).isEqualTo(503);
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void an_operations_own_options_stand_instead_of_the_clients(Driver driver) {
        TestEngine engine = new TestEngine().withoutDiscovery().retries(RetryOptions.none());
        engine.transport.replies("503 200");
        Operation patient = Operations.read().retry(RetryOptions.defaults()).build();

        assertThat(driver.run(engine, patient).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 503", "2, 503", "3, 200"})
    void all_kinds_count_together(int most, int status) {
        RetryOptions options = RetryOptions.builder().maxRetries(most).build();

        OperationResult result = run(options, "449 429+1 503 200");

        assertThat(attempts(result)).isEqualTo(most + 1);
        assertThat(result.isOk()).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @CsvSource({"1000, 3", "999, 2", "499, 1"})
    void all_waits_count_together(int most, int attempts) {
        RetryOptions options =
                RetryOptions.builder().maxWait(Duration.ofMillis(most)).build();

        assertThat(attempts(run(options, "429+500 429+500 200"))).isEqualTo(attempts);
    }
}
