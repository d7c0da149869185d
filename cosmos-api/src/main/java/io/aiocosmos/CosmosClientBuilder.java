package io.aiocosmos;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.ThroughputControl;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Sets up a client; from {@code CosmosClients.builder()} of {@code cosmos-core}. An endpoint and a credential are
 * needed, the rest has defaults. Each setter checks its value at once. Not thread-safe.
 *
 * <pre>{@code
 * CosmosClient client = CosmosClients.builder()
 *         .endpoint("https://account.documents.azure.com")
 *         .key(key)
 *         .preferredRegions("West Europe", "North Europe")
 *         .connect();
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosClientBuilder {
    /**
     * The account's address, such as {@code https://account.documents.azure.com:443/}. {@code http://} is refused but for
     * this machine, unless {@link #allowHttp} is set.
     */
    CosmosClientBuilder endpoint(String endpoint);

    /** The account's key; short for {@code credential(CosmosCredential.key(key))}. */
    CosmosClientBuilder key(String base64);

    /** How the client proves who it is: a key, tokens from a supplier, or a resource token. */
    CosmosClientBuilder credential(CosmosCredential credential);

    /** Endpoint and key as the portal gives them: {@code AccountEndpoint=…;AccountKey=…;}. */
    CosmosClientBuilder connectionString(String connectionString);

    /** Regions to use, the nearest first, as the account names them; case and blanks do not matter. */
    CosmosClientBuilder preferredRegions(String... regions);

    /** Consistency of reads; the account's own by default. */
    CosmosClientBuilder consistencyLevel(ConsistencyLevel level);

    /**
     * Time allowed for an operation, or for a page of a query or list, where its options say nothing; 65 seconds by
     * default. All requests that it takes and all their tries share it.
     */
    CosmosClientBuilder timeout(Duration timeout);

    /** What is retried, how often and how long, where an operation's options say nothing. */
    CosmosClientBuilder retry(RetryOptions options);

    /**
     * When to ask further regions beside a slow one where an operation's options say nothing. Without this, reads are
     * hedged only if the account says that its partitions fail over one by one: after one second, or half of {@link
     * #timeout} where that is less, and then every 500 ms, with {@link HedgingOptions.Builder#budgetPercent the usual
     * budget}. {@link HedgingOptions#none} turns that off. Accounts can forbid it, from one moment to the next.
     */
    CosmosClientBuilder hedging(HedgingOptions options);

    /** Regions not to use where an operation's options say nothing, as {@link RequestOptions.Builder#excludedRegions}. */
    CosmosClientBuilder excludedRegions(String... regions);

    /**
     * The same as it changes: asked for each attempt of an operation whose options say nothing, on the thread that sends
     * it, so it must return at once. If it fails, what it gave last holds. Of this and {@link #excludedRegions(String...)}
     * the later call counts.
     */
    CosmosClientBuilder excludedRegions(Supplier<List<String>> regions);

    /**
     * Whether writes of items get the stored item back ({@code true}, the default) where their options say nothing;
     * {@code createItems} goes by {@link BulkOptions} alone.
     */
    CosmosClientBuilder returnContent(boolean wanted);

    /**
     * Whether to send a write again when its outcome is unknown ({@code false} by default) where its options say nothing,
     * as {@link ItemWriteOptions.Builder#retryUnknownOutcome}; writes of databases and containers have no such option.
     */
    CosmosClientBuilder retryUnknownOutcome(boolean wanted);

    /** A header for all requests, as {@link RequestOptions.Builder#header}; of the same name, an operation's own wins. */
    CosmosClientBuilder header(String name, String value);

    /** The priority of all requests where options say nothing, as {@link RequestOptions.Builder#priorityLevel}. */
    CosmosClientBuilder priorityLevel(PriorityLevel level);

    /** The bucket of all requests where options say nothing, as {@link RequestOptions.Builder#throughputBucket}. */
    CosmosClientBuilder throughputBucket(int bucket);

    /**
     * What holds back the requests of all operations on items where options say nothing, as {@link
     * RequestOptions.Builder#throughputControl}.
     */
    CosmosClientBuilder throughputControl(ThroughputControl control);

    /** The most connections at once, 100 by default; a hard limit. */
    CosmosClientBuilder maxConnections(int connections);

    /**
     * The most bytes of a response, 16 MB (16,777,216) by default; 1 or more. An operation whose response is longer
     * fails with a {@link io.aiocosmos.error.CosmosTransportException} that names the limit.
     */
    CosmosClientBuilder maxResponseBytes(int bytes);

    /** Time allowed for a connection to be made, 5 seconds by default. */
    CosmosClientBuilder connectTimeout(Duration timeout);

    /** TLS as this context has it, for endpoints with certificates of their own. */
    CosmosClientBuilder sslContext(SSLContext context);

    /** Sends everything through an HTTP proxy. The JVM's own proxy properties are not looked at. */
    CosmosClientBuilder proxy(InetSocketAddress address);

    /**
     * Chooses an HTTP proxy, or none, for each region; instead of one proxy for everything. Asked whenever a connection is
     * made, so it must not block. {@code ProxySelector.getDefault()} goes by the JVM's properties ({@code https.proxyHost}).
     */
    CosmosClientBuilder proxySelector(ProxySelector selector);

    /**
     * Who this is to the proxy, by the {@code Basic} scheme: in clear on the way there. The JDK's transport needs the JVM
     * started with {@code -Djdk.http.auth.tunneling.disabledSchemes=} for it.
     *
     * @param user without a colon
     */
    CosmosClientBuilder proxyCredentials(String user, String password);

    /**
     * The transport to use; the client does not close it, and {@link #maxConnections}, {@link #maxResponseBytes},
     * {@link #connectTimeout}, {@link #sslContext} and what is said of proxies are its own business.
     */
    CosmosClientBuilder transport(HttpTransport transport);

    /** The transport to use of several found, by its provider's name: {@code "netty"}. */
    CosmosClientBuilder transport(String name);

    /** The codec to use; no search is made. */
    CosmosClientBuilder codec(JsonCodec codec);

    /** The codec to use of several found, by its provider's name: {@code "jackson"}. */
    CosmosClientBuilder codec(String name);

    /** Hears what the client does; without one nothing is reported. */
    CosmosClientBuilder listener(CosmosListener listener);

    /** Where futures complete; by default where the response arrived. */
    CosmosClientBuilder callbackExecutor(Executor executor);

    /** Whether failures are thrown ({@code true}, the default) or returned as {@link CosmosResponse}. */
    CosmosClientBuilder throwOnFailure(boolean thrown);

    /** Added to the user agent, at most 64 printable ASCII characters: the name of the application, say. */
    CosmosClientBuilder userAgentSuffix(String suffix);

    /** Allows {@code http://} to other machines: keys do not travel, but tokens and items do so unencrypted. */
    CosmosClientBuilder allowHttp(boolean allowed);

    /** Whether to use the regions that the account lists ({@code true}, the default), or only the endpoint given. */
    CosmosClientBuilder endpointDiscovery(boolean used);

    /**
     * Further domains, such as {@code example.com}, in which the regions that the account lists may be. Without this they
     * must be in the endpoint's own domain (what follows the account's name) or in another one of the service's in the
     * same cloud, because requests go there with their credentials; if one is not, operations fail with a {@link
     * io.aiocosmos.error.CosmosSetupException}. A host or address may be given too.
     */
    CosmosClientBuilder trustedDomains(String... domains);

    /** Whether to write to the nearest region where the account allows it; {@code true} by default. */
    CosmosClientBuilder multipleWriteRegions(boolean used);

    /**
     * Whether a region that fails a single partition comes last for that partition for a while: after 10 reads in a row,
     * or 5 writes in an account with several write regions, that failed there by 503, 408, without a connection or without
     * a response in time. One request tries it again after 30 seconds, each later one after twice as long, at most 5
     * minutes. By default only where the account has the service move the writes of single partitions, which the client
     * then follows, with or without this.
     */
    CosmosClientBuilder partitionCircuitBreaker(boolean used);

    /**
     * Makes the client and sends nothing. Without preferred regions the first operation goes straight to the endpoint,
     * and the account is read in the background a second after the first success, or at once when a failure hints that
     * regions changed; with them the account is read first.
     *
     * @throws io.aiocosmos.error.CosmosSetupException if something needed is missing or ambiguous
     */
    CosmosClient build();

    /**
     * Makes the client and reads the account, so that a wrong endpoint or key fails here, within {@link #timeout}. So do
     * preferred regions of which the account has none; if it has some of them, the listener hears of the others.
     */
    CosmosClient connect();

    /** As {@link #connect()}, without waiting. */
    CompletableFuture<CosmosAsyncClient> connectAsync();
}
