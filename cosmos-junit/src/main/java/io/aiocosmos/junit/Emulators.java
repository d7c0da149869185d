package io.aiocosmos.junit;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.ReflectionSupport;

/** The emulators of a run: one that all tests share, and those that tests have for themselves. Thread-safe. */
final class Emulators implements AutoCloseable {
    static final Namespace NAMESPACE = Namespace.create(Emulators.class);

    private static final CosmosTestSetup DEFAULTS = new CosmosTestSetup() {};

    private final AtomicInteger databases = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final Optional<JsonCodec> codec = onlyCodec();
    private EmulatorHost shared;

    static Emulators of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Emulators.class, key -> new Emulators(), Emulators.class);
    }

    /** On the machine's clock, since nobody can advance it for one test alone. */
    synchronized EmulatorHost shared() {
        if (shared == null) shared = start(CosmosEmulator.builder(), DEFAULTS);
        return shared;
    }

    /** @param clockStands until the test advances it; else it is the machine's */
    EmulatorHost startOwn(Class<? extends CosmosTestSetup> setup, boolean clockStands) {
        EmulatorClock clock = clockStands ? EmulatorClock.virtual(Instant.now()) : EmulatorClock.system();
        CosmosTestSetup settings = setup == CosmosTestSetup.class ? DEFAULTS : ReflectionSupport.newInstance(setup);
        return start(CosmosEmulator.builder().clock(clock), settings);
    }

    private EmulatorHost start(CosmosEmulator.Builder builder, CosmosTestSetup setup) {
        started.incrementAndGet();
        return new EmulatorHost(builder, setup, codec);
    }

    /** One for all clients, so that it gets to know each type of item once. Of none or several, clients say what to do. */
    private static Optional<JsonCodec> onlyCodec() {
        List<ServiceLoader.Provider<JsonCodecProvider>> found =
                ServiceLoader.load(JsonCodecProvider.class).stream().toList();
        return found.size() == 1 ? Optional.of(found.get(0).get().create()) : Optional.empty();
    }

    /** How many were started so far. */
    int started() {
        return started.get();
    }

    String newDatabaseId() {
        return "test-" + databases.incrementAndGet();
    }

    @Override
    public synchronized void close() {
        if (shared != null) shared.close();
    }
}
