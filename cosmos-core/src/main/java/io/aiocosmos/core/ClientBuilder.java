package io.aiocosmos.core;

import io.aiocosmos.AccountKey;
import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PriorityLevel;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.auth.MasterKeySigner;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.client.AsyncClient;
import io.aiocosmos.core.client.Client;
import io.aiocosmos.core.client.ClientOperations;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.discovery.Discovery;
import io.aiocosmos.core.request.Engine;
import io.aiocosmos.core.request.ListenerObserver;
import io.aiocosmos.core.request.Observer;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Settings;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.time.SystemTiming;
import io.aiocosmos.core.time.Timing;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.PrintableText;
import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportSettings;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Collects settings, checks each at once, and puts the engine together. */
final class ClientBuilder implements CosmosClientBuilder {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(65);

    private final UnaryOperator<String> environment;
    private final TransportSettings.Builder transportSettings = TransportSettings.builder();
    private Origin endpoint;
    private BiFunction<Origin, Clock, RequestSigner> signers;
    private List<String> preferredRegions = List.of();
    private ConsistencyLevel consistencyLevel;
    private Duration timeout = DEFAULT_TIMEOUT;
    private RetryOptions retries = RetryOptions.defaults();
    private final ItemWriteOptions.Builder defaults = ItemWriteOptions.builder();
    private HttpTransport transport;
    private String transportName;
    private JsonCodec codec;
    private String codecName;
    private Observer observer;
    private Executor callbackExecutor;
    private boolean thrown = true;
    private String userAgentSuffix = "";
    private boolean httpAllowed;
    private boolean endpointDiscovery = true;
    private boolean multipleWriteRegions = true;
    private Boolean partitionCircuitBreaker;
    private Supplier<List<String>> excludedRegions;
    private List<String> trustedDomains = List.of();
    private Timing timing;

