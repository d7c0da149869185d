package io.aiocosmos.transport.netty;

import io.netty.channel.IoEventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transport's event loops, used in turn. They are not in one of Netty's groups, because ending a group starts a
 * thread of Netty's own that outlives {@link #close()}.
 */
final class EventLoops {
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final IoEventLoop[] loops;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    EventLoops(String threadNames, int count) {
        loops = new IoEventLoop[count];
        for (int i = 0; i < count; i++) {
            String name = threadNames + (i + 1);
            loops[i] = new SingleThreadIoEventLoop(
                    null, (ThreadFactory) task -> thread(task, name), NioIoHandler.newFactory());
        }
    }

    private Thread thread(Runnable task, String name) {
        Thread thread = new FastThreadLocalThread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    IoEventLoop next() {
        return loops[Math.floorMod(turn.getAndIncrement(), loops.length)];
    }

    IoEventLoop first() {
        return loops[0];
    }

    /** The loop whose thread the caller is on, or {@code null}. */
    IoEventLoop current() {
        for (IoEventLoop loop : loops) if (loop.inEventLoop()) return loop;
        return null;
    }

    boolean own(Thread thread) {
        return threads.contains(thread);
    }

    /** Ends the loops after their pending tasks; waits for their threads unless called on one of them. */
    void close() {
        for (IoEventLoop loop : loops) loop.shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (!own(Thread.currentThread())) for (Thread thread : threads) join(thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_TIMEOUT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
