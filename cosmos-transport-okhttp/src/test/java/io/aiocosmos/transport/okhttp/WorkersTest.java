package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers("cosmos-okhttp-");
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void closing_leaves_none_of_its_threads() {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        workers.execute(() -> worker.complete(Thread.currentThread()));
        Thread thread = worker.join();

        workers.close();

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void closing_does_not_wait_for_a_thread_that_a_callback_started() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        workers.execute(() -> started.complete(start()));
        Thread others = started.join();

        assertTimeout(Duration.ofSeconds(4), workers::close); // it waits 5 seconds for one of its own

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
