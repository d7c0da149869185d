package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Settings;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Tck;
import io.aiocosmos.core.time.SystemTiming;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The Reactive Streams TCK for both publishers, with responses at once and on another thread. */
@Tag("slow")
class PagesTckTest {
    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor();
    private static final String LAZY = "nothing is sent before there is demand, so nothing can fail or end";
    private static final Map<String, String> ITEM_EXCLUSIONS = Map.of(
            "optional_spec104_emptyStreamMustTerminateBySignallingOnComplete", LAZY,
            "optional_spec104_mustSignalOnErrorWhenFails", LAZY,
            "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThemRejectionMustTriggerOnErrorAfterOnSubscribe",
                    LAZY);
    private static final String NO_EQUALS = "each subscriber gets page objects of its own, which are not equal";
    private static final Map<String, String> PAGE_EXCLUSIONS = new HashMap<>(ITEM_EXCLUSIONS);

    static {
        for (String each : List.of(
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfront",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfrontAndCompleteAsExpected",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingOneByOne"))
            PAGE_EXCLUSIONS.put(each, NO_EQUALS);
    }

    @AfterAll
    static void end() {
        EXECUTOR.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> items_with_immediate_responses() {
        return Tck.tests(() -> new Items(Runnable::run), ITEM_EXCLUSIONS);
    }

    @TestFactory
    Stream<DynamicTest> items_with_responses_on_another_thread() {
        return Tck.tests(() -> new Items(EXECUTOR), ITEM_EXCLUSIONS);
    }

    @TestFactory
    Stream<DynamicTest> pages_with_responses_on_another_thread() {
        return Tck.tests(() -> new Pages(EXECUTOR), PAGE_EXCLUSIONS);
    }

    private static TestEnvironment environment() {
        return new TestEnvironment(250, 20);
    }

    static class Items extends FlowPublisherVerification<String> {
        private final Executor executor;

        Items(Executor executor) {
            super(environment());
            this.executor = executor;
        }

        @Override
        public Flow.Publisher<String> createFlowPublisher(long elements) {
            return query(new Rows(elements, 3, executor));
        }

        @Override
        public Flow.Publisher<String> createFailedFlowPublisher() {
            return null; // see above
        }
    }

    static class Pages extends FlowPublisherVerification<CosmosPage<String>> {
        private final Executor executor;

        Pages(Executor executor) {
            super(environment());
            this.executor = executor;
        }

        @Override
        public Flow.Publisher<CosmosPage<String>> createFlowPublisher(long elements) {
            return query(new Rows(elements, 1, executor)).pages();
        }

        @Override
        public Flow.Publisher<CosmosPage<String>> createFailedFlowPublisher() {
            return null; // see above
        }
    }

    private static AsyncPages<String> query(HttpTransport transport) {
        Settings settings = new Settings(
                RoutingRules.of(Origin.of(URI.create("https://account.test")), List.of(), false, false),
                Long.MAX_VALUE,
                null,
                "test",
                null,
                null,
                1,
                RetryOptions.defaults(),
                ItemWriteOptions.defaults());
        RequestPipeline pipeline = RequestPipeline.of(
                settings, transport, false, (verb, type, link, date) -> "signed", new SystemTiming());
        return new AsyncPages<>(new PagedRequestReader<>(pipeline, new FakePagedRequest()));
    }

    /** Serves a number of rows by pages; the continuation is the index of the next row. */
    private record Rows(long count, int pageSize, Executor executor) implements HttpTransport {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            CompletableFuture<TransportResponse> response = new CompletableFuture<>();
            executor.execute(() -> response.complete(page(request)));
            return response;
        }

        private FakeResponse page(TransportRequest request) {
            String continuation = FakeTransport.header(request, "x-ms-continuation");
            long from = continuation == null ? 0 : Long.parseLong(continuation);
            StringBuilder rows = new StringBuilder();
            for (long row = from; row < count && row < from + pageSize; row++)
                rows.append(row == from ? "" : ",").append(row);
            boolean more = count - from > pageSize;
            return FakePagedRequest.page(rows.toString(), more ? Long.toString(from + pageSize) : null);
        }

        @Override
        public void close() {}
    }
}
