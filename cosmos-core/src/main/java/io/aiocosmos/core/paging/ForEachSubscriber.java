package io.aiocosmos.core.paging;

import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

/**
 * A subscriber with unbounded demand, and the future of its completion. Completing or cancelling the future cancels the
 * subscription.
 */
final class ForEachSubscriber<T, R> extends ResultFuture<R> implements Flow.Subscriber<T> {
    /** Whether pages may be read before their items are wanted. */
    final boolean readsAhead;

    private final BiConsumer<ResultFuture<R>, ? super T> action;
    private final R result;

    /** @param action gets this future, too: to complete it ends the subscription */
    ForEachSubscriber(
            RequestPipeline pipeline, boolean readsAhead, BiConsumer<ResultFuture<R>, ? super T> action, R result) {
        super(pipeline);
        this.readsAhead = readsAhead;
        this.action = action;
        this.result = result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        whenComplete((value, problem) -> subscription.cancel());
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        try {
            action.accept(this, item);
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        complete(result);
    }
}
