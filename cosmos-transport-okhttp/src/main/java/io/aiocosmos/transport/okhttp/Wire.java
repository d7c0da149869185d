package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * What passes on one connection, watched: OkHttp gets no byte that is not of the response it waits for, and no connection
 * that the server has closed, or on which it said something unasked. Used by one thread at a time.
 */
final class Wire {
    /** A look at a socket that has no channel takes a millisecond: not for a connection that has just been used. */
    private static final long NOT_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Socket plain;
    private final Socket carrying;
    private final ResponseFrames frames;
    private final ByteBuffer probe = ByteBuffer.allocate(1); // once it is full, the connection is not used any more
    private InputStream in;
    private OutputStream out;
    private long usedNanos;
    private boolean spoilt;

    /**
     * @param plain the socket of the network
     * @param carrying where HTTP is read and written: the same, or TLS over it
     */
    Wire(Socket plain, Socket carrying, int mostBytes) {
        this.plain = plain;
        this.carrying = carrying;
        this.frames = new ResponseFrames(mostBytes);
    }

    InputStream input() throws IOException {
        if (in == null) in = new WireInput(this, carrying.getInputStream());
        return in;
    }

    OutputStream output() throws IOException {
        if (out == null) out = new WireOutput(this, carrying.getOutputStream());
        return out;
    }

    void writing(byte[] bytes, int offset, int length) {
        frames.requested(bytes, offset, length);
    }

    /** How many of the bytes that came belong to the response; -1 if none was asked for. */
    int take(byte[] bytes, int offset, int length) throws IOException {
        boolean asked = !frames.isNew() && !frames.isDone();
        int taken = asked ? frames.take(bytes, offset, length) : 0;
        if (taken < length) spoil();
        if (frames.isDone()) usedNanos = System.nanoTime();
        return asked ? taken : -1;
    }

    /** Whoever says something unasked could be taken for the answer to the next request. */
    private void spoil() throws IOException {
        spoilt = true;
        plain.close();
    }

    /** Whether the connection is good for a request: a new one, or one that is quiet after a whole response. */
    boolean isFit() {
        if (frames.isNew()) return !spoilt;
        if (spoilt || !frames.isDone()) return false;
        try {
            return isQuiet();
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean isQuiet() throws IOException {
        boolean tls = carrying != plain;
        if (tls && carrying.getInputStream().available() > 0) return false;
        SocketChannel channel = plain.getChannel();
        if (channel == null) return System.nanoTime() - usedNanos < NOT_LONG_NANOS || readsNothing();
        // What is there may be TLS's own affair, such as a ticket for the next session: only TLS can tell.
        if (tls && plain.getInputStream().available() > 0) return readsNothing();
        channel.configureBlocking(false);
        try {
            return channel.read(probe) == 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private boolean readsNothing() throws IOException {
        int before = carrying.getSoTimeout();
        carrying.setSoTimeout(1);
        try {
            carrying.getInputStream().read(); // a byte or the end: neither should come
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } finally {
            carrying.setSoTimeout(before);
        }
    }

    void close() throws IOException {
        carrying.close();
    }
}
