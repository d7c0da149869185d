package io.aiocosmos.transport.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;

/**
 * Resolves names on other threads, because a look-up has no time limit and cannot be interrupted. Each name has one look-up
 * at a time, shared by all calls that want it, so one that hangs holds one thread.
 */
final class NameResolver {
    private final Executor threads;
    private final long timeoutNanos;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> pending = new ConcurrentHashMap<>();

    /** OkHttp announces a look-up on the thread that is about to wait for it; the look-up itself does not name the call. */
    private final ThreadLocal<CompletableFuture<List<InetAddress>>> announced = new ThreadLocal<>();

    NameResolver(Executor threads, long timeoutNanos) {
        this.threads = threads;
        this.timeoutNanos = timeoutNanos;
    }

    /** The look-up that this thread waits for next; cancelling it ends the wait. */
    CompletableFuture<List<InetAddress>> announce() {
        CompletableFuture<List<InetAddress>> next = new CompletableFuture<>();
        announced.set(next);
        return next;
    }

    /** The look-up of {@code dns} with a time limit. */
    Dns limited(Dns dns) {
        return host -> {
            CompletableFuture<List<InetAddress>> own = announced.get();
            announced.remove();
            return await(host, joined(dns, host, own == null ? new CompletableFuture<>() : own));
        };
    }

    private CompletableFuture<List<InetAddress>> joined(
            Dns dns, String host, CompletableFuture<List<InetAddress>> own) {
        CompletableFuture<List<InetAddress>> fresh = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> shared = pending.putIfAbsent(host, fresh);
        (shared == null ? fresh : shared).whenComplete((addresses, failure) -> {
            if (failure == null) own.complete(addresses);
            else own.completeExceptionally(failure);
        });
        if (shared == null) start(dns, host, fresh);
        return own;
    }

    private void start(Dns dns, String host, CompletableFuture<List<InetAddress>> fresh) {
        try {
            threads.execute(() -> lookUp(dns, host, fresh));
        } catch (Throwable e) { // no thread could be started
            pending.remove(host);
            fresh.completeExceptionally(e);
        }
    }

    private void lookUp(Dns dns, String host, CompletableFuture<List<InetAddress>> fresh) {
        try {
            fresh.complete(dns.lookup(host));
        } catch (Throwable e) {
            fresh.completeExceptionally(e);
        } finally {
            pending.remove(host);
        }
    }

    /** OkHttp's contract wants a blocking look-up. */
    private List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> own) throws UnknownHostException {
        CountDownLatch ended = new CountDownLatch(1);
        own.whenComplete((addresses, failure) -> ended.countDown());
        try {
            if (!ended.await(timeoutNanos, TimeUnit.NANOSECONDS))
                throw unknown(host, "its look-up took too long", null);
            return own.getNow(null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnknownHostException) throw unknown(e.getCause());
            throw unknown(host, "its look-up failed", e.getCause());
        } catch (CancellationException e) {
            throw unknown(host, "its look-up was cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "its look-up was interrupted", e);
        }
    }

    /** Each call needs an exception of its own, because OkHttp adds suppressed ones to it. */
    private static UnknownHostException unknown(Throwable shared) {
        UnknownHostException unknown = new UnknownHostException("the host is unknown");
        unknown.initCause(shared);
        return unknown;
    }

    private static UnknownHostException unknown(String host, String why, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }
}