    ClientBuilder(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public CosmosClientBuilder endpoint(String address) {
        endpoint = Endpoints.parse(address);
        return this;
    }

    @Override
    public CosmosClientBuilder key(String base64) {
        AccountKey key = CosmosCredential.key(base64);
        signers = (host, clock) -> new MasterKeySigner(key);
        return this;
    }

    @Override
    public CosmosClientBuilder credential(CosmosCredential proof) {
        present("credential", proof);
        signers = (host, clock) -> Signers.of(proof, host, clock);
        return this;
    }

    @Override
    public CosmosClientBuilder connectionString(String connectionString) {
        ConnectionString parts = ConnectionString.parse(connectionString);
        return endpoint(parts.endpoint).key(parts.key);
    }

    @Override
    public CosmosClientBuilder preferredRegions(String... regions) {
        for (String region : present("regions", regions))
            if (present("region", region).trim().isEmpty())
                throw new IllegalArgumentException("region must not be blank");
            else if (!region.matches(".*[A-Za-z0-9].*"))
                throw new IllegalArgumentException(
                        "region must be a name as the account has it, such as West US 3, was "
                                + PrintableText.of(region));
        preferredRegions = List.of(regions);
        return this;
    }

    @Override
    public CosmosClientBuilder consistencyLevel(ConsistencyLevel level) {
        consistencyLevel = present("consistencyLevel", level);
        return this;
    }

    @Override
    public CosmosClientBuilder timeout(Duration allowed) {
        if (present("timeout", allowed).isZero() || allowed.isNegative())
            throw new IllegalArgumentException("timeout must be positive, was " + allowed);
        timeout = allowed;
        return this;
    }

    @Override
    public CosmosClientBuilder retry(RetryOptions options) {
        retries = present("retry", options);
        return this;
    }

    @Override
    public CosmosClientBuilder hedging(HedgingOptions options) {
        defaults.hedging(options);
        return this;
    }

    @Override
    public CosmosClientBuilder excludedRegions(String... regions) {
        defaults.excludedRegions(regions);
        excludedRegions = null;
        return this;
    }

    @Override
    public CosmosClientBuilder excludedRegions(Supplier<List<String>> regions) {
        excludedRegions = present("regions", regions);
        return this;
    }

    @Override
    public CosmosClientBuilder returnContent(boolean wanted) {
        defaults.returnContent(wanted);
        return this;
    }

    @Override
    public CosmosClientBuilder retryUnknownOutcome(boolean wanted) {
        defaults.retryUnknownOutcome(wanted);
        return this;
    }

    @Override
    public CosmosClientBuilder header(String name, String value) {
        defaults.header(name, value);
        return this;
    }

    @Override
    public CosmosClientBuilder priorityLevel(PriorityLevel level) {
        defaults.priorityLevel(level);
        return this;
    }

    @Override
    public CosmosClientBuilder throughputBucket(int bucket) {
        defaults.throughputBucket(bucket);
        return this;
    }

    @Override
    public CosmosClientBuilder throughputControl(ThroughputControl control) {
        defaults.throughputControl(control);
        return this;
    }

    @Override
    public CosmosClientBuilder maxConnections(int connections) {
        transportSettings.maxConnections(connections);
        return this;
    }

    @Override
    public CosmosClientBuilder maxResponseBytes(int bytes) {
        transportSettings.maxResponseBytes(bytes);
        return this;
    }

    @Override
    public CosmosClientBuilder connectTimeout(Duration allowed) {
        transportSettings.connectTimeout(allowed);
        return this;
    }

    @Override
    public CosmosClientBuilder sslContext(SSLContext context) {
        transportSettings.sslContext(context);
        return this;
    }

    @Override
    public CosmosClientBuilder proxy(InetSocketAddress address) {
        transportSettings.proxy(address);
        return this;
    }

    @Override
    public CosmosClientBuilder proxySelector(ProxySelector selector) {
        transportSettings.proxySelector(selector);
        return this;
    }

    @Override
    public CosmosClientBuilder proxyCredentials(String user, String password) {
        transportSettings.proxyCredentials(user, password);
        return this;
    }

    @Override
    public CosmosClientBuilder transport(HttpTransport instance) {
        transport = present("transport", instance);
        return this;
    }

    @Override
    public CosmosClientBuilder transport(String name) {
        transportName = present("transport", name);
        return this;
    }

    @Override
    public CosmosClientBuilder codec(JsonCodec instance) {
        codec = present("codec", instance);
        return this;
    }

    @Override
    public CosmosClientBuilder codec(String name) {
        codecName = present("codec", name);
        return this;
    }

    @Override
    public CosmosClientBuilder listener(CosmosListener hearing) {
        observer = new ListenerObserver(present("listener", hearing));
        return this;
    }

    @Override
    public CosmosClientBuilder callbackExecutor(Executor executor) {
        callbackExecutor = present("callbackExecutor", executor);
        return this;
    }

    @Override
    public CosmosClientBuilder throwOnFailure(boolean wanted) {
        thrown = wanted;
        return this;
    }

    @Override
    public CosmosClientBuilder userAgentSuffix(String suffix) {
        userAgentSuffix = UserAgent.checkedSuffix(suffix);
        return this;
    }

    @Override
    public CosmosClientBuilder allowHttp(boolean allowed) {
        httpAllowed = allowed;
        return this;
    }

    @Override
    public CosmosClientBuilder endpointDiscovery(boolean used) {
        endpointDiscovery = used;
        return this;
    }

    @Override
    public CosmosClientBuilder multipleWriteRegions(boolean used) {
        multipleWriteRegions = used;
        return this;
    }

    @Override
    public CosmosClientBuilder partitionCircuitBreaker(boolean used) {
        partitionCircuitBreaker = used;
        return this;
    }

    @Override
    public CosmosClientBuilder trustedDomains(String... domains) {
        List<String> checked = new ArrayList<>();
        for (String domain : present("domains", domains)) checked.add(Endpoints.domain(present("domain", domain)));
        trustedDomains = checked;
        return this;
    }

    /** For tests: a clock and waits of their own. */
    ClientBuilder timing(Timing given) {
        timing = given;
        return this;
    }

    @Override
    public CosmosClient build() {
        return new Client(assemble());
    }

    @Override
    public CosmosClient connect() {
        ClientOperations scope = assemble();
        scope.connectOrClose();
        return new Client(scope);
    }

    @Override
    public CompletableFuture<CosmosAsyncClient> connectAsync() {
        ClientOperations scope = assemble();
        CompletableFuture<CosmosAsyncClient> client =
                scope.connectAsync().thenApply(connected -> new AsyncClient(scope));
        client.whenComplete((made, problem) -> {
            if (problem != null) scope.close(); // failed or cancelled: nobody has the client to close it
        });
        return client;
    }

    private ClientOperations assemble() {
        String named = redirect() ? EmulatorHost.VARIABLE : "endpoint";
        if (endpoint == null)
            throw new CosmosSetupException(
                    "No endpoint given: call endpoint(…) or connectionString(…) on the builder.");
        if (signers == null)
            throw new CosmosSetupException(
                    "No credential given: call key(…), credential(…) or connectionString(…) on the builder.");
        if (!endpoint.secure() && !httpAllowed && !RoutingRules.isLoopback(endpoint.host()))
            throw new CosmosSetupException(named + " " + endpoint
                    + " is not encrypted: use https://, or call allowHttp(true) if items may be seen on the way.");
        Timing clockwork = timing != null ? timing : new SystemTiming();
        RequestSigner signer = signers.apply(endpoint, clockwork.clock());
        Codecs codecs = new Codecs(codec != null ? codec : makeCodec());
        TransportSettings settings = transportSettings.build();
        boolean owned = transport == null; // made last: nothing after it fails, so nobody need close it here
        HttpTransport used = owned ? Discovery.makeTransport(transportName, settings) : transport;
        String userAgent = UserAgent.of(used.name(), codecs.name(), userAgentSuffix);
        RequestPipeline pipeline =
                RequestPipeline.of(settings(userAgent, owned ? settings : null), used, owned, signer, clockwork);
        Engine engine = pipeline.engine();
        if (engine.hasListener()) engine.observer().clientOpened(engine.endpoint(), userAgent);
        return ClientOperations.of(pipeline, codecs, thrown);
    }

    /** If it cannot be had, what is wrong with the transport is told with it. */
    private JsonCodec makeCodec() {
        try {
            return Discovery.makeCodec(codecName);
        } catch (CosmosSetupException e) {
            String other = transport != null ? "" : Discovery.transportProblem(transportName);
            throw other.isEmpty() ? e : new CosmosSetupException(other + ' ' + e.getMessage(), e.getCause());
        }
    }

    private Settings settings(String userAgent, TransportSettings ofOurs) {
        return new Settings(
                RoutingRules.of(endpoint, preferredRegions, endpointDiscovery, multipleWriteRegions)
                        .with(trustedDomains, excludedRegions, partitionCircuitBreaker),
                nanos(timeout),
                consistencyLevel,
                userAgent,
                observer,
                callbackExecutor,
                ofOurs == null ? Integer.MAX_VALUE : ofOurs.maxConnections(),
                retries,
                defaults.build());
    }

    /** The environment's word goes before the program's: that is what it is for. */
    private boolean redirect() {
        String host = environment.apply(EmulatorHost.VARIABLE);
        if (host == null || host.trim().isEmpty()) return false;
        endpoint = EmulatorHost.origin(host.trim());
        key(EmulatorHost.KEY);
        return true;
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 2;
        }
    }

    private static <T> T present(String name, T value) {
        if (value == null) throw new NullPointerException(name + " must not be null");
        return value;
    }
}
