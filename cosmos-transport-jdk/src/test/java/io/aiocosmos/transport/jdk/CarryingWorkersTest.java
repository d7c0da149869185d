package io.aiocosmos.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CarryingWorkersTest {
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
    void work_behind_threads_that_are_stuck_gets_another_thread() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CarryingWorkers workers = new CarryingWorkers(threads, 100, timer, HOUR);
        for (int i = 0; i < 3 * Workers.fewest(); i++) workers.execute(this::getStuck);

        workers.execute(done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void there_are_never_more_than_the_limit() throws Exception {
        int most = Workers.fewest() + 1;
        CountDownLatch stuck = new CountDownLatch(most + 1);
        CarryingWorkers workers = new CarryingWorkers(threads, most, timer, HOUR);
        for (int i = 0; i <= most; i++)
            workers.execute(() -> {
                stuck.countDown();
                getStuck();
            });

        assertThat(stuck.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(threads.count()).isEqualTo(most);
    }

    @Test
    void they_are_few_again_when_none_is_stuck_any_more() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CarryingWorkers workers = new CarryingWorkers(threads, 100, timer, MILLISECOND);
        for (int i = 0; i < Workers.fewest(); i++) workers.execute(this::getStuck);
        workers.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

        end.countDown();

        while (threads.count() > Workers.fewest()) Thread.onSpinWait();
    }

    private void getStuck() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
