package io.aiocosmos.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A steady load over a port, with failures, that leaves nothing behind. Half a second in the build; the long one is
 * {@code -Dsoak.seconds=1800}, with {@code soak.rate} and {@code soak.transport} as wanted, and prints figures.
 */
@Tag("slow")
class SoakTest {
    private static final int MILLIS = Integer.getInteger("soak.seconds", 0) * 1000;
    private static final int RATE = Integer.getInteger("soak.rate", 2000);
    private static final String TRANSPORT = System.getProperty("soak.transport", "netty");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int SHORT_MILLIS = 500;
    private static final int REPORTS = 18;

    @Test
    void heap_and_threads_stay_what_they_are() throws InterruptedException {
        try (CosmosEmulator emulator =
                        CosmosEmulator.builder().regions("A", "B").http(0).start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport(TRANSPORT)
                        .codec("jackson")
                        .timeout(TIMEOUT)
                        .preferredRegions("A", "B")
                        .connect()) {
            client.ensureDatabase(World.DATABASE).ensureContainer(ContainerProperties.of(World.CONTAINER, "/pk"));
            trouble(emulator.faults());
            try (Soak soak = new Soak(World.ledger(client).async(), TIMEOUT.toNanos())) {
                if (MILLIS == 0) brief(soak);
                else lasting(soak);
            }
        }
    }

    private static void trouble(Faults faults) {
        for (int status : new int[] {503, 500, 408})
            faults.always().share(0.005, status).respond(status, 0);
        faults.always().share(0.01, 1).respond(429, 3200, Map.of("x-ms-retry-after-ms", "5"));
        faults.always().share(0.005, 2).breakBefore();
        faults.always().share(0.005, 3).breakAfter();
        faults.always().share(0.005, 4).cut(10);
    }

    private static void brief(Soak soak) throws InterruptedException {
        soak.start(RATE);
        pass(SHORT_MILLIS);
        end(soak);
        assertThat(soak.begun()).isPositive();
    }

    private static void lasting(Soak soak) throws InterruptedException {
        soak.start(RATE);
        long heap = 0;
        int threads = 0;
        for (int i = 1; i <= REPORTS; i++) {
            pass(MILLIS / REPORTS);
            System.out.println(MILLIS / 1000 * i / REPORTS + " s: " + soak);
            if (i == REPORTS / 3) heap = Soak.usedHeap();
            // One for each connection is the emulator's, and how many of them are open goes up and down.
            if (i <= REPORTS / 3) threads = Math.max(threads, Soak.threads());
        }
        assertThat(Soak.usedHeap()).isLessThan(heap * 5 / 4 + (10 << 20));
        assertThat(Soak.threads()).isLessThanOrEqualTo(threads + 4);
        end(soak);
        assertThat(soak.late()).isZero();
    }

    private static void end(Soak soak) throws InterruptedException {
        soak.close();
        for (int i = 0; i < 300 && soak.inFlight() > 0; i++) pass(100);
        assertThat(soak.inFlight()).isZero();
        assertThat(soak.foreign()).isEmpty();
    }

    private static void pass(int millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }
}
