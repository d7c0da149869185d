package io.aiocosmos.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClientExecutorTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Workers threads = new Workers("test-");
    private final Deadlines timer = new Deadlines("test");
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        timer.close(5_000 * MILLISECOND);
        threads.close(5_000 * MILLISECOND);
    }

    @Test
    void a_task_behind_stuck_threads_gets_another_thread() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        ClientExecutor workers = new ClientExecutor(threads, 100, timer, HOUR);
        for (int i = 0; i < 3 * Workers.minThreads(); i++) workers.execute(this::block);

        workers.execute(done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void threads_never_exceed_the_limit() throws Exception {
        int max = Workers.minThreads() + 1;
        CountDownLatch stuck = new CountDownLatch(max + 1);
        ClientExecutor workers = new ClientExecutor(threads, max, timer, HOUR);
        for (int i = 0; i <= max; i++)
            workers.execute(() -> {
                stuck.countDown();
                block();
            });

        assertThat(stuck.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(threads.count()).isEqualTo(max);
    }

    @Test
    void threads_are_few_again_once_none_is_stuck() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        ClientExecutor workers = new ClientExecutor(threads, 100, timer, MILLISECOND);
        for (int i = 0; i < Workers.minThreads(); i++) workers.execute(this::block);
        workers.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

        end.countDown();

        while (threads.count() > Workers.minThreads()) Thread.onSpinWait();
    }

    private void block() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
