package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.json.jackson2.Jackson2Codec;
import io.aiocosmos.json.moshi.MoshiCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
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

/** Encoding and decoding of a record of 1 KB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    @Param({"jackson", "jackson2", "moshi"})
    private String codec;

    private final Item item = Item.number(1);
    private final byte[] json = item.json().getBytes(StandardCharsets.UTF_8);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    private TypedCodec<Item> typed;

    @Setup
    public void choose() {
        JsonCodec chosen = switch (codec) {
            case "jackson" -> JacksonCodec.create();
            case "jackson2" -> Jackson2Codec.create();
            default -> MoshiCodec.create();
        };
        typed = chosen.forType(Item.class);
    }

    @Benchmark
    public Item decode() throws Exception {
        return typed.decode(json, 0, json.length);
    }

    @Benchmark
    public int encode() throws Exception {
        out.reset();
        typed.encode(item, out);
        return out.size();
    }
}
