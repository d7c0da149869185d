package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request body that can be sent once. The client retries a GET by itself if an idle connection is dead. Each time it
 * asks for the length, after connecting ({@link HandshakeEngine} makes that include TLS) and before the first byte. So
 * {@link #contentLength()} knows that a request is about to be sent, and prevents sending it twice.
 */
final class SingleUseBody implements BodyPublisher {
    private enum State {
        OPEN,
        SENT,
        STOPPED
    }

    private final BodyPublisher bytes;
    private final long end;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** @param end the deadline for sending, by {@link System#nanoTime()} */
    SingleUseBody(TransportRequest request, long end) {
        this.end = end;
        bytes = request.bodyLength() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.body(), request.bodyOffset(), request.bodyLength());
    }

    /** Prevents the request from being sent from now on; returns whether it may have been sent before. */
    boolean stop() {
        state.compareAndSet(State.OPEN, State.STOPPED);
        return state.get() == State.SENT;
    }

    @Override
    public long contentLength() {
        if (end - System.nanoTime() <= 0) stop();
        if (!state.compareAndSet(State.OPEN, State.SENT)) throw new IllegalStateException("a request is sent once");
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
