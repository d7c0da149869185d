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
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Heads of requests and responses alone; {@code docs/performance.md} says how it is run. Not a test by its name. */
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

    /** As the benchmarks' gateway sends it. */
    private static final String RESPONSE = """
            HTTP/1.1 200 Ok
            Content-Length: 0
            Cache-Control: no-store, no-cache
            Pragma: no-cache
            Server: Microsoft-HTTPAPI/2.0
            Strict-Transport-Security: max-age=31536000
            x-ms-activity-id: 0f3e0d3a-6b0c-4b36-9d49-1f6c8d3c2b11
            x-ms-last-state-change-utc: Thu, 11 Jan 2024 02:21:17.443 GMT
            x-ms-schemaversion: 1.16
            lsn: 31
            x-ms-request-charge: 1
            x-ms-quorum-acked-lsn: 31
            x-ms-current-write-quorum: 3
            x-ms-current-replica-set-size: 4
            x-ms-documentdb-partitionkeyrangeid: 0
            x-ms-xp-role: 1
            x-ms-global-Committed-lsn: 30
            x-ms-number-of-read-regions: 0
            x-ms-transport-request-id: 5
            x-ms-cosmos-llsn: 31
            x-ms-cosmos-quorum-acked-llsn: 31
            x-ms-session-token: 0:-1#31
            x-ms-request-duration-ms: 0.413
            x-ms-serviceversion: version=2.14.0.0
            x-ms-cosmos-is-partition-key-delete-pending: false
            x-ms-cosmos-physical-partition-id: 0
            x-ms-resource-quota: documentSize=10240;documentsSize=10485760;documentsCount=-1;
            x-ms-resource-usage: documentSize=0;documentsSize=1;documentsCount=9;collectionSize=2;
            x-ms-alt-content-path: dbs/bench/colls/items
            x-ms-content-path: AbCdAJ1rbAA=
            x-ms-gatewayversion: version=2.14.0
            Date: Fri, 12 Jan 2024 21:44:35 GMT

            """;

    private final ByteBuf wire = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes(RESPONSE.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
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

    @Test
    void print() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(HeadBenchmark.class.getName())
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .build();
        new Runner(options).run();
    }

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
