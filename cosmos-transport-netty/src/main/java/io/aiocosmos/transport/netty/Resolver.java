package io.aiocosmos.transport.netty;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks names up with the JDK's resolver, which blocks, on threads of its own that go away when there is no work: one for
 * each name at a time, so that one which hangs delays no other, however many connections want it.
 */
final class Resolver {
    /** Receives what a name stands for. */
    interface Answer {
        void found(InetAddress[] addresses);

        void failed(Throwable cause);
    }

    /** What blocks. */
    interface LookUp {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final LookUp lookUp;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger started = new AtomicInteger();
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    Resolver(String threadNames) {
        this(threadNames, InetAddress::getAllByName);
    }

    /** @param lookUp the JDK's, but in tests */
    Resolver(String threadNames, LookUp lookUp) {
        this.lookUp = lookUp;
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> newThread(task, threadNames + started.incrementAndGet()));
    }

    private Thread newThread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        alive.removeIf(ended -> ended.getState() == Thread.State.TERMINATED);
        alive.add(thread);
        return thread;
    }

    /** Answers on {@code loop}. */
    void resolve(String host, Executor loop, Answer answer) {
        CompletableFuture<InetAddress[]> fresh = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> shared = underWay.putIfAbsent(host, fresh);
        (shared == null ? fresh : shared)
                .whenComplete((found, problem) -> tell(loop, () -> {
                    if (problem == null) answer.found(found);
                    else answer.failed(problem);
                }));
        if (shared != null) return;
        if (isLiteral(host)) lookUp(host, fresh);
        else start(host, fresh);
    }

    /** An address needs no look-up, and so no thread. */
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || NetUtil.isValidIpV4Address(host);
    }

    private void start(String host, CompletableFuture<InetAddress[]> answer) {
        try {
            threads.execute(() -> lookUp(host, answer));
        } catch (Throwable e) { // the transport closed, or no thread could be started
            underWay.remove(host);
            answer.completeExceptionally(e);
        }
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> answer) {
        try {
            answer.complete(lookUp.all(host));
        } catch (Throwable e) { // somebody waits for the answer, whatever it is
            answer.completeExceptionally(e);
        } finally {
            underWay.remove(host);
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
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            // A pool has terminated a moment before its last thread has.
            for (Thread thread : alive) TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
