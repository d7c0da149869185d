package io.aiocosmos.core.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AsyncLoopTest {
    @Test
    void a_million_steps_that_do_not_wait_need_no_stack() {
        AtomicInteger count = new AtomicInteger();

        AsyncLoop.whileTrue(() -> CompletableFuture.completedFuture(count.incrementAndGet() < 1_000_000))
                .join();

        assertThat(count).hasValue(1_000_000);
    }

    @Test
    void steps_that_wait_go_on_when_they_are_answered_and_need_no_stack_either() {
        Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<Void> end = AsyncLoop.whileTrue(() -> {
            count.incrementAndGet();
            CompletableFuture<Boolean> step = new CompletableFuture<>();
            asked.add(step);
            return step;
        });

        for (int i = 0; i < 10_000; i++) asked.remove().complete(true);
        assertThat(end).isNotDone();
        asked.remove().complete(false);

        assertThat(end).isCompleted();
        assertThat(count).hasValue(10_001);
    }

    @Test
    void the_first_failure_ends_it() {
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<Boolean> failing = new CompletableFuture<>();
        CompletableFuture<Void> end = AsyncLoop.whileTrue(() -> {
            count.incrementAndGet();
            return failing;
        });

        failing.completeExceptionally(new IllegalStateException("no"));

        assertThatThrownBy(end::join).hasRootCauseMessage("no");
        assertThat(count).hasValue(1);
    }

    @Test
    void a_step_that_throws_ends_it_at_once_and_after_a_wait() {
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<Void> end = AsyncLoop.whileTrue(() -> {
            if (count.incrementAndGet() > 1) throw new IllegalStateException("no");
            return first;
        });
        assertThat(end).isNotDone();

        first.complete(true);

        assertThatThrownBy(end::join).hasRootCauseMessage("no");
        assertThatThrownBy(AsyncLoop.whileTrue(() -> {
                    throw new IllegalStateException("at once");
                })::join)
                .hasRootCauseMessage("at once");
    }
}
