package io.aiocosmos.emulator.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The bytes of a connection. The time limit is for a whole request from its first byte on, not for each read. */
final class HttpInput {
    private final Socket socket;
    private final InputStream in;
    private final RequestTimeouts limits;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;
    private long deadline;

    HttpInput(Socket socket, RequestTimeouts limits) throws IOException {
        this.socket = socket;
        this.limits = limits;
        in = socket.getInputStream();
    }

    /** Waits for the first byte of a request; its time limit begins there. {@code false} at the end of the connection. */
    boolean awaitRequest() throws IOException {
        if (at == end) {
            deadline = System.nanoTime() + limits.idle().toNanos();
            if (!fill()) return false;
        }
        deadline = System.nanoTime() + limits.request().toNanos();
        return true;
    }

    /** Whether this byte, which must have arrived, is the next one. */
    boolean isNext(int value) {
        return at < end && (buffer[at] & 0xFF) == value;
    }

    /** @throws HttpProblem 408 if the request's time is over, 400 if the connection ends within it */
    int read() throws IOException, HttpProblem {
        if (at == end) more();
        return buffer[at++] & 0xFF;
    }

    private void more() throws IOException, HttpProblem {
        try {
            if (!fill()) throw HttpProblem.malformed("it ends too early");
        } catch (SocketTimeoutException e) {
            throw late(limits.request());
        }
    }

    private static HttpProblem late(Duration limit) {
        return HttpProblem.of(408, "The request did not arrive whole within " + limit.toMillis() + " ms.");
    }

    /** Reads that many bytes and keeps those that fit. */
    void copy(long count, ByteArrayOutputStream to, int limit) throws IOException, HttpProblem {
        for (long left = count; left > 0; ) {
            if (at == end) more();
            int taken = (int) Math.min(left, end - at);
            to.write(buffer, at, Math.min(taken, Math.max(0, limit - to.size())));
            at += taken;
            left -= taken;
        }
    }

    /** A line without its end. @param limit the most bytes that it may have */
    String line(int limit) throws IOException, HttpProblem {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int next = read(); next != '\n'; next = read()) {
            if (line.size() == limit) throw HttpProblem.of(431, "The request's headers are too long.");
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Reads and discards what still arrives, for a limited time. */
    void drain(int mostBytes, int mostMillis) throws IOException {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
        for (int bytes = end - at; bytes < mostBytes && fill(); ) bytes += end;
    }

    private boolean fill() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) throw new SocketTimeoutException();
        socket.setSoTimeout((int) left);
        at = 0;
        end = 0; // should the read fail
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
