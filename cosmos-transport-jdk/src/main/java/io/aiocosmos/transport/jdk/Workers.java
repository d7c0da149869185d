package io.aiocosmos.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that complete futures; {@link CarryingWorkers} has more of them when that is needed. */
final class Workers implements Executor {
    /** One would do but for a callback that blocks against the rules; more only pass work around. */
    private static final int COUNT =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final String names;
    private final ThreadPoolExecutor pool;

    Workers(String names) {
        this.names = names;
        // What the client still has to tidy up after close() is short and never blocks: it runs where it arises.
        pool = new ThreadPoolExecutor(
                COUNT,
                Integer.MAX_VALUE, // never reached: the queue has no end
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

    /** How many there are when all goes well. */
    static int fewest() {
        return COUNT;
    }

    /** How many threads there may be. */
    int count() {
        return pool.getCorePoolSize();
    }

    /** More threads, each started when there is work for it; or fewer: those too many end when they have none. */
    void resize(int count) {
        pool.setCorePoolSize(count);
    }

    boolean isCaughtUp() {
        return pool.getQueue().isEmpty();
    }

    /** What waits for a thread longest, or {@code null}. */
    Runnable next() {
        return pool.getQueue().peek();
    }

    boolean own(Thread thread) {
        return thread instanceof Worker && ((Worker) thread).home == this;
    }

    /** Finishes what is queued and waits for the threads to end, which one of them must not do. */
    void close(long patienceNanos) {
        pool.shutdown();
        Ending.await(threads, patienceNanos);
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
