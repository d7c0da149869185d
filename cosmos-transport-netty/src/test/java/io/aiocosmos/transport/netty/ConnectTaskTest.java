package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportSettings;
import io.netty.channel.Channel;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectTaskTest {
    private final EventLoops loops = new EventLoops("connect-test-", 1);
    private final NameResolver resolver = new NameResolver("connect-test-dns-");
    private final Connector connector = new Connector(TransportSettings.defaults(), resolver);
    private long connectNanos = TimeUnit.SECONDS.toNanos(5);
    private final CompletableFuture<InetSocketAddress> connectedTo = new CompletableFuture<>();
    private final AtomicInteger nettysTimeoutMillis = new AtomicInteger(-1);

    private final List<Closeable> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Closeable each : open) each.close();
        loops.close();
        resolver.close();
    }

    @Test
    void after_an_address_that_refuses_the_next_is_connected() throws Exception {
        InetAddress listening = InetAddress.getByName("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, listening)) {
            connect(server.getLocalPort(), InetAddress.getByName("127.0.0.2"), listening);

            assertThat(connectedTo.get(10, TimeUnit.SECONDS).getAddress()).isEqualTo(listening);
        }
    }

    @Test
    @Tag("slow")
    void a_silent_address_leaves_time_for_the_next_which_is_first_from_then_on() throws Exception {
        connectNanos = TimeUnit.SECONDS.toNanos(4);
        InetAddress silent = InetAddress.getByName("127.0.0.2");
        InetAddress listening = InetAddress.getByName("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, listening)) {
            silence(silent, server.getLocalPort());
            connect(server.getLocalPort(), silent, listening);

            assertThat(connectedTo.get(10, TimeUnit.SECONDS).getAddress()).isEqualTo(listening);
            assertThat(connector.inOrder("books.example", new InetAddress[] {silent, listening}))
                    .containsExactly(listening, silent);
        }
        assertThat(connector.inOrder("other.example", new InetAddress[] {silent, listening}))
                .containsExactly(silent, listening);
    }

    @Test
    void the_last_address_that_refuses_gives_the_failure() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = server.getLocalPort();
        }

        connect(port, InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));

        assertThat(connectedTo)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ConnectException.class)
                .withMessageContaining("127.0.0.1");
    }

    @Test
    void nettys_own_connect_time_out_is_off() throws Exception {
        InetAddress listening = InetAddress.getByName("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, listening)) {
            connect(server.getLocalPort(), listening);

            assertThat(connectedTo).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(nettysTimeoutMillis).hasValue(0);
        }
    }

    /** Listens with a full backlog: connecting neither succeeds nor fails. */
    private void silence(InetAddress address, int port) throws IOException {
        ServerSocket silent = new ServerSocket(port, 1, address);
        open.add(silent);
        for (int i = 0; i < 8; i++) {
            SocketChannel queued = SocketChannel.open();
            open.add(queued);
            queued.configureBlocking(false);
            queued.connect(silent.getLocalSocketAddress());
        }
    }

    private void connect(int port, InetAddress... addresses) {
        Origin origin = Origin.of(URI.create("http://books.example:" + port));
        long end = System.nanoTime() + connectNanos;
        ConnectTask task = new ConnectTask(connector, origin, null, loops.first(), end, new ConnectTask.Listener() {
            @Override
            public void connected(Channel channel) {
                nettysTimeoutMillis.set(channel.config().getConnectTimeoutMillis());
                connectedTo.complete((InetSocketAddress) channel.remoteAddress());
                channel.close();
            }

            @Override
            public void notConnected(Kind kind, Throwable cause) {
                connectedTo.completeExceptionally(cause);
            }
        });
        loops.first().execute(() -> task.found(addresses));
    }
}
