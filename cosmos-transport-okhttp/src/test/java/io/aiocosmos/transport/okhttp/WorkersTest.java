package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkersTest {
    private final Workers workers = new Workers("cosmos-okhttp-", TimeUnit.DAYS.toSeconds(1));
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void closing_ends_its_threads() {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        workers.execute(() -> worker.complete(Thread.currentThread()));
        Thread thread = worker.join();

        workers.close();

        assertThat(thread.isAlive()).isFalse();
    }

    /** It would wait for a day. */
    @Test
    @Timeout(60)
    void closing_does_not_wait_for_a_thread_that_a_callback_started() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        workers.execute(() -> started.complete(start()));
        Thread others = started.join();

        workers.close();

        assertThat(others.isAlive()).isTrue();
        end.countDown();
        others.join();
    }

    private Thread start() {
        Thread thread = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
