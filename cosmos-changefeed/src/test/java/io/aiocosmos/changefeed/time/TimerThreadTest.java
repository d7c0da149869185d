package io.aiocosmos.changefeed.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerThreadTest {
    private final TimerThread loop = new TimerThread("cosmos-test");

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tasks_run_in_turn_on_one_daemon_thread() throws InterruptedException {
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            String number = "-" + i;
            loop.execute(() -> {
                names.add(Thread.currentThread().getName()
                        + number
                        + loop.isCurrent()
                        + Thread.currentThread().isDaemon());
                done.countDown();
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(names).containsExactly("cosmos-test-0truetrue", "cosmos-test-1truetrue", "cosmos-test-2truetrue");
        assertThat(loop.isCurrent()).isFalse();
    }

    @Test
    void what_was_cancelled_does_not_run() throws InterruptedException {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            Runnable cancel = loop.later(1, () -> ran.add("cancelled"));
            cancel.run();
            loop.later(2, done::countDown);
        });

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void what_comes_after_the_end_is_dropped() {
        loop.close();

        loop.execute(() -> {
            throw new AssertionError();
        });
        loop.later(0, () -> {}).run();
    }

    @Test
    void the_cause_of_a_failed_stage_comes_without_wrappings() {
        CompletableFuture<Void> failed = CompletableFuture.<Void>failedFuture(new IllegalStateException("why"))
                .thenApply(nothing -> nothing);

        assertThatThrownBy(() -> loop.then(failed, nothing -> failed).get(30, TimeUnit.SECONDS))
                .hasCause(new IllegalStateException("why"));
    }

    @Test
    void a_step_that_throws_fails_what_it_is_part_of() {
        assertThatThrownBy(() -> loop.then(loop.pause(1), over -> {
                            throw new IllegalStateException("why");
                        })
                        .get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }
}
