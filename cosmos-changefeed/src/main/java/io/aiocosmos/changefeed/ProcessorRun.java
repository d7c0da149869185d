package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.engine.ProcessorEngine;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.time.TimerThread;
import io.aiocosmos.changefeed.worker.LeaseHistory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A processor from start to stop, with its thread. */
final class ProcessorRun<T> {
    private final ProcessorSettings settings;
    private final HandlerPair<T> handlers;
    private final EventLoop loop;
    private final HandlerThreads threads;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile ProcessorEngine<T> engine; // null until the leases are found

    private ProcessorRun(ProcessorSettings settings, HandlerPair<T> handlers, EventLoop loop) {
        this.settings = settings;
        this.handlers = handlers;
        this.loop = loop;
        threads = settings.executor == null ? new HandlerThreads() : null;
    }

    static ProcessorRun<?> of(ProcessorSettings settings) {
        return of(settings, new TimerThread("cosmos-changefeed"));
    }

    /** On a loop of the caller's, for tests. */
    static ProcessorRun<?> of(ProcessorSettings settings, EventLoop loop) {
        return new ProcessorRun<>(settings, settings.handlers, loop);
    }

    CompletableFuture<Void> start() {
        loop.when(loop.then(new LeaseContainer(loop, settings).open(), this::begin), (done, problem) -> {
            if (problem == null) started.complete(null);
            else fail(problem);
        });
        return started;
    }

    private void fail(Throwable problem) {
        started.completeExceptionally(problem);
        end();
    }

    private CompletableFuture<Void> begin(LeaseStore store) {
        Executor executor = threads == null ? settings.executor : threads;
        engine = new ProcessorEngine<>(
                loop,
                settings.engine(),
                store,
                new MonitoredContainer<>(settings.monitored, handlers.type(), settings.start, settings.maxItemCount),
                new HandlerCalls<>(loop, executor, handlers.async(), handlers.blocking(), settings.deadLetter),
                new EventReports(settings.listener),
                handlers.type().isAllVersions());
        return engine.start();
    }

    CompletableFuture<Void> stop() {
        loop.execute(() -> {
            if (engine == null) fail(new IllegalStateException("the processor was stopped while it started"));
            else engine.stop().whenComplete((done, problem) -> end());
        });
        return stopped;
    }

    private void end() {
        stopped.complete(null);
        if (threads != null) threads.close();
        loop.execute(loop::close);
    }

    boolean isOver() {
        return stopped.isDone();
    }

    Map<FeedRange, LeaseHistory> leases() {
        ProcessorEngine<T> current = engine;
        return current == null ? Map.of() : current.leases();
    }

    long nanos() {
        return loop.nanos();
    }
}
