package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import io.aiocosmos.transport.jdk.JdkTransport;
import io.aiocosmos.transport.netty.NettyTransport;
import io.aiocosmos.transport.okhttp.OkHttpTransport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A request with a body, by each transport, to a server that does nothing. What takes 40 ms or more waited for the
 * acknowledgement of a segment before, by Nagle's algorithm.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BodiesBenchmark {
    private static final byte[] CREATED =
            "HTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Param({"jdk", "netty", "okhttp"})
    String transport;

    /** Of one segment, and of many. */
    @Param({"200", "110000"})
    int bytes;

    private ServerSocket server;
    private HttpTransport client;
    private TransportRequest request;

    @Setup
    public void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
        client = client();
        request = TransportRequest.builder(
                        "POST", Origin.of(URI.create("http://127.0.0.1:" + server.getLocalPort())), "/")
                .body(new byte[bytes], 0, bytes)
                .timeoutNanos(TimeUnit.SECONDS.toNanos(10))
                .build();
    }

    private HttpTransport client() {
        TransportSettings settings = TransportSettings.builder().build();
        if (transport.equals("jdk")) return JdkTransport.create(settings);
        return transport.equals("netty") ? NettyTransport.create(settings) : OkHttpTransport.create(settings);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                Thread serving = new Thread(() -> serve(connection));
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException closed) {
            // the end of the run
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (passHead(in)) {
                in.skipNBytes(bytes);
                connection.getOutputStream().write(CREATED);
            }
        } catch (IOException closed) {
            // by the client
        }
    }

    /** To the empty line behind it; {@code false} at the end of the connection. */
    private static boolean passHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int b = in.read();
            if (b < 0) return false;
            if (b == '\n') ends++;
            else if (b != '\r') ends = 0;
        }
        return true;
    }

    @TearDown
    public void stop() throws IOException {
        client.close();
        server.close();
    }

    @Benchmark
    public int send() throws TransportFailure {
        return client.exchange(request).status();
    }
}
