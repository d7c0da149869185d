package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.util.concurrent.CompletableFuture;

/**
 * HTTP/1.1 over Netty's NIO event loops. Thread-safe. A request takes the connection of its origin that came free last,
 * opens one while fewer than {@link TransportSettings#maxConnections()} are open, or waits its turn. Futures complete on
 * an event loop, so what is chained to them must not block.
 */
public final class NettyTransport implements HttpTransport {
    private final EventLoops loops;
    private final ConnectionPool pool;
    private final Resolver resolver;

    private NettyTransport(TransportSettings settings, int eventLoops) {
        loops = new EventLoops(settings.threadNamePrefix() + "-netty-", eventLoops);
        resolver = new Resolver(settings.threadNamePrefix() + "-netty-dns-");
        pool = new ConnectionPool(settings, loops, new Dialer(settings, resolver));
    }

    /** A transport of two event loops, or of one where there is only one processor. Opens no connection. */
    public static NettyTransport create(TransportSettings settings) {
        return create(settings, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A transport of so many event loops, each a thread that starts with the first connection it gets. Opens no
     * connection.
     *
     * @param eventLoops 1 or more; connections are dealt out to them in turn
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
        Call call = new Call(request, pool);
        TransportFailure refusal = RequestWriter.refusal(request);
        if (refusal != null) call.completeExceptionally(refusal);
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
