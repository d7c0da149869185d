package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the reader with Netty's own decoder, which the transport does not use. */
@Tag("slow")
class ResponseFuzzTest {
    private static final int CASES = 3_000;

    private final Random random = new Random(20_261_122);
    private final ResponseReader reader = new ResponseReader(16 << 20);

    @Test
    void responses_are_read_as_by_the_decoder_of_netty() throws Exception {
        EmbeddedChannel netty = new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(1 << 20));
        for (int i = 0; i < CASES; i++) {
            byte[] response = RandomResponse.of(random);
            netty.writeInbound(Unpooled.copiedBuffer(response));
            FullHttpResponse expected = finalResponse(netty);

            feed(reader, response);

            assertThat(reader.isComplete()).isTrue();
            assertSame(reader.take(), expected);
            expected.release();
        }
        assertThat(netty.finish()).isFalse();
    }

    @Test
    void corrupted_responses_are_read_or_rejected() {
        int rejected = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] response = RandomResponse.of(random);
            for (int corrupted = 0; corrupted <= i % 3; corrupted++)
                response[random.nextInt(response.length)] = (byte) random.nextInt(256);
            ResponseReader fresh = new ResponseReader(16 << 20);
            try {
                feed(fresh, response);
                fresh.closed();
            } catch (ProtocolException rejection) {
                assertThat(rejection).hasMessageStartingWith("the response is invalid: ");
                rejected++;
            }
        }
        assertThat(rejected).isBetween(CASES / 20, CASES * 19 / 20);
    }

    /** The decoder returns interim responses too; the reader skips them. */
    private static FullHttpResponse finalResponse(EmbeddedChannel netty) {
        FullHttpResponse response = netty.readInbound();
        while (response.status().code() < 200) {
            response.release();
            response = netty.readInbound();
        }
        return response;
    }

    private void feed(ResponseReader reader, byte[] response) throws ProtocolException {
        for (int from = 0; from < response.length; ) {
            int size = Math.min(response.length - from, 1 + random.nextInt(random.nextBoolean() ? 8 : response.length));
            ByteBuf bytes = Unpooled.wrappedBuffer(response, from, size);
            reader.add(bytes);
            from += size;
        }
    }

    private static void assertSame(NettyResponse ours, FullHttpResponse theirs) {
        assertThat(ours.status()).isEqualTo(theirs.status().code());
        assertThat(new String(ours.body(), ours.bodyOffset(), ours.bodyLength(), StandardCharsets.ISO_8859_1))
                .isEqualTo(theirs.content().toString(StandardCharsets.ISO_8859_1));
        List<String> headers = new ArrayList<>();
        ours.forEachHeader((name, value) -> {
            if (RandomResponse.isOfResponse(name)) headers.add(name + ": " + value);
        });
        List<String> expected = new ArrayList<>();
        theirs.headers().forEach(header -> {
            if (RandomResponse.isOfResponse(header.getKey())) expected.add(header.getKey() + ": " + header.getValue());
        });
        assertThat(headers).isEqualTo(expected);
    }
}
