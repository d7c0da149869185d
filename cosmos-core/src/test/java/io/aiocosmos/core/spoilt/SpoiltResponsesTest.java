package io.aiocosmos.core.spoilt;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.core.client.AsyncClient;
import io.aiocosmos.core.client.Client;
import io.aiocosmos.core.client.ClientOperations;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the service answers, an operation ends, and if it fails, then with a {@link CosmosException}; a value that is
 * not there is missed with {@link NoSuchElementException}, as {@code value()} says, and plans and rows may be beyond what
 * queries can do.
 */
@Tag("slow")
class SpoiltResponsesTest {
    private static final int SEEDS = 100;

    private long missed;

    /** A client whose answers are spoilt by that seed. */
    private static TestEngine engine(long seed) {
        TestEngine engine = new TestEngine().timeout(Duration.ofSeconds(20));
        if (seed % 3 == 0) engine.preferring("east", "west");
        Spoiler spoiler = new Spoiler(seed, seed % 5 == 0 ? 1 : 0.3);
        FakeTransport transport = engine.transport;
        transport.account((answer, timing) ->
                answer.complete(spoiler.perhaps(GoodService.answer(last(transport.accountReads())))));
        transport.otherwise(
                (answer, timing) -> answer.complete(spoiler.perhaps(GoodService.answer(last(transport.requests())))));
        return engine;
    }

    private static TransportRequest last(List<TransportRequest> requests) {
        return requests.get(requests.size() - 1);
    }

    private static ClientOperations scope(TestEngine engine, long seed) {
        return ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), seed % 2 == 0);
    }

    @ParameterizedTest
    @EnumSource
    void of_the_blocking_view_end_in_the_family(BlockingUse use) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            TestEngine engine = engine(seed);
            engine.timing.onWaiting(() -> engine.timing.advanceUntil(() -> engine.timing.waiting() == 0));
            try (CosmosClient client = new Client(scope(engine, seed))) {
                for (int i = 0; i < 2; i++) ends(use + " of seed " + seed, () -> use.with.accept(client));
            }
        });
        assertThat(missed).as("failures").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void of_the_async_view_end_in_the_family(AsyncUse use) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            TestEngine engine = engine(seed);
            try (CosmosAsyncClient client = new AsyncClient(scope(engine, seed))) {
                for (int i = 0; i < 2; i++) ends(use + " of seed " + seed, () -> get(engine, use.with.apply(client)));
            }
        });
        boolean told = use == AsyncUse.CREATE_ITEMS; // by its results
        assertThat(missed).as("failures").isGreaterThan(told ? -1 : 0);
    }

    /** In real time, of which it gets next to none, since its thread waits where nobody could make time pass. */
    @Test
    void of_items_created_by_a_thread_that_waits_end_in_the_family() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            try (CosmosClient client = CosmosClients.builder()
                    .endpoint("https://account.test")
                    .key("c2VjcmV0")
                    .timeout(Duration.ofMillis(5))
                    .transport(new SpoilingTransport(new Spoiler(seed, 0.3)))
                    .codec(new TestCodec())
                    .throwOnFailure(seed % 2 == 0)
                    .build()) {
                ends(
                        "createItems of seed " + seed,
                        () -> client.database("books")
                                .container("ledger")
                                .createItems(List.of(Uses.ITEM, Uses.ITEM, Uses.ITEM), Uses.AT_ONCE)
                                .forEach(Uses::told));
            }
        });
    }

    private static void get(TestEngine engine, CompletableFuture<?> future) throws Exception {
        engine.timing.advanceUntil(future::isDone); // fails if that will never be
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error) throw (Error) e.getCause();
            throw (Exception) e.getCause();
        }
    }

    private interface Use {
        void run() throws Exception;
    }

    private void ends(String what, Use use) {
        try {
            use.run();
        } catch (CosmosException e) {
            missed++;
            assertThat(e.getMessage()).as(what).isNotBlank();
        } catch (NoSuchElementException e) {
            missed++;
            assertThat(e.getMessage()).as(what).contains("without a value: see hasValue()");
        } catch (UnsupportedOperationException e) {
            assertThat(e.getMessage()).as(what).startsWith("this client does not support"); // what is planned
        } catch (IllegalStateException e) {
            assertThat(e.getMessage()).as(what).startsWith("this query cannot be continued"); // by such rows
        } catch (Throwable e) {
            throw new AssertionError(what + " ended with " + e, e);
        }
    }

    /** Without it the test would say nothing. */
    @ParameterizedTest
    @EnumSource
    void when_nothing_is_spoilt_end_well(BlockingUse use) {
        TestEngine engine = new TestEngine();
        FakeTransport transport = engine.transport;
        transport.otherwise((answer, timing) -> answer.complete(GoodService.answer(last(transport.requests()))));
        try (CosmosClient client = new Client(scope(engine, 0))) {
            use.with.accept(client);
        }
    }

    @ParameterizedTest
    @EnumSource
    void when_nothing_is_spoilt_end_well_too(AsyncUse use) throws Exception {
        TestEngine engine = new TestEngine();
        FakeTransport transport = engine.transport;
        transport.otherwise((answer, timing) -> answer.complete(GoodService.answer(last(transport.requests()))));
        try (CosmosAsyncClient client = new AsyncClient(scope(engine, 0))) {
            get(engine, use.with.apply(client));
        }
    }
}
