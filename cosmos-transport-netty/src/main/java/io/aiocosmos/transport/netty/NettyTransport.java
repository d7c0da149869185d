package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.util.concurrent.CompletableFuture;

/**
 * HTTP/1.1 over Netty's NIO event loops. Thread-safe. A request reuses the connection of its origin that became idle last,
 * opens one while fewer than {@link TransportSettings#maxConnections()} are open, or waits. Futures complete on an event
 * loop, so their dependent actions must not block.
 *
 * <pre>{@code
 * TransportSettings settings = TransportSettings.builder().idleTimeout(Duration.ofSeconds(30)).build();
 * HttpTransport transport = NettyTransport.create(settings);
 * CosmosClients.builder().transport(transport);
 * }</pre>
 */
public final class NettyTransport implements HttpTransport {
    private final EventLoops loops;
    private final ConnectionPool pool;
    private final NameResolver resolver;

    private NettyTransport(TransportSettings settings, int eventLoops) {
        loops = new EventLoops(settings.threadNamePrefix() + "-netty-", eventLoops);
        resolver = new NameResolver(settings.threadNamePrefix() + "-netty-dns-");
        pool = new ConnectionPool(settings, loops, new Connector(settings, resolver));
    }

    /** A transport with two event loops, or one on a single processor. Opens no connection. */
    public static NettyTransport create(TransportSettings settings) {
        return create(settings, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A transport with that many event loops, each a thread that starts with its first connection. Opens no connection.
     *
     * @param eventLoops 1 or more; connections are assigned to them in turn
     */
    public static NettyTransport create(TransportSettings settings, int eventLoops) {
        if (eventLoops < 1) throw new IllegalArgumentException("eventLoops must be at least 1, was " + eventLoops);
        return new NettyTransport(settings, eventLoops);
    }

    @Override
    public String name() {
        return NettyTransportProvider.NAME;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        NettyCall call = new NettyCall(request, pool);
        TransportFailure unsupported = RequestWriter.unsupported(request);
        if (unsupported != null) call.completeExceptionally(unsupported);
        else pool.take(call);
        return call;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return loops.own(thread);
    }

    @Override
    public void close() {
        pool.close();
        loops.close();
        resolver.close();
    }
}
