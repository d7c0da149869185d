package io.aiocosmos.changefeed;

import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.worker.Delivery;
import io.aiocosmos.changefeed.worker.PageHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Calls the user's handlers: those that may block on the executor. */
final class HandlerCalls<T> implements PageHandler<T> {
    private final EventLoop loop;
    private final Executor executor;
    private final AsyncChangeHandler<T> async; // null if the other one is there
    private final ChangeHandler<T> blocking;
    private final DeadLetterHandler deadLetter;

    HandlerCalls(
            EventLoop loop,
            Executor executor,
            AsyncChangeHandler<T> async,
            ChangeHandler<T> blocking,
            DeadLetterHandler deadLetter) {
        this.loop = loop;
        this.executor = executor;
        this.async = async;
        this.blocking = blocking;
        this.deadLetter = deadLetter;
    }

    private interface Call {
        void run() throws Exception;
    }

    @Override
    public CompletionStage<?> handle(Delivery<T> delivery) {
        DeliveryContext context = new DeliveryContext(loop, delivery);
        if (async != null) return async.handle(delivery.page().items(), context);
        return onExecutor(() -> blocking.handle(delivery.page().items(), context));
    }

    @Override
    public CompletionStage<?> deadLetter(Delivery<T> delivery, Throwable failure) {
        DeliveryContext context = new DeliveryContext(loop, delivery);
        return onExecutor(() -> deadLetter.handle(delivery.page().items(), context, failure));
    }

    private CompletionStage<?> onExecutor(Call call) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                call.run();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }
}
