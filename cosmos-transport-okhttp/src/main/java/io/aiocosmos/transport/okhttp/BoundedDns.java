package io.aiocosmos.transport.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Looks names up on another thread, because a look-up itself has no time limit and cannot be interrupted. */
final class BoundedDns implements Dns {
    private final Dns dns;
    private final Executor threads;
    private final long mostNanos;

    BoundedDns(Dns dns, Executor threads, long mostNanos) {
        this.dns = dns;
        this.threads = threads;
        this.mostNanos = mostNanos;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> dns.lookup(host));
        threads.execute(lookup);
        try {
            return lookup.get(mostNanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) throw (UnknownHostException) e.getCause();
            throw unknown(host, "its look-up failed", e.getCause());
        } catch (TimeoutException e) {
            throw unknown(host, "its look-up took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "its look-up was interrupted", e);
        }
    }

    private static UnknownHostException unknown(String host, String why, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }
}
