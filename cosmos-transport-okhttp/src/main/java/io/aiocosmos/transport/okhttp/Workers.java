package io.aiocosmos.transport.okhttp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transport's own threads: as many as there is work for, gone soon after it. Those who hand work in bound it, by the
 * number of connections.
 */
final class Workers implements Executor {
    private static final long IDLE_SECONDS = 30;
    private static final long MOST_SECONDS_TO_END = 5;

    private final String threadNames;
    private final long mostSecondsToEnd;
    private final AtomicInteger started = new AtomicInteger();
    private final Queue<Runnable> brief = new ConcurrentLinkedQueue<>();
    private final AtomicInteger briefCount = new AtomicInteger();
    private final ThreadGroup group;
    private final ThreadPoolExecutor threads;

    Workers(String threadNames) {
        this(threadNames, MOST_SECONDS_TO_END);
    }

    /** @param mostSecondsToEnd how long closing waits for the threads, and then for the last one */
    Workers(String threadNames, long mostSecondsToEnd) {
        this.threadNames = threadNames;
        this.mostSecondsToEnd = mostSecondsToEnd;
        group = new ThreadGroup(threadNames);
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        return new Worker(work, threadNames + started.incrementAndGet(), this);
    }

    /** Does the work here and now if the threads have ended: what comes so late only completes futures. */
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** Does brief work, of which there may be much, after that which was given before; on one thread. */
    void executeInOrder(Runnable work) {
        brief.add(work);
        if (briefCount.getAndIncrement() > 0) return;
        try {
            execute(this::doBrief);
        } catch (OutOfMemoryError e) { // the system gives no further thread
            doBrief();
        }
    }

    private void doBrief() {
        do brief.remove().run();
        while (briefCount.decrementAndGet() > 0);
    }

    boolean own(Thread thread) {
        return thread instanceof Worker && ((Worker) thread).owner == this;
    }

    /** Ends the threads after the work they have; waits for them unless called on one. */
    void close() {
        threads.shutdown();
        if (own(Thread.currentThread())) return;
        try {
            if (threads.awaitTermination(mostSecondsToEnd, TimeUnit.SECONDS)) joinLast();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The pool is terminated a moment before the last of its threads is gone. Their group may have others: a thread that
     * is started on one of ours without a group of its own.
     */
    private void joinLast() throws InterruptedException {
        Thread[] ending = new Thread[group.activeCount()];
        int count = group.enumerate(ending);
        for (int i = 0; i < count; i++) if (own(ending[i])) ending[i].join(TimeUnit.SECONDS.toMillis(mostSecondsToEnd));
    }

    private static final class Worker extends Thread {
        private final Workers owner;

        Worker(Runnable work, String name, Workers owner) {
            super(owner.group, work, name);
            this.owner = owner;
            setDaemon(true);
        }
    }
}
