package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.benchmarks.gateway.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The head of a response by Netty's codec, as in the bare client: 31 headers decoded, a few looked up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeaderBenchmark {
    private final ByteBuf wire = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
            "HTTP/1.1 200 Ok\r\nContent-Length: 0\r\n" + ResponseHead.USUAL + "\r\n", StandardCharsets.US_ASCII));
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpResponseDecoder(new HttpDecoderConfig().setValidateHeaders(false)));
    private final HttpHeaders headers = decodeHead();

    @Benchmark
    public HttpHeaders decodeHead() {
        channel.writeInbound(wire.duplicate());
        HttpResponse response = channel.readInbound();
        LastHttpContent end = channel.readInbound();
        end.release();
        return response.headers();
    }

    /** The session headers, which are read of every response. */
    @Benchmark
    public int lookUpThree() {
        return headers.get("x-ms-session-token").length()
                + headers.get("x-ms-content-path").length()
                + headers.get("x-ms-request-charge").length();
    }

    @Benchmark
    public boolean lookUpMissing() {
        return headers.get("x-ms-continuation") == null;
    }
}
