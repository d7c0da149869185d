package io.aiocosmos.core.malformed;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** Returns responses of the valid service, some of them mutated. Thread-safe. */
final class MutatingTransport implements HttpTransport {
    private final ResponseMutator mutator;

    MutatingTransport(ResponseMutator mutator) {
        this.mutator = mutator;
    }

    @Override
    public String name() {
        return "mutating";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        FakeResponse good = ValidService.respond(request);
        synchronized (mutator) {
            return CompletableFuture.completedFuture(mutator.maybeMutate(good));
        }
    }

    @Override
    public void close() {}
}
