package io.aiocosmos.reliability.scenario;

import io.aiocosmos.CosmosCredential;
import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes access tokens that are good for an hour, and counts them. */
final class Tokens {
    private static final String THREAD = "cosmos-token";

    private final World world;
    private int asked;

    Tokens(World world) {
        this.world = world;
        world.time().beforePassing(Tokens::awaitSuppliers);
    }

    /** Suppliers are asked on threads of their own. */
    private static void awaitSuppliers() {
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (thread.getName().equals(THREAD)) join(thread);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int asked() {
        return asked;
    }

    CosmosCredential credential() {
        return CosmosCredential.token(request -> CompletableFuture.completedFuture(new AccessToken(
                "token-" + ++asked, world.time().clock().instant().plus(Duration.ofHours(1)))));
    }
}
