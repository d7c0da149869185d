package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Heads of requests and responses, in the package of the transport to access its classes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeadBenchmark {
    private static final String[] HEADERS = {
        "x-ms-version", "2020-07-15",
        "user-agent", "aio-cosmos-java/1.2.3 netty jackson",
        "x-ms-documentdb-partitionkey", "[\"partition-1\"]",
        "x-ms-session-token", "0:-1#31",
        "x-ms-date", "Fri, 12 Jan 2024 21:44:35 GMT",
        "authorization", "type%3dmaster%26ver%3d1.0%26sig%3d" + "x".repeat(46)
    };

    private final ByteBuf wire = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
            .writeBytes(("HTTP/1.1 200 Ok\r\nContent-Length: 0\r\n" + io.aiocosmos.benchmarks.gateway.ResponseHead.USUAL
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
    private final HeadBuffer heads = new HeadBuffer();
    private final ResponseHead head = readHead();
    private final Origin origin = Origin.of(URI.create("http://127.0.0.1:8081"));
    private final RequestWriter writer = new RequestWriter(origin, null);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final TransportRequest request = TransportRequest.builder(
                    "GET", origin, "/dbs/bench/colls/items/docs/item-1")
            .headers(HEADERS)
            .timeoutNanos(1_000_000_000)
            .build();

    @Benchmark
    public ResponseHead readHead() {
        try {
            return heads.add(wire.duplicate());
        } catch (ProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The headers that are read of every response. */
    @Benchmark
    public int lookUpThree() {
        return head.header("x-ms-session-token").length()
                + head.header("x-ms-content-path").length()
                + head.header("x-ms-request-charge").length();
    }

    @Benchmark
    public boolean lookUpMissing() {
        return head.header("x-ms-continuation") == null;
    }

    /** Through a channel that keeps what it is given. */
    @Benchmark
    public boolean writeRequest() {
        writer.write(channel, request);
        return ((ByteBuf) channel.readOutbound()).release();
    }
}
