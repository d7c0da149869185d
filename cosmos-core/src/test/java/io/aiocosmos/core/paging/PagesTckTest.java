package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
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

/** The rules of reactive streams for both publishers, with answers that come at once and on another thread. */
@Tag("slow")
class PagesTckTest {
    private static final ExecutorService ANSWERING = Executors.newSingleThreadExecutor();
    private static final String SHOWS_ON_DEMAND = "nothing is sent before there is demand, so nothing can fail or end";
    private static final Map<String, String> OF_ITEMS = Map.of(
            "optional_spec104_emptyStreamMustTerminateBySignallingOnComplete", SHOWS_ON_DEMAND,
            "optional_spec104_mustSignalOnErrorWhenFails", SHOWS_ON_DEMAND,
            "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThemRejectionMustTriggerOnErrorAfterOnSubscribe",
                    SHOWS_ON_DEMAND);
    private static final String NO_EQUALS =
            "each subscriber reads anew and gets pages of its own, which equal no others";
    private static final Map<String, String> OF_PAGES = new HashMap<>(OF_ITEMS);

    static {
        for (String each : List.of(
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfront",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfrontAndCompleteAsExpected",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingOneByOne"))
            OF_PAGES.put(each, NO_EQUALS);
    }

    @AfterAll
    static void end() {
        ANSWERING.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> items_that_come_at_once() {
        return Tck.tests(() -> new Items(Runnable::run), OF_ITEMS);
    }

    @TestFactory
    Stream<DynamicTest> items_that_come_on_another_thread() {
        return Tck.tests(() -> new Items(ANSWERING), OF_ITEMS);
    }

    @TestFactory
    Stream<DynamicTest> pages_that_come_on_another_thread() {
        return Tck.tests(() -> new Pages(ANSWERING), OF_PAGES);
    }

    private static TestEnvironment environment() {
        return new TestEnvironment(250, 20);
    }

    static class Items extends FlowPublisherVerification<String> {
        private final Executor answering;

        Items(Executor answering) {
            super(environment());
            this.answering = answering;
        }

        @Override
        public Flow.Publisher<String> createFlowPublisher(long elements) {
            return query(new Rows(elements, 3, answering));
        }

        @Override
        public Flow.Publisher<String> createFailedFlowPublisher() {
            return null; // see above
        }
    }

    static class Pages extends FlowPublisherVerification<CosmosPage<String>> {
        private final Executor answering;

        Pages(Executor answering) {
            super(environment());
            this.answering = answering;
        }

        @Override
        public Flow.Publisher<CosmosPage<String>> createFlowPublisher(long elements) {
            return query(new Rows(elements, 1, answering)).pages();
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
                RetryOptions.defaults());
        RequestPipeline pipeline = RequestPipeline.of(
                settings, transport, false, (verb, type, link, date) -> "signed", new SystemTiming());
        return new AsyncPages<>(new FeedReader<>(pipeline, new FakePagedRequest()));
    }

    /** So many rows, so many a page; the continuation is where the next page begins. */
    private record Rows(long count, int pageSize, Executor answering) implements HttpTransport {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
            answering.execute(() -> answer.complete(page(request)));
            return answer;
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
