package io.aiocosmos.throughput;

import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets everything go. */
enum Unlimited implements ThroughputControl {
    INSTANCE;

    @Override
    public @Nullable CompletableFuture<?> preparation() {
        return null;
    }

    @Override
    public double admit(String operation, long nanos) {
        return 0;
    }

    @Override
    public TransportResponse refusal(String operation, long nanos) {
        throw new IllegalStateException("nothing is refused");
    }

    @Override
    public void charged(String operation, double reserved, double charged, long nanos) {}
}
