package io.aiocosmos.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What diagnostics say of an operation's tries. */
class AttemptLogTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void each_try_is_listed_with_its_time_and_the_wait_before_it(Driver driver) {
        engine.transport.replies(
                Reply.of("429+200").after(Duration.ofMillis(20)),
                Reply.of("BROKEN"),
                Reply.of("410/1000").after(Duration.ofMillis(5)),
                Reply.of("200").after(Duration.ofMillis(7)));

        Diagnostics diagnostics = driver.run(engine, Operations.named("read")).diagnostics();

        String endpoint = "https://account.test";
        assertThat(diagnostics.attempts())
                .containsExactly(
                        new AttemptLog.Attempt(endpoint, 429, 0, Duration.ofMillis(20), Duration.ZERO, false),
                        new AttemptLog.Attempt(endpoint, 0, 0, Duration.ZERO, Duration.ofMillis(200), false),
                        new AttemptLog.Attempt(endpoint, 410, 1000, Duration.ofMillis(5), Duration.ZERO, false),
                        new AttemptLog.Attempt(endpoint, 200, 0, Duration.ofMillis(7), Duration.ZERO, false));
        assertThat(diagnostics.elapsed()).isEqualTo(Duration.ofMillis(232));
        assertThat(diagnostics.requestCharge()).isEqualTo(3);
    }

    @Test
    void one_line_tells_it_all() {
        engine.transport.replies("449 201");

        assertThat(engine.pipeline().run(Operations.named("write")).diagnostics())
                .hasToString("Diagnostics[10 ms, 2.0 RU; 449/0 from https://account.test in 0 ms;"
                        + " 201/0 from https://account.test in 0 ms]");
    }

    @Test
    void of_an_operation_that_was_never_sent_there_are_none() {
        engine.pipeline().close();

        Diagnostics diagnostics =
                engine.pipeline().run(Operations.named("read")).diagnostics();

        assertThat(diagnostics.attempts()).isEmpty();
        assertThat(diagnostics).hasToString("Diagnostics[0 ms, 0.0 RU]");
    }
}
