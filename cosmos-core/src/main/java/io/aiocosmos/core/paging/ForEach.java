package io.aiocosmos.core.paging;

import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A subscriber that takes everything and is the future of its end; completing or cancelling it ends the query. */
final class ForEach<T, R> extends ResultFuture<R> implements Flow.Subscriber<T> {
    private final Consumer<? super T> action;
    private final R result;

    ForEach(RequestPipeline pipeline, Consumer<? super T> action, R result) {
        super(pipeline);
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
            action.accept(item);
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
