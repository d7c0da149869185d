package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Settings;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.time.SystemTiming;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs with responses from several threads at once. */
@Timeout(60)
class BulkOnThreadsTest {
    private static final int ITEMS = 5_000;
    private static final int MAX = 16;

    private final ThreadedTransport transport = new ThreadedTransport();
    private final RequestPipeline pipeline = RequestPipeline.of(
            new Settings(
                    RoutingRules.of(Origin.of(URI.create("https://account.test")), List.of(), false, false),
                    Long.MAX_VALUE,
                    null,
                    "test",
                    null,
                    null,
                    Integer.MAX_VALUE,
                    RetryOptions.defaults(),
                    ItemWriteOptions.defaults()),
            transport,
            true,
            (verb, type, link, date) -> "signed",
            new SystemTiming());
    private final FakeSender sender = new FakeSender(pipeline);
    private final BulkItems<String, ItemResult<String>> bulk = BulkItems.single(pipeline, MAX, sender);

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void check(BulkSummary summary) {
        assertThat(summary.succeeded() + summary.failed()).isEqualTo(ITEMS);
        assertThat(summary.failed()).isEqualTo(transport.conflicts.get());
        assertThat(transport.inFlight.get()).isZero();
        assertThat(transport.max.get()).isLessThanOrEqualTo(MAX);
    }

    @Test
    void a_blocking_run_delivers_every_result_once() {
        AtomicInteger delivered = new AtomicInteger();

        check(bulk.run(new CountedSource<>(ITEMS, Long::toString), result -> delivered.incrementAndGet()));

        assertThat(delivered).hasValue(ITEMS);
    }

    @Test
    void a_list_is_in_the_order_of_the_source() {
        List<ItemResult<String>> results = bulk.run(new CountedSource<>(ITEMS, Long::toString));

        for (int i = 0; i < ITEMS; i++) assertThat(results.get(i).item()).isEqualTo(Integer.toString(i));
    }

    @Test
    void an_async_run_calls_its_consumer_from_one_thread_at_a_time() {
        int[] delivered = {0}; // neither atomic nor volatile

        check(bulk.start(RunMode.collection(new CountedSource<>(ITEMS, Long::toString)), result -> delivered[0]++)
                .join());

        assertThat(delivered[0]).isEqualTo(ITEMS);
    }

    @Test
    void a_publisher_on_its_own_thread_loses_no_item() {
        CompletableFuture<BulkSummary> run;
        try (SubmissionPublisher<String> items =
                new SubmissionPublisher<>(transport.threads, Flow.defaultBufferSize())) {
            run = bulk.start(items, result -> {});
            for (int i = 0; i < ITEMS; i++) items.submit(Integer.toString(i));
        }

        check(run.join());
    }

    @Test
    void cancelling_leaves_nothing_in_flight() throws InterruptedException {
        CompletableFuture<BulkSummary> run = bulk.start(RunMode.collection(CountedSource.endless()), result -> {});
        CompletableFuture.runAsync(() -> run.cancel(true), transport.threads).join();

        transport.threads.shutdown();
        assertThat(transport.threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(run).isCancelled();
        assertThat(transport.inFlight.get()).isZero();
        assertThat(transport.max.get()).isLessThanOrEqualTo(MAX);
    }

    /** Responds on four threads, sometimes with a conflict or a 429. */
    private static final class ThreadedTransport implements HttpTransport {
        private final ExecutorService threads = Executors.newFixedThreadPool(4);
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger max = new AtomicInteger();
        private final AtomicInteger conflicts = new AtomicInteger();

        @Override
        public String name() {
            return "crowd";
        }

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            max.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            CompletableFuture<TransportResponse> pending = new CompletableFuture<>();
            AtomicBoolean open = new AtomicBoolean(true);
            pending.whenComplete((response, problem) -> end(open)); // cancelled
            try {
                threads.execute(() -> {
                    end(open); // before the next request is sent
                    pending.complete(any());
                });
            } catch (RejectedExecutionException e) { // a request that raced with the end of the threads
                pending.completeExceptionally(new TransportFailure(Kind.CLOSED, false, "closed", e));
            }
            return pending;
        }

        private void end(AtomicBoolean open) {
            if (open.getAndSet(false)) inFlight.decrementAndGet();
        }

        private FakeResponse any() {
            int chance = ThreadLocalRandom.current().nextInt(200);
            if (chance == 0) return FakeResponse.status(429, 3200).header("x-ms-retry-after-ms", "1");
            if (chance > 1) return FakeResponse.status(201);
            conflicts.incrementAndGet();
            return FakeResponse.status(409);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
