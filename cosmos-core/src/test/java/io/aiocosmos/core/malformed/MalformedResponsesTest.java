package io.aiocosmos.core.malformed;

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
 * With any response, an operation ends, and failures are a {@link CosmosException}. A missing value is a {@link
 * NoSuchElementException} of {@code value()}, and plans and rows may need unsupported features.
 */
@Tag("slow")
class MalformedResponsesTest {
    private static final int SEEDS = 100;

    private long failures;

    /** A client whose responses are mutated by the seed. */
    private static TestEngine engine(long seed) {
        TestEngine engine = new TestEngine().timeout(Duration.ofSeconds(20));
        if (seed % 3 == 0) engine.preferring("east", "west");
        ResponseMutator mutator = new ResponseMutator(seed, seed % 5 == 0 ? 1 : 0.3);
        FakeTransport transport = engine.transport;
        transport.account((response, timing) ->
                response.complete(mutator.maybeMutate(ValidService.respond(last(transport.accountReads())))));
        transport.otherwise((response, timing) ->
                response.complete(mutator.maybeMutate(ValidService.respond(last(transport.requests())))));
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
    void of_the_blocking_view_end_in_a_CosmosException(BlockingOperation operation) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            TestEngine engine = engine(seed);
            engine.timing.onWaiting(() -> engine.timing.advanceUntil(() -> engine.timing.waiting() == 0));
            try (CosmosClient client = new Client(scope(engine, seed))) {
                for (int i = 0; i < 2; i++)
                    assertEndsProperly(operation + " of seed " + seed, () -> operation.with.accept(client));
            }
        });
        assertThat(failures).as("failures").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void of_the_async_view_end_in_a_CosmosException(AsyncOperation operation) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            TestEngine engine = engine(seed);
            try (CosmosAsyncClient client = new AsyncClient(scope(engine, seed))) {
                for (int i = 0; i < 2; i++)
                    assertEndsProperly(operation + " of seed " + seed, () -> get(engine, operation.with.apply(client)));
            }
        });
        boolean reported = // by its results
                operation == AsyncOperation.CREATE_ITEMS || operation == AsyncOperation.EXECUTE_BULK;
        assertThat(failures).as("failures").isGreaterThan(reported ? -1 : 0);
    }

    /** In real time, with a very short timeout: the blocking thread cannot advance a virtual clock. */
    @Test
    void of_blocking_createItems_end_in_a_CosmosException() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            try (CosmosClient client = CosmosClients.builder()
                    .endpoint("https://account.test")
                    .key("c2VjcmV0")
                    .timeout(Duration.ofMillis(5))
                    .transport(new MutatingTransport(new ResponseMutator(seed, 0.3)))
                    .codec(new TestCodec())
                    .throwOnFailure(seed % 2 == 0)
                    .build()) {
                assertEndsProperly(
                        "createItems of seed " + seed,
                        () -> client.database("books")
                                .container("ledger")
                                .createItems(
                                        List.of(TestValues.ITEM, TestValues.ITEM, TestValues.ITEM),
                                        TestValues.SHORT_TIMEOUT)
                                .forEach(TestValues::readAll));
            }
        });
    }

    private static void get(TestEngine engine, CompletableFuture<?> future) throws Exception {
        engine.timing.advanceUntil(future::isDone); // fails if it will never be done
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error) throw (Error) e.getCause();
            throw (Exception) e.getCause();
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private void assertEndsProperly(String what, Action operation) {
        try {
            operation.run();
        } catch (CosmosException e) {
            failures++;
            assertThat(e.getMessage()).as(what).isNotBlank();
        } catch (NoSuchElementException e) {
            failures++;
            assertThat(e.getMessage()).as(what).contains("without a value: see hasValue()");
        } catch (UnsupportedOperationException e) {
            assertThat(e.getMessage()).as(what).startsWith("this client does not support"); // what is planned
        } catch (IllegalStateException e) {
            assertThat(e.getMessage()).as(what).startsWith("this query cannot be continued"); // by such rows
        } catch (Throwable e) {
            throw new AssertionError(what + " ended with " + e, e);
        }
    }

    /** Checks the test itself. */
    @ParameterizedTest
    @EnumSource
    void succeed_when_nothing_is_mutated(BlockingOperation operation) {
        TestEngine engine = new TestEngine();
        FakeTransport transport = engine.transport;
        transport.otherwise((response, timing) -> response.complete(ValidService.respond(last(transport.requests()))));
        try (CosmosClient client = new Client(scope(engine, 0))) {
            operation.with.accept(client);
        }
    }

    @ParameterizedTest
    @EnumSource
    void succeed_in_async_operations_when_nothing_is_mutated(AsyncOperation operation) throws Exception {
        TestEngine engine = new TestEngine();
        FakeTransport transport = engine.transport;
        transport.otherwise((response, timing) -> response.complete(ValidService.respond(last(transport.requests()))));
        try (CosmosAsyncClient client = new AsyncClient(scope(engine, 0))) {
            get(engine, operation.with.apply(client));
        }
    }
}
