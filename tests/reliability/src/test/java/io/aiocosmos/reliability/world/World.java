package io.aiocosmos.reliability.world;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.Random;
import java.util.function.Consumer;

/**
 * An account with regions A, B and C, of which A takes the writes, a client that prefers them in this order, and its
 * network, all on virtual time. The client's own item is what a test is about: faults hit requests for it alone, and
 * only these are counted. With a seed other than 0 responses take up to 50 ms, and 1 to 8 others use the client, too, with
 * items in another container.
 */
public final class World extends OwnCalls implements AutoCloseable {
    public World(long seed, boolean blocking) {
        super(seed, blocking, seed == 0 ? 0 : 1 + new Random(~seed).nextInt(8), seed == 0 ? 0 : 25_000_000);
    }

    private World(long seed) {
        super(seed, false, 0, 10_000_000);
    }

    /** A world of that seed in which nobody but the test uses the client. */
    public static World alone(long seed) {
        return new World(seed);
    }

    public World regions(String... names) {
        regions = names;
        preferred = names;
        return this;
    }

    public World preferring(String... names) {
        preferred = names;
        return this;
    }

    /** The client's endpoint is a region's own address. */
    public World endpointOf(String region) {
        endpointRegion = region;
        return this;
    }

    public World client(Consumer<CosmosClientBuilder> more) {
        settings = settings.andThen(more);
        return this;
    }

    public World account(Consumer<CosmosEmulator.Builder> more) {
        more.accept(account);
        return this;
    }

    @Override
    public void close() {
        closeClient();
        closeEmulator();
    }
}
