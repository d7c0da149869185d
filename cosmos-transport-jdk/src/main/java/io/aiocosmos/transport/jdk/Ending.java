package io.aiocosmos.transport.jdk;

import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends the client and waits for threads. */
final class Ending {
    private Ending() {}

    /**
     * Closes a client where Java can (21 and later). The client waits for its last call without end, and that one may be
     * in the very callback that closes: so another thread waits, and only so long.
     */
    static void close(HttpClient client, String threadName, long patienceNanos) {
        if (!((Object) client instanceof AutoCloseable closeable)) return;
        Thread closer = new Thread(() -> close(closeable), threadName);
        closer.setDaemon(true);
        closer.start();
        if (patienceNanos == 0) return;
        await(List.of(closer), patienceNanos);
        closer.interrupt(); // makes the client stop without waiting
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("HttpClient.close() declares no exception", e);
        }
    }

    /** Waits so long for all of them together; an interrupt ends the waiting and stays set. */
    static void await(Collection<Thread> threads, long patienceNanos) {
        long end = System.nanoTime() + patienceNanos;
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
