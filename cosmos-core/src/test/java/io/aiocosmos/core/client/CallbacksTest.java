package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a callback executor, operations of several requests complete there, whatever they waited for last. */
class CallbacksTest {
    private final TestClient client = new TestClient();
    private int depth;

    private void execute(Runnable task) {
        depth++;
        task.run();
        depth--;
    }

    /** Whether the operation ended on the executor, once it ended. */
    private boolean endsThere(RequestChain operation, List<Reply> replies) {
        client.engine.callbacks(this::execute).timeout(Duration.ofSeconds(10));
        client.transport.replies(replies.toArray(new Reply[0]));
        CompletableFuture<Boolean> there = new CompletableFuture<>();

        operation.start(client.async()).whenComplete((value, problem) -> there.complete(depth > 0));
        client.engine.timing.advance(Duration.ofSeconds(10));

        return there.getNow(false);
    }

    private static Reply slow(TransportResponse answer) {
        return Reply.of(answer).after(Duration.ofMillis(10));
    }

    @ParameterizedTest
    @EnumSource
    void values_do(RequestChain operation) {
        List<Reply> replies =
                operation.answers.stream().map(CallbacksTest::slow).toList();

        assertThat(endsThere(operation, replies)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void failures_of_the_first_request_do(RequestChain operation) {
        assertThat(endsThere(operation, List.of(slow(FakeResponse.status(403)))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void failures_of_the_last_request_do(RequestChain operation) {
        List<TransportResponse> good = operation.answers.subList(0, operation.answers.size() - 1);
        List<Reply> replies = new ArrayList<>();
        for (TransportResponse answer : good) replies.add(slow(answer));
        replies.add(slow(FakeResponse.status(403)));

        assertThat(endsThere(operation, replies)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void answers_that_cannot_be_read_do(RequestChain operation) {
        assertThat(endsThere(operation, List.of(slow(FakeResponse.ok("{<"))))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void running_out_of_time_does(RequestChain operation) {
        assertThat(endsThere(operation, List.of(Reply.never()))).isTrue();
    }
}
