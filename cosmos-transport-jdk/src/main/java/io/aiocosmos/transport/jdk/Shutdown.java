package io.aiocosmos.transport.jdk;

import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Closes the client and waits for threads. */
final class Shutdown {
    private Shutdown() {}

    /**
     * Closes the client on Java 21 and later. The client waits for its last call without a limit, and that may be in the
     * very callback that closes it: so another thread waits, with a limit.
     */
    static void close(HttpClient client, String threadName, long timeoutNanos) {
        if (!((Object) client instanceof AutoCloseable closeable)) return;
        Thread closer = new Thread(() -> close(closeable), threadName);
        closer.setDaemon(true);
        closer.start();
        if (timeoutNanos == 0) return;
        await(List.of(closer), timeoutNanos);
        closer.interrupt(); // makes the client stop without waiting
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("HttpClient.close() declares no exception", e);
        }
    }

    /** Waits that long for all threads together; an interrupt ends the wait and stays set. */
    static void await(Collection<Thread> threads, long timeoutNanos) {
        long end = System.nanoTime() + timeoutNanos;
        try {
            for (Thread thread : threads) {
                long left = end - System.nanoTime();
                if (left > 0) TimeUnit.NANOSECONDS.timedJoin(thread, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
