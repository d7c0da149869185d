package io.aiocosmos.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that complete futures; {@link ClientExecutor} adds more when needed. */
final class Workers implements Executor {
    /** One thread suffices; the others keep going if a callback blocks. */
    private static final int COUNT =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final String names;
    private final ThreadPoolExecutor pool;

    Workers(String names) {
        this.names = names;
        // The client's tasks after close() are short and never block: they run on the calling thread.
        pool = new ThreadPoolExecutor(
                COUNT,
                Integer.MAX_VALUE, // never reached: the queue is unbounded
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

    /** The number of threads unless some are stuck. */
    static int minThreads() {
        return COUNT;
    }

    /** The current number of threads. */
    int count() {
        return pool.getCorePoolSize();
    }

    /** Adds threads, each started with its first task, or removes threads as soon as they are idle. */
    void resize(int count) {
        pool.setCorePoolSize(count);
    }

    boolean isCaughtUp() {
        return pool.getQueue().isEmpty();
    }

    /** The first task in the queue, or {@code null}. */
    Runnable next() {
        return pool.getQueue().peek();
    }

    boolean own(Thread thread) {
        return thread instanceof Worker && ((Worker) thread).home == this;
    }

    /** Runs the queued tasks and waits for the threads to end; must not wait on one of them. */
    void close(long timeoutNanos) {
        pool.shutdown();
        Shutdown.await(threads, timeoutNanos);
    }

    private Thread worker(Runnable work) {
        Thread thread = new Worker(this, work, names + numbers.incrementAndGet());
        threads.removeIf(ended -> ended.getState() == Thread.State.TERMINATED);
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
