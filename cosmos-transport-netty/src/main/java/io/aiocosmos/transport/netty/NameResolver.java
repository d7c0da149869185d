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
 * Resolves names with the JDK's resolver, which blocks, on threads of its own that end when idle. Each name has one
 * look-up at a time, shared by all connections that want it, so one that hangs delays no other name.
 */
final class NameResolver {
    /** Receives the addresses of a name. */
    interface Callback {
        void found(InetAddress[] addresses);

        void failed(Throwable cause);
    }

    /** A blocking look-up. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private static final long CLOSE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger started = new AtomicInteger();
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> pending = new ConcurrentHashMap<>();

    NameResolver(String threadNames) {
        this(threadNames, InetAddress::getAllByName);
    }

    /** @param lookup the JDK's, except in tests */
    NameResolver(String threadNames, Lookup lookup) {
        this.lookup = lookup;
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

    /** The callback runs on {@code loop}. */
    void resolve(String host, Executor loop, Callback callback) {
        CompletableFuture<InetAddress[]> fresh = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> shared = pending.putIfAbsent(host, fresh);
        (shared == null ? fresh : shared)
                .whenComplete((addresses, failure) -> runOn(loop, () -> {
                    if (failure == null) callback.found(addresses);
                    else callback.failed(failure);
                }));
        if (shared != null) return;
        if (isLiteral(host)) lookUp(host, fresh);
        else start(host, fresh);
    }

    /** An IP address needs no look-up and no thread. */
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || NetUtil.isValidIpV4Address(host);
    }

    private void start(String host, CompletableFuture<InetAddress[]> result) {
        try {
            threads.execute(() -> lookUp(host, result));
        } catch (Throwable e) { // the transport closed, or no thread could be started
            pending.remove(host);
            result.completeExceptionally(e);
        }
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> result) {
        try {
            result.complete(lookup.addresses(host));
        } catch (Throwable e) { // connections wait for the result, whatever it is
            result.completeExceptionally(e);
        } finally {
            pending.remove(host);
        }
    }

    private static void runOn(Executor loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The transport closed meanwhile, and its connections with it.
        }
    }

    /** Ends the threads. One that is inside the operating system's resolver ends when that returns. */
    void close() {
        threads.shutdownNow();
        long end = System.nanoTime() + CLOSE_TIMEOUT_NANOS;
        try {
            // The executor terminates slightly before its last thread.
            for (Thread thread : alive) TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
