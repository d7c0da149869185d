package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract through a relay: the first address of every host refuses. */
class RelayContractTest extends JdkTransportContractTest {
    private final Set<SocketChannel> unused = ConcurrentHashMap.newKeySet();
    private ServerSocket elsewhere;

    @BeforeEach
    void listen() throws IOException {
        elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : unused) channel.close();
        elsewhere.close();
    }

    @Override
    protected HttpTransport create(TransportSettings settings) {
        return JdkTransport.create(settings, new DeadFirstAddress());
    }

    /** The contract counts connections, so the one that finds the route is kept and used by the relay. */
    private final class DeadFirstAddress extends Network {
        private static final String DEAD = "127.0.0.2";

        private final Map<Integer, SocketChannel> firsts = new ConcurrentHashMap<>();

        @Override
        boolean isName(String host) {
            return true;
        }

        @Override
        InetAddress[] addresses(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(DEAD), InetAddress.getByName(host)};
        }

        @Override
        SocketChannel connect(InetSocketAddress address, int timeoutMillis) throws IOException {
            if (address.getHostString().equals(DEAD)) throw new ConnectException("Connection refused");
            SocketChannel first = firsts.get(address.getPort());
            if (first != null && unused.remove(first)) return first;
            SocketChannel channel = super.connect(address, timeoutMillis);
            if (first != null) return channel;
            unused.add(channel);
            firsts.put(address.getPort(), channel);
            return super.connect((InetSocketAddress) elsewhere.getLocalSocketAddress(), timeoutMillis);
        }
    }
}
