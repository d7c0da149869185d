package io.aiocosmos.changefeed.testing;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The way of one instance to the emulator: requests and responses take virtual time, and with a chance the instance is
 * killed when it sends, or when the request was processed. A request on its way arrives also if its sender is dead.
 */
public final class SimulatedTransport implements HttpTransport {
    private static final int MOST_LATENCY_MILLIS = 40;

    private final VirtualTime time;
    private final HttpTransport emulator;
    private final VirtualLoop owner;
    private final Random random;
    private final BiConsumer<TransportRequest, TransportResponse> processed;
    private double killChance;
    private Runnable onKill = () -> {};

    /** @param processed hears of each request that the emulator has processed */
    public SimulatedTransport(
            VirtualTime time,
            HttpTransport emulator,
            VirtualLoop owner,
            Random random,
            BiConsumer<TransportRequest, TransportResponse> processed) {
        this.time = time;
        this.emulator = emulator;
        this.owner = owner;
        this.random = random;
        this.processed = processed;
    }

    /** From now on it is killed with a chance, before a request or after it. */
    public void kill(double chance, Runnable then) {
        killChance = chance;
        onKill = then;
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        if (owner.isDead() || isKilled()) return response;
        time.later(latency(), () -> arrive(request, response));
        return response;
    }

    private void arrive(TransportRequest request, CompletableFuture<TransportResponse> end) {
        emulator.send(request).whenComplete((response, problem) -> {
            if (problem == null) processed.accept(request, response);
            if (owner.isDead() || isKilled()) return;
            time.later(latency(), () -> {
                if (owner.isDead()) return;
                if (problem != null) end.completeExceptionally(problem);
                else end.complete(response);
            });
        });
    }

    private boolean isKilled() {
        if (random.nextDouble() >= killChance) return false;
        owner.kill();
        onKill.run();
        return true;
    }

    private long latency() {
        return (1 + random.nextInt(MOST_LATENCY_MILLIS)) * 1_000_000L;
    }

    @Override
    public void close() {}
}
