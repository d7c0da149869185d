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
 * The transport's own threads: one for each task, ended when idle. The number of connections bounds the tasks.
 */
final class Workers implements Executor {
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final String threadNames;
    private final long closeTimeoutSeconds;
    private final AtomicInteger started = new AtomicInteger();
    private final Queue<Runnable> shortTasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger shortTaskCount = new AtomicInteger();
    private final ThreadGroup group;
    private final ThreadPoolExecutor threads;

    Workers(String threadNames) {
        this(threadNames, CLOSE_TIMEOUT_SECONDS);
    }

    /** @param closeTimeoutSeconds how long closing waits for the threads, and then for the last one */
    Workers(String threadNames, long closeTimeoutSeconds) {
        this.threadNames = threadNames;
        this.closeTimeoutSeconds = closeTimeoutSeconds;
        group = new ThreadGroup(threadNames);
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable task) {
        return new Worker(task, threadNames + started.incrementAndGet(), this);
    }

    /** Runs the task on this thread if the transport is closed: such a late task only completes futures. */
    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Runs brief tasks, of which there may be many, one after another on one thread. */
    void executeInOrder(Runnable task) {
        shortTasks.add(task);
        if (shortTaskCount.getAndIncrement() > 0) return;
        try {
            execute(this::runShortTasks);
        } catch (OutOfMemoryError e) { // no more threads
            runShortTasks();
        }
    }

    private void runShortTasks() {
        do shortTasks.remove().run();
        while (shortTaskCount.decrementAndGet() > 0);
    }

    boolean own(Thread thread) {
        return thread instanceof Worker && ((Worker) thread).owner == this;
    }

    /** Ends the threads after their tasks; waits for them unless called on one of them. */
    void close() {
        threads.shutdown();
        if (own(Thread.currentThread())) return;
        try {
            if (threads.awaitTermination(closeTimeoutSeconds, TimeUnit.SECONDS)) joinLast();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The executor terminates slightly before its last thread. The group may have other threads too: those that a callback
     * started on one of ours.
     */
    private void joinLast() throws InterruptedException {
        Thread[] ending = new Thread[group.activeCount()];
        int count = group.enumerate(ending);
        for (int i = 0; i < count; i++)
            if (own(ending[i])) ending[i].join(TimeUnit.SECONDS.toMillis(closeTimeoutSeconds));
    }

    private static final class Worker extends Thread {
        private final Workers owner;

        Worker(Runnable task, String name, Workers owner) {
            super(owner.group, task, name);
            this.owner = owner;
            setDaemon(true);
        }
    }
}
