package io.aiocosmos.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that read answers and complete futures. */
final class Workers implements Executor {
    /** One would do but for a callback that blocks against the rules; more only pass work around. */
    private static final int COUNT =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final String prefix;
    private final ThreadPoolExecutor pool;

    Workers(String prefix) {
        this.prefix = prefix;
        // What the client still has to tidy up after close() is short and never blocks: it runs where it arises.
        pool = new ThreadPoolExecutor(
                COUNT,
                COUNT,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::worker,
                (task, closedPool) -> task.run());
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    boolean own(Thread thread) {
        return thread instanceof Worker && ((Worker) thread).home == this;
    }

    /** Finishes what is queued and waits for the threads to end, unless it is one of them that asks. */
    void close(long patienceNanos) {
        pool.shutdown();
        if (own(Thread.currentThread())) return;
        Ending.await(threads, patienceNanos);
    }

    private Thread worker(Runnable work) {
        Thread thread = new Worker(this, work, prefix + "-jdk-" + numbers.incrementAndGet());
        threads.add(thread);
        return thread;
    }

    private static final class Worker extends Thread {
        private final Workers home;

        Worker(Workers home, Runnable work, String name) {
            super(work, name);
            this.home = home;
            setDaemon(true);
        }
    }
}
