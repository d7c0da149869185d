package io.aiocosmos.core.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A subscriber that takes what the test asks for, and remembers. */
class RecordingSubscriber<T> implements Flow.Subscriber<T> {
    final List<T> items = new ArrayList<>();
    Flow.Subscription subscription;
    Throwable problem;
    boolean completed;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onError(Throwable why) {
        problem = why;
    }

    @Override
    public void onComplete() {
        completed = true;
    }
}
