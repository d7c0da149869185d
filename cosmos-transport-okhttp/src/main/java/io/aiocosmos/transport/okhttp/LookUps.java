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
 * Looks names up on other threads, because a look-up itself has no time limit and cannot be interrupted; one at a time for
 * each name, so that one which hangs holds one thread however many calls come and go.
 */
final class LookUps {
    private final Executor threads;
    private final long mostNanos;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    /** OkHttp announces a look-up on the thread that is about to wait for it, and does not say later for which call. */
    private final ThreadLocal<CompletableFuture<List<InetAddress>>> announced = new ThreadLocal<>();

    LookUps(Executor threads, long mostNanos) {
        this.threads = threads;
        this.mostNanos = mostNanos;
    }

    /** The look-up that this thread will wait for next: to cancel it ends the waiting. */
    CompletableFuture<List<InetAddress>> announce() {
        CompletableFuture<List<InetAddress>> next = new CompletableFuture<>();
        announced.set(next);
        return next;
    }

    /** The given look-up within our limits. */
    Dns by(Dns dns) {
        return host -> {
            CompletableFuture<List<InetAddress>> own = announced.get();
            announced.remove();
            return await(host, joined(dns, host, own == null ? new CompletableFuture<>() : own));
        };
    }

    private CompletableFuture<List<InetAddress>> joined(
            Dns dns, String host, CompletableFuture<List<InetAddress>> own) {
        CompletableFuture<List<InetAddress>> fresh = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> shared = underWay.putIfAbsent(host, fresh);
        (shared == null ? fresh : shared).whenComplete((found, problem) -> {
            if (problem == null) own.complete(found);
            else own.completeExceptionally(problem);
        });
        if (shared == null) start(dns, host, fresh);
        return own;
    }

    private void start(Dns dns, String host, CompletableFuture<List<InetAddress>> fresh) {
        try {
            threads.execute(() -> lookUp(dns, host, fresh));
        } catch (Throwable e) { // no thread could be started
            underWay.remove(host);
            fresh.completeExceptionally(e);
        }
    }

    private void lookUp(Dns dns, String host, CompletableFuture<List<InetAddress>> fresh) {
        try {
            fresh.complete(dns.lookup(host));
        } catch (Throwable e) {
            fresh.completeExceptionally(e);
        } finally {
            underWay.remove(host);
        }
    }

    /** A look-up blocks by OkHttp's contract. */
    private List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> own) throws UnknownHostException {
        CountDownLatch ended = new CountDownLatch(1);
        own.whenComplete((found, problem) -> ended.countDown());
        try {
            if (!ended.await(mostNanos, TimeUnit.NANOSECONDS)) throw unknown(host, "its look-up took too long", null);
            return own.getNow(null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnknownHostException) throw unknown(e.getCause());
            throw unknown(host, "its look-up failed", e.getCause());
        } catch (CancellationException e) {
            throw unknown(host, "its look-up was given up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "its look-up was interrupted", e);
        }
    }

    /** Several may wait for it, and each needs one of its own: OkHttp adds to it. */
    private static UnknownHostException unknown(Throwable shared) {
        UnknownHostException unknown = new UnknownHostException(shared.getMessage());
        unknown.initCause(shared);
        return unknown;
    }

    private static UnknownHostException unknown(String host, String why, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }
}
