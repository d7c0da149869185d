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

/** Reads a body into one array, which grows with the bytes received, not with the announced length. */
final class ResponseReader implements BodySubscriber<Void> {
    /** A body announced with up to so many bytes, as a page of 100 items of 1 KB, gets its array at once. */
    private static final int MAX_INITIAL_BYTES = 128 << 10;

    private static final byte[] EMPTY = new byte[0];

    private final JdkCall call;
    private final ResponseInfo head;
    private final int maxBytes;
    private final long announced;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private byte[] body;
    private int length;

    ResponseReader(JdkCall call, ResponseInfo head, int maxBytes) {
        this.call = call;
        this.head = head;
        this.maxBytes = maxBytes;
        announced = head.statusCode() == 304
                ? 0
                : head.headers().firstValueAsLong("content-length").orElse(0);
        body = announced > 0 ? new byte[(int) Math.min(announced, MAX_INITIAL_BYTES)] : EMPTY;
        if (announced > maxBytes) call.fail(tooLong());
    }

    JdkResponse response() {
        return new JdkResponse(head.statusCode(), head.headers(), body, length, begun);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    /** Drops bytes that come after the call has failed, until the connection is closed. */
    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int count = buffer.remaining();
            if (count > maxBytes - length) {
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
        // After a 204 the client releases the connection only once its own future is complete.
        if (head.statusCode() != 204) call.completed(response());
        end.complete(null);
    }

    private void grow(int needed) {
        long max = announced > 0 ? announced : maxBytes;
        body = Arrays.copyOf(body, (int) Math.max(needed, Math.min(max, 2L * length)));
    }

    private TransportFailure tooLong() {
        String what = "the response is longer than the " + maxBytes + " bytes of maxResponseBytes";
        return new TransportFailure(TransportFailure.Kind.BROKEN, true, what, null);
    }
}
