package io.aiocosmos.core.testing;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.request.ListenerObserver;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Settings;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A pipeline over a {@link FakeTransport}; its endpoint is {@code https://account.test}. Configure it before the first
 * call of {@link #pipeline}.
 */
public final class TestEngine {
    public final VirtualTiming timing = new VirtualTiming();
    public final FakeTransport transport = new FakeTransport(timing).account(FakeAccount.of("west"));
    public final List<CosmosEvent> events = new ArrayList<>();
    private CosmosListener listener = events::add;
    private String endpoint = "https://account.test";
    private List<String> preferredRegions = List.of();
    private boolean discovery = true;
    private boolean multipleWrites = true;
    private Boolean circuitBreaker;
    private Supplier<List<String>> excluded;
    private ConsistencyLevel consistency;
    private Duration timeout = Duration.ofSeconds(65);
    private Executor callbacks;
    private RetryOptions retries = RetryOptions.defaults();
    private ItemWriteOptions defaults = ItemWriteOptions.defaults();
    private boolean ownsTransport = true;
    private int maxConnections = Integer.MAX_VALUE;
    private RequestSigner signer = (verb, type, link, date) -> "signed " + verb + " " + type + " " + link;
    private RequestPipeline pipeline;

    /** Sets the endpoint; the account is then read before the first operation. */
    public TestEngine at(String address) {
        endpoint = address;
        return this;
    }

    public TestEngine preferring(String... regions) {
        preferredRegions = List.of(regions);
        return this;
    }

    public TestEngine withoutDiscovery() {
        discovery = false;
        return this;
    }

    public TestEngine withoutMultipleWrites() {
        multipleWrites = false;
        return this;
    }

    /** Whether regions that fail a range are avoided for it; the default is what the account says. */
    public TestEngine circuitBreaker(boolean used) {
        circuitBreaker = used;
        return this;
    }

    public TestEngine excluding(Supplier<List<String>> regions) {
        excluded = regions;
        return this;
    }

    public TestEngine consistency(ConsistencyLevel level) {
        consistency = level;
        return this;
    }

    public TestEngine timeout(Duration allowed) {
        timeout = allowed;
        return this;
    }

    public TestEngine retries(RetryOptions given) {
        retries = given;
        return this;
    }

    public TestEngine defaults(ItemWriteOptions given) {
        defaults = given;
        return this;
    }

    public TestEngine callbacks(Executor executor) {
        callbacks = executor;
        return this;
    }

    public TestEngine lentTransport() {
        ownsTransport = false;
        return this;
    }

    public TestEngine maxConnections(int connections) {
        maxConnections = connections;
        return this;
    }

    public TestEngine signer(RequestSigner given) {
        signer = given;
        return this;
    }

    public TestEngine listener(CosmosListener given) {
        listener = given;
        return this;
    }

    public RequestPipeline pipeline() {
        if (pipeline == null)
            pipeline = RequestPipeline.of(
                    new Settings(
                            RoutingRules.of(
                                            Origin.of(URI.create(endpoint)),
                                            preferredRegions,
                                            discovery,
                                            multipleWrites)
                                    .with(List.of(), excluded, circuitBreaker),
                            timeout.toNanos(),
                            consistency,
                            "test/1",
                            listener == null ? null : new ListenerObserver(listener),
                            callbacks,
                            maxConnections,
                            retries,
                            defaults),
                    transport,
                    ownsTransport,
                    signer,
                    timing);
        return pipeline;
    }

    public <E extends CosmosEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
