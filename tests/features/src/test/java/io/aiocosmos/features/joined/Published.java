package io.aiocosmos.features.joined;

import java.util.Iterator;
import java.util.concurrent.Flow;

/** Publishes what an iterable gives, on the thread that asks for it, and no more than was asked for. */
final class Published<T> implements Flow.Publisher<T> {
    private final Iterable<T> items;

    Published(Iterable<T> items) {
        this.items = items;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        subscriber.onSubscribe(new Turn<>(items.iterator(), subscriber));
    }

    /** One subscriber's way through the items; calls to {@code request} may come from within {@code onNext}. */
    private static final class Turn<T> implements Flow.Subscription {
        private final Iterator<T> items;
        private final Flow.Subscriber<? super T> subscriber;
        private long wanted;
        private boolean giving;
        private boolean over;

        Turn(Iterator<T> items, Flow.Subscriber<? super T> subscriber) {
            this.items = items;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            synchronized (this) {
                wanted = Math.min(wanted, Long.MAX_VALUE - n) + n;
                if (giving) return;
                giving = true;
            }
            while (mayGive()) give();
        }

        private synchronized boolean mayGive() {
            giving = wanted > 0 && !over;
            if (giving) wanted--;
            return giving;
        }

        private void give() {
            boolean more;
            T item = null;
            try {
                more = items.hasNext();
                if (more) item = items.next();
            } catch (RuntimeException e) {
                cancel();
                subscriber.onError(e);
                return;
            }
            if (more) {
                subscriber.onNext(item);
            } else {
                cancel();
                subscriber.onComplete();
            }
        }

        @Override
        public synchronized void cancel() {
            over = true;
        }
    }
}
