package io.aiocosmos.transport.jdk;

import static io.aiocosmos.spi.TransportResponse.MOST_BODY_BYTES;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Puts an answer together in one array, copying each byte once when the length is announced. */
final class AnswerReader implements BodySubscriber<Void> {
    private static final byte[] NOTHING = new byte[0];

    private final JdkCall call;
    private final ResponseInfo head;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private byte[] body;
    private int length;

    AnswerReader(JdkCall call, ResponseInfo head) {
        this.call = call;
        this.head = head;
        long announced = head.headers().firstValueAsLong("content-length").orElse(0);
        body = announced > 0 && announced <= MOST_BODY_BYTES && head.statusCode() != 304
                ? new byte[(int) announced]
                : NOTHING;
    }

    JdkAnswer answer() {
        return new JdkAnswer(head.statusCode(), head.headers(), body, length);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int count = buffer.remaining();
            if (body.length - length < count) grow(count);
            buffer.get(body, length, count);
            length += count;
        }
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        // After a 204 the client takes its connection back only when the whole answer is through.
        if (head.statusCode() != 204) call.answered(answer());
        end.complete(null);
    }

    private void grow(int count) {
        int needed = length + count;
        if (needed > MOST_BODY_BYTES)
            throw new IllegalStateException("a body of more than " + MOST_BODY_BYTES + " bytes");
        body = Arrays.copyOf(body, Math.max(needed, Math.min(MOST_BODY_BYTES, 2 * length)));
    }
}
