package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that can be sent once. The client repeats a GET by itself when a kept connection turns out to be
 * dead; it asks for the length each time, after connecting (a {@link HandshakeEngine} sees to it that this includes TLS)
 * and before the first byte, so that this is the place to learn that a request is about to leave, and to stop it from
 * leaving twice.
 */
final class OnceBody implements BodyPublisher {
    private enum Fate {
        OPEN,
        SENT,
        STOPPED
    }

    private final BodyPublisher bytes;
    private final long end;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);

    /** @param end when it is too late to leave, by {@link System#nanoTime()} */
    OnceBody(TransportRequest request, long end) {
        this.end = end;
        bytes = request.bodyLength() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.body(), request.bodyOffset(), request.bodyLength());
    }

    /** Stops the request from leaving from now on; says whether it may have left before. */
    boolean stop() {
        fate.compareAndSet(Fate.OPEN, Fate.STOPPED);
        return fate.get() == Fate.SENT;
    }

    @Override
    public long contentLength() {
        if (end - System.nanoTime() <= 0) stop();
        if (!fate.compareAndSet(Fate.OPEN, Fate.SENT)) throw new IllegalStateException("a request is sent once");
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
