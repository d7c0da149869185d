package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportFailure;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Puts an answer together in one array, which grows by what comes: what is only announced takes no memory. */
final class AnswerReader implements BodySubscriber<Void> {
    /** An announced body of so many bytes gets its array at once. */
    private static final int TRUSTED_BYTES = 64 << 10;

    private static final byte[] NOTHING = new byte[0];

    private final JdkCall call;
    private final ResponseInfo head;
    private final int mostBytes;
    private final long announced;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private byte[] body;
    private int length;

    AnswerReader(JdkCall call, ResponseInfo head, int mostBytes) {
        this.call = call;
        this.head = head;
        this.mostBytes = mostBytes;
        announced = head.statusCode() == 304
                ? 0
                : head.headers().firstValueAsLong("content-length").orElse(0);
        body = announced > 0 ? new byte[(int) Math.min(announced, TRUSTED_BYTES)] : NOTHING;
        if (announced > mostBytes) call.fail(tooLong());
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

    /** What comes after the call has failed, until the connection is closed, is dropped. */
    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int count = buffer.remaining();
            if (count > mostBytes - length) {
                call.fail(tooLong());
                return;
            }
            if (body.length - length < count) grow(length + count);
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

    private void grow(int needed) {
        long most = announced > 0 ? announced : mostBytes;
        body = Arrays.copyOf(body, (int) Math.max(needed, Math.min(most, 2L * length)));
    }

    private TransportFailure tooLong() {
        String what = "the answer is longer than the " + mostBytes + " bytes of maxResponseBytes";
        return new TransportFailure(TransportFailure.Kind.BROKEN, true, what, null);
    }
}
