package io.aiocosmos.transport.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks names up with the JDK's resolver, which blocks, on threads of its own that go away when there is no work. */
final class Resolver {
    /** Receives what a name stands for. */
    interface Answer {
        void found(InetAddress[] addresses);

        void failed(Exception cause);
    }

    private static final int THREADS = 2;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Resolver(String threadNames) {
        threads = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, threadNames + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Answers on {@code loop}. */
    void resolve(String host, Executor loop, Answer answer) {
        try {
            threads.execute(() -> lookUp(host, loop, answer));
        } catch (RejectedExecutionException e) {
            answer.failed(e);
        }
    }

    private static void lookUp(String host, Executor loop, Answer answer) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            tell(loop, () -> answer.found(addresses));
        } catch (UnknownHostException e) {
            tell(loop, () -> answer.failed(e));
        }
    }

    private static void tell(Executor loop, Runnable answer) {
        try {
            loop.execute(answer);
        } catch (RejectedExecutionException e) {
            // The transport closed meanwhile, and nobody waits for the answer any more.
        }
    }

    /** Ends the threads. One that is inside the operating system's resolver ends when that answers. */
    void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
