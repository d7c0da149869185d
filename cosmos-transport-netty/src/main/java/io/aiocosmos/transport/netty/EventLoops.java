package io.aiocosmos.transport.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transport's event loops, used in turn. With Netty 4.2 they are not in one of its groups, because ending a group
 * starts a thread of Netty's own that outlives {@link #close()}.
 */
final class EventLoops {
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final EventLoop[] loops;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    EventLoops(String threadNames, int count) {
        loops = new EventLoop[count];
        for (int i = 0; i < count; i++) {
            String name = threadNames + (i + 1);
            loops[i] = create(task -> thread(task, name));
        }
    }

    private static EventLoop create(ThreadFactory threads) {
        try {
            return Netty42.create(threads);
        } catch (NoClassDefFoundError olderNetty) {
            return createIn41(threads);
        }
    }

    /** Netty 4.1 makes loops in a group only. What ends there is reported by a thread of Netty's, for a second more. */
    @SuppressWarnings("deprecation") // in 4.2
    private static EventLoop createIn41(ThreadFactory threads) {
        EventLoopGroup group = new NioEventLoopGroup(1, threads); // the class's own next() differs between the two
        return group.next();
    }

    /** A class of its own, since Netty 4.1 does not have those that it is linked with. */
    private static final class Netty42 {
        static EventLoop create(ThreadFactory threads) {
            return new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
        }
    }

    private Thread thread(Runnable task, String name) {
        Thread thread = new FastThreadLocalThread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    EventLoop next() {
        return loops[Math.floorMod(turn.getAndIncrement(), loops.length)];
    }

    EventLoop first() {
        return loops[0];
    }

    /** The loop whose thread the caller is on, or {@code null}. */
    EventLoop current() {
        for (EventLoop loop : loops) if (loop.inEventLoop()) return loop;
        return null;
    }

    boolean own(Thread thread) {
        return threads.contains(thread);
    }

    /** Ends the loops after their pending tasks; waits for their threads unless called on one of them. */
    void close() {
        for (EventLoop loop : loops) loop.shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
