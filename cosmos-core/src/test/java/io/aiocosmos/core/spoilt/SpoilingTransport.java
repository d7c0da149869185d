package io.aiocosmos.core.spoilt;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** Gives the good service's answers, some of them spoilt, to any thread. */
final class SpoilingTransport implements HttpTransport {
    private final Spoiler spoiler;

    SpoilingTransport(Spoiler spoiler) {
        this.spoiler = spoiler;
    }

    @Override
    public String name() {
        return "spoiling";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        FakeResponse good = GoodService.answer(request);
        synchronized (spoiler) {
            return CompletableFuture.completedFuture(spoiler.perhaps(good));
        }
    }

    @Override
    public void close() {}
}
