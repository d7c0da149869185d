package io.aiocosmos.reliability.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the campaign over real sockets, by each transport: threads that call at once, a share of failures. */
@Tag("slow")
@Timeout(120)
class SocketCampaignTest {
    private static final int SEEDS = Integer.getInteger("campaign.socketSeeds", 2);
    private static final int THREADS = 4;
    private static final int OPERATIONS = 40;
    private static final String CODEC = "jackson";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String[] VERBS = {
        "read", "read", "create", "upsert", "upsert", "replace", "patch", "delete", "query", "queryall", "batch", "many"
    };

    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Op> history = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty", "okhttp"})
    void no_promise_is_broken_by(String transport) {
        for (int seed = 1; seed <= SEEDS; seed++) run(transport, seed);
    }

    /** By turns on an account that takes writes in one region, and in both. */
    private void run(String transport, int seed) {
        history.clear();
        boolean several = seed % 2 == 0;
        try (CosmosEmulator emulator = CosmosEmulator.builder()
                        .regions("A", "B")
                        .partitions(2)
                        .enableMultipleWriteLocations(several)
                        .http(0)
                        .start();
                CosmosClient byTest = emulator.clientBuilder().codec(CODEC).build();
                CosmosClient atB = emulator.clientBuilder()
                        .codec(CODEC)
                        .preferredRegions("B")
                        .build()) {
            byTest.ensureDatabase(World.DATABASE)
                    .ensureContainer(ContainerProperties.builder(World.CONTAINER, PartitionKeyDefinition.of("/pk"))
                            .changeFeedRetention(Duration.ofDays(7))
                            .build());
            List<StoredVersions> stores = new ArrayList<>();
            stores.add(new StoredVersions(World.ledger(byTest)));
            if (several) stores.add(new StoredVersions(World.ledger(atB)));
            try (CosmosClient client = CosmosClients.builder()
                    .endpoint(emulator.endpoint())
                    .key(emulator.key())
                    .transport(transport)
                    .codec(CODEC)
                    .preferredRegions("A", "B")
                    .connect()) {
                trouble(emulator.faults(), seed);
                allThreads(emulator, new Operations(World.ledger(client)), seed);
                emulator.faults().clear();
            }
            List<Map<String, List<Integer>>> versions =
                    stores.stream().map(StoredVersions::byItem).toList();
            assertThat(Promises.broken(history, versions, several))
                    .as("%s, seed %s", transport, seed)
                    .isEmpty();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("cosmos-" + transport));
    }

    private static void trouble(Faults faults, long seed) {
        for (int status : new int[] {503, 500, 408})
            faults.always().share(0.02, seed + status).respond(status, 0);
        faults.always().share(0.02, seed).respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));
        faults.always().share(0.02, seed).respond(449, 0);
        faults.always().share(0.02, seed).breakBefore();
        faults.always().share(0.02, seed).breakAfter();
        faults.always().share(0.02, seed).cut(10);
    }

    private void allThreads(CosmosEmulator emulator, Operations operations, long seed) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed * THREADS + i);
                ends.add(CompletableFuture.runAsync(() -> calls(operations, random), threads));
            }
            emulator.split(World.DATABASE, World.CONTAINER, "0");
            ends.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private void calls(Operations operations, Random random) {
        for (int i = 0; i < OPERATIONS; i++) {
            Request request = request(random);
            try {
                if (random.nextBoolean()) operations.call(request);
                else operations.start(request).join();
                end(request, null);
            } catch (RuntimeException e) {
                end(request, e);
            }
        }
    }

    private Request request(Random random) {
        String verb = VERBS[random.nextInt(VERBS.length)];
        String key = "k" + random.nextInt(3);
        String id = "i" + random.nextInt(2);
        List<Op> ops = new ArrayList<>();
        ops.add(op(verb, key + "/" + (verb.equals("batch") ? "i0" : id)));
        if (verb.equals("batch")) {
            ops.add(op(verb, key + "/i1"));
            for (Op op : ops) op.batch = ops.get(0).n;
        }
        return new Request(verb, key, id, Terms.within(TIMEOUT), ops);
    }

    private Op op(String verb, String item) {
        boolean reads = List.of("read", "query", "queryall", "many").contains(verb);
        return new Op(0, "0", verb, item, reads ? 0 : numbers.incrementAndGet(), System.nanoTime());
    }

    private void end(Request request, RuntimeException problem) {
        for (Op op : request.ops()) {
            op.ended = System.nanoTime();
            if (problem != null) {
                op.failure = CosmosException.unwrap(problem);
                op.ok = !op.isWrite() && op.isNotFound();
            }
            history.add(op);
        }
    }
}
