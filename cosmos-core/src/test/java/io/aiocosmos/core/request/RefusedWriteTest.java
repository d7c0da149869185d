package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write that its region refuses: where writes go by now is asked of the account. */
class RefusedWriteTest {
    private final TestEngine engine = new TestEngine();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void waits_for_the_account_and_goes_to_the_new_hub(Driver driver) {
        engine.preferring("west")
                .transport
                .account(
                        FakeAccount.of("west", "east"),
                        FakeAccount.of("east", "west").after(Duration.ofMillis(40)));
        engine.transport.replies("403/3 201 201");

        driver.run(engine, Operations.named("write"));
        driver.run(engine, Operations.named("write"));

        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 east@40 east@40");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void asks_a_second_apart_while_the_account_says_the_same(Driver driver) {
        engine.preferring("west").transport.account(FakeAccount.of("west", "east"));
        engine.transport.replies("403/3 403/3 403/3 201");

        driver.run(engine, Operations.named("write"));

        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 west@0 west@1000 west@2000");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void is_not_stopped_by_an_account_that_cannot_be_read(Driver driver) {
        engine.preferring("west").transport.account(FakeAccount.of("west", "east"), Reply.of("404"));
        engine.transport.replies("403/3 201");

        assertThat(driver.run(engine, Operations.named("write")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void that_is_a_read_for_the_hub_alone_goes_to_another_region(Driver driver) {
        engine.preferring("east", "west").transport.account(FakeAccount.of("west", "east"));
        engine.transport.replies("404/1002 404/1002 403/3 200");

        driver.run(engine, Operations.named("read"));

        assertThat(AttemptTrace.tries(engine)).isEqualTo("east@0 west@0 west!@0 east!@0");
    }

    @Test
    void that_gives_up_leaves_the_read_to_others() {
        engine.preferring("west")
                .transport
                .account(
                        FakeAccount.of("west", "east"),
                        FakeAccount.of("east", "west").after(Duration.ofMillis(500)));
        engine.transport.replies("403/3 403/3").otherwise(Reply.of("201"));
        CompletableFuture<OperationResult> first = engine.pipeline().start(Operations.named("write"), answer -> answer);
        engine.timing.advance(Duration.ofMillis(10));
        CompletableFuture<OperationResult> second =
                engine.pipeline().start(Operations.named("write"), answer -> answer);
        engine.timing.advance(Duration.ofMillis(10));

        second.cancel(true); // it had joined the read that the first one asked for
        engine.timing.advanceUntil(first::isDone);

        assertThat(first.join().status()).isEqualTo(201);
        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 west@10 east@500");
    }
}
