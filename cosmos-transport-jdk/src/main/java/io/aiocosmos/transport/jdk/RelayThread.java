package io.aiocosmos.transport.jdk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The thread of all relays of a transport. */
final class RelayThread implements Runnable {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Selector selector;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    RelayThread(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this, name);
        thread.setDaemon(true);
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /** After the end, a task runs on the calling thread: it finds its channels closed and closes the rest. */
    void execute(Runnable task) {
        tasks.add(task);
        if (ended) runTasks();
        else selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                selector.select(RelayThread::ready);
                runTasks();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the system's selector failed", e);
        } finally {
            for (SelectionKey key : selector.keys()) close(key.channel());
            close(selector);
            ended = true;
            runTasks();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
    }

    private static void ready(SelectionKey key) {
        if (key.isValid()) ((Runnable) key.attachment()).run();
    }

    void close(long timeoutNanos) {
        closed = true;
        selector.wakeup();
        Shutdown.await(List.of(thread), timeoutNanos);
    }

    static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            return; // it is unusable either way
        }
    }
}
