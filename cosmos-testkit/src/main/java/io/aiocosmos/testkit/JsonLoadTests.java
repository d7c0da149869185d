package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import io.aiocosmos.testkit.sample.Entry;
import io.aiocosmos.testkit.sample.Point;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many values and many threads. */
abstract class JsonLoadTests extends JsonTestBase {
    private static final int THREADS = 8;
    private static final int VALUES_A_THREAD = 100;
    private static final int SEEDS = 300;

    JsonLoadTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void a_typed_codec_is_thread_safe() throws Exception {
        TypedCodec<Entry> entries = codec().forType(Entry.class);

        inParallel(thread -> {
            for (int i = 0; i < VALUES_A_THREAD; i++) {
                Point mine = new Point(thread, i);
                Entry entry =
                        new Entry("e" + i, null, mine, List.of(mine, mine), Map.of("p" + thread, mine), i % 2 == 0);
                assertEquals(entry, roundTrip(entries, entry));
            }
        });
    }

    @Test
    void forType_is_thread_safe() throws Exception {
        JsonCodec codec = codec();

        inParallel(thread -> {
            assertEquals(Entry.FULL, roundTrip(codec.forType(Entry.class), Entry.FULL));
            assertEquals(List.of(Map.of()), roundTrip(codec.forType(List.class), List.of(Map.of())));
        });
    }

    @Test
    void random_maps_survive() throws Exception {
        TypedCodec<Map<String, Object>> maps = codec().forType(UNTYPED);

        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, Object> map = new RandomJson(seed, contract.keepsLongsInUntypedMaps()).map();

            assertEquals(RandomJson.comparable(map), RandomJson.comparable(roundTrip(maps, map)), "seed " + seed);
        }
    }

    private static <T> T roundTrip(TypedCodec<T> codec, T value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.encode(value, out);
        return codec.decode(out.toByteArray(), 0, out.size());
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inParallel(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<Void> task = () -> {
                    start.await(30, TimeUnit.SECONDS);
                    work.run(thread);
                    return null;
                };
                all.add(threads.submit(task));
            }
            for (Future<Void> one : all) one.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }
}
