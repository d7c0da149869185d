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
import org.junit.jupiter.api.Test;

/** Netty's own decoder, which the transport does without, is the judge of what an answer says. */
class AnswerFuzzTest {
    private static final int CASES = 3_000;

    private final Random random = new Random(20_261_122);
    private final AnswerReader reader = new AnswerReader(16 << 20);

    @Test
    void answers_are_read_as_by_the_decoder_of_netty() throws Exception {
        EmbeddedChannel netty = new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(1 << 20));
        for (int i = 0; i < CASES; i++) {
            byte[] answer = RandomAnswer.of(random);
            netty.writeInbound(Unpooled.copiedBuffer(answer));
            FullHttpResponse expected = finalAnswer(netty);

            feed(reader, answer);

            assertThat(reader.isComplete()).isTrue();
            assertSame(reader.take(), expected);
            expected.release();
        }
        assertThat(netty.finish()).isFalse();
    }

    @Test
    void spoilt_answers_are_read_or_refused_and_nothing_else() {
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] answer = RandomAnswer.of(random);
            for (int spoilt = 0; spoilt <= i % 3; spoilt++)
                answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
            AnswerReader fresh = new AnswerReader(16 << 20);
            try {
                feed(fresh, answer);
                fresh.closed();
            } catch (ProtocolException refusal) {
                assertThat(refusal).hasMessageStartingWith("the answer is unusable: ");
                refused++;
            }
        }
        assertThat(refused).isBetween(CASES / 20, CASES * 19 / 20);
    }

    /** The decoder gives interim answers too; the reader passes over them. */
    private static FullHttpResponse finalAnswer(EmbeddedChannel netty) {
        FullHttpResponse answer = netty.readInbound();
        while (answer.status().code() < 200) {
            answer.release();
            answer = netty.readInbound();
        }
        return answer;
    }

    private void feed(AnswerReader reader, byte[] answer) throws ProtocolException {
        for (int from = 0; from < answer.length; ) {
            int size = Math.min(answer.length - from, 1 + random.nextInt(random.nextBoolean() ? 8 : answer.length));
            ByteBuf bytes = Unpooled.wrappedBuffer(answer, from, size);
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
            if (RandomAnswer.isOfAnswer(name)) headers.add(name + ": " + value);
        });
        List<String> expected = new ArrayList<>();
        theirs.headers().forEach(header -> {
            if (RandomAnswer.isOfAnswer(header.getKey())) expected.add(header.getKey() + ": " + header.getValue());
        });
        assertThat(headers).isEqualTo(expected);
    }
}
