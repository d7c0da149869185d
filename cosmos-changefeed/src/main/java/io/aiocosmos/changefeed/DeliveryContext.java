package io.aiocosmos.changefeed;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.worker.Delivery;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a handler is told of one page. */
final class DeliveryContext implements ChangeFeedContext {
    private final EventLoop loop;
    private final Delivery<?> delivery;

    DeliveryContext(EventLoop loop, Delivery<?> delivery) {
        this.loop = loop;
        this.delivery = delivery;
    }

    @Override
    public FeedRange feedRange() {
        return delivery.range();
    }

    @Override
    public String continuation() {
        return delivery.page().continuation();
    }

    @Override
    public int attempt() {
        return delivery.attempt();
    }

    @Override
    public boolean isOwned() {
        return delivery.isOwned();
    }

    @Override
    public void checkpoint() {
        if (loop.isCurrent())
            throw new IllegalStateException("checkpoint() waits, and this thread must not: call checkpointAsync()");
        BlockingWait.on(checkpointAsync());
    }

    @Override
    public CompletableFuture<Void> checkpointAsync() {
        return delivery.checkpoint().thenAccept(ours -> {
            if (!ours)
                throw new IllegalStateException(
                        "another instance has the lease " + feedRange().text() + " now");
        });
    }

    @Override
    public double requestCharge() {
        return delivery.page().requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return delivery.page().sessionToken();
    }

    @Override
    public Diagnostics diagnostics() {
        return delivery.page().diagnostics();
    }
}
