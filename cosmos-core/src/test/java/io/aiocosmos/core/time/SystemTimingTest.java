package io.aiocosmos.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemTimingTest {
    private static final long AN_HOUR = Duration.ofHours(1).toNanos();

    private final SystemTiming timing = new SystemTiming();

    @AfterEach
    void close() {
        timing.close();
    }

    private static boolean isTimerAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("cosmos-timer"));
    }

    @Test
    void what_is_due_runs_on_a_daemon_thread_of_its_own() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        timing.later(1, () -> ran.complete(Thread.currentThread()));

        assertThat(ran.get().getName()).isEqualTo("cosmos-timer");
        assertThat(ran.get().isDaemon()).isTrue();
        assertThat(timing.ownsThread(ran.get())).isTrue();
        assertThat(timing.ownsThread(Thread.currentThread())).isFalse();
    }

    @Test
    void there_is_no_thread_before_somebody_needs_it() {
        assertThat(isTimerAlive()).isFalse();
    }

    @Test
    void closing_runs_at_once_what_waits_and_leaves_no_thread() {
        CountDownLatch ran = new CountDownLatch(2);
        timing.later(AN_HOUR, ran::countDown);
        timing.later(AN_HOUR, ran::countDown);

        timing.close();

        assertThat(ran.getCount()).isZero();
        assertThat(isTimerAlive()).isFalse();
    }

    @Test
    void what_was_cancelled_leaves_nothing_in_the_queue() throws Exception {
        for (int i = 0; i < 100; i++) timing.later(AN_HOUR, () -> {}).cancel(false);
        CompletableFuture<Void> ran = new CompletableFuture<>();
        timing.later(1, () -> ran.complete(null));
        ran.get();

        assertThat(timing.queued()).isZero();
    }

    @Test
    void after_closing_everything_runs_at_once() {
        timing.close();
        CountDownLatch ran = new CountDownLatch(1);

        timing.later(AN_HOUR, ran::countDown);

        assertThat(ran.getCount()).isZero();
    }

    @Test
    void what_was_cancelled_does_not_run_not_even_at_the_end() {
        CountDownLatch ran = new CountDownLatch(1);
        Future<?> later = timing.later(AN_HOUR, ran::countDown);

        later.cancel(false);
        timing.close();

        assertThat(ran.getCount()).isEqualTo(1);
    }

    @Test
    void closing_wakes_who_pauses() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                timing.pause(AN_HOUR);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        waiting.start();

        timing.close();

        assertThat(interrupted.get()).isFalse();
        waiting.join();
    }

    @Test
    void closing_from_a_task_does_not_wait_for_itself() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        timing.later(1, () -> {
            timing.close();
            closed.complete(null);
        });

        assertThat(closed.get()).isNull();
    }

    @Test
    void waiting_for_something_ends_with_it_however_it_ends() throws Exception {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        timing.later(1, () -> failed.completeExceptionally(new IllegalStateException()));

        assertThat(timing.await(failed, AN_HOUR)).isTrue();
    }

    @Test
    void waiting_for_something_that_does_not_come_ends_in_time() throws Exception {
        assertThat(timing.await(new CompletableFuture<>(), 1)).isFalse();
    }
}
