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
 * Filters one connection: OkHttp reads only bytes of the response it waits for, and reuses no connection that the server
 * has closed, or on which it sent bytes without a request. Used by one thread at a time.
 */
final class Wire {
    /** Probing a socket without a channel takes a millisecond, so a connection used so recently is not probed. */
    private static final long RECENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Socket plain;
    private final Socket http;
    private final ResponseFrames frames;
    private final ByteBuffer probe = ByteBuffer.allocate(1); // once it is full, the connection is not reused
    private InputStream in;
    private OutputStream out;
    private long usedNanos;
    private boolean invalid;

    /**
     * @param plain the socket of the network
     * @param http where HTTP is read and written: the same, or TLS over it
     */
    Wire(Socket plain, Socket http, int maxBytes) {
        this.plain = plain;
        this.http = http;
        this.frames = new ResponseFrames(maxBytes);
    }

    InputStream input() throws IOException {
        if (in == null) in = new WireInput(this, http.getInputStream());
        return in;
    }

    OutputStream output() throws IOException {
        if (out == null) out = new WireOutput(this, http.getOutputStream());
        return out;
    }

    void writing(byte[] bytes, int offset, int length) {
        frames.requested(bytes, offset, length);
    }

    /** How many of the received bytes belong to the response; -1 if there was no request. */
    int accept(byte[] bytes, int offset, int length) throws IOException {
        boolean expected = !frames.isNew() && !frames.isDone();
        int accepted = expected ? frames.accept(bytes, offset, length) : 0;
        if (accepted < length) invalidate();
        if (frames.isDone()) usedNanos = System.nanoTime();
        return expected ? accepted : -1;
    }

    /** Bytes sent without a request could be mistaken for the next response. */
    private void invalidate() throws IOException {
        invalid = true;
        plain.close();
    }

    /** Whether the connection can take a request: it is new, or silent after a complete response. */
    boolean isReusable() {
        if (frames.isNew()) return !invalid;
        if (invalid || !frames.isDone()) return false;
        try {
            return isQuiet();
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean isQuiet() throws IOException {
        boolean tls = http != plain;
        if (tls && http.getInputStream().available() > 0) return false;
        SocketChannel channel = plain.getChannel();
        if (channel == null) return System.nanoTime() - usedNanos < RECENT_NANOS || readsNothing();
        // The bytes may be TLS's own, such as a session ticket: only TLS can tell.
        if (tls && plain.getInputStream().available() > 0) return readsNothing();
        channel.configureBlocking(false);
        try {
            return channel.read(probe) == 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private boolean readsNothing() throws IOException {
        int before = http.getSoTimeout();
        http.setSoTimeout(1);
        try {
            http.getInputStream().read(); // neither a byte nor the end should come
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } finally {
            http.setSoTimeout(before);
        }
    }

    void close() throws IOException {
        http.close();
    }
}
