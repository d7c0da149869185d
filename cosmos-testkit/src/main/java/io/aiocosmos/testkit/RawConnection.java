package io.aiocosmos.testkit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's end of one connection: reads requests and writes any bytes. */
final class RawConnection implements AutoCloseable {
    private static final byte[] EMPTY = new byte[0];

    private final Socket socket;
    private final Consumer<ReceivedRequest> arrivals;
    private final CountDownLatch held;
    private final Counter open;
    private InputStream in;
    private OutputStream out;

    /**
     * @param arrivals receives each request as soon as its head was read
     * @param held what {@link #hold()} waits for
     * @param open how many connections the server has open
     */
    RawConnection(Socket socket, Consumer<ReceivedRequest> arrivals, CountDownLatch held, Counter open)
            throws IOException {
        this.socket = socket;
        this.arrivals = arrivals;
        this.held = held;
        this.open = open;
        socket.setTcpNoDelay(true);
        use(socket);
    }

    /** How many connections the server has open, this one included. */
    Counter open() {
        return open;
    }

    /** The next request with its body, or {@code null} when the client has closed. */
    ReceivedRequest read() throws IOException {
        ReceivedRequest head = readHead();
        if (head == null) return null;
        return new ReceivedRequest(head.requestLine(), head.headerLines(), readBody(head.contentLength()));
    }

    /** The head of the next request, its body still to be read, or {@code null} when the client has closed. */
    ReceivedRequest readHead() throws IOException {
        String requestLine = readLine();
        if (requestLine == null) return null;
        List<String> headers = new ArrayList<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon));
            headers.add(line.substring(colon + 1).trim());
        }
        ReceivedRequest head = new ReceivedRequest(requestLine, headers, EMPTY);
        arrivals.accept(head);
        return head;
    }

    byte[] readBody(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) throw new EOFException("body ended after " + body.length + " of " + length);
        return body;
    }

    /** Responds with a content length and leaves the connection open. */
    void respond(int status, byte[] body, String... headerLines) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        for (String line : headerLines) head.append(line).append("\r\n");
        boolean bodiless = status == 204 || status == 304;
        if (!bodiless) head.append("Content-Length: ").append(body.length).append("\r\n");
        write(head.append("\r\n").toString());
        if (!bodiless) write(body);
    }

    void respond(int status, String... headerLines) throws IOException {
        respond(status, EMPTY, headerLines);
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Returns once the client has closed or reset the connection; discards what it still sends. */
    void awaitClose() {
        byte[] discarded = new byte[8192];
        try {
            while (in.read(discarded) >= 0) continue;
        } catch (IOException reset) {
            return; // a reset closes as well
        }
    }

    /** Waits that long for the client to close; returns whether it did. Discards what it sends meanwhile. */
    boolean closedWithin(Duration timeout) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
        try {
            while (in.read() >= 0) continue;
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Waits until the server is released. */
    void hold() throws InterruptedException {
        held.await();
    }

    /** Starts TLS as the server. */
    void startTls(SSLContext context) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        use(secure);
    }

    /** Closes with a reset instead of an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void use(Socket from) throws IOException {
        in = new BufferedInputStream(from.getInputStream(), 64 * 1024);
        out = from.getOutputStream();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') return line.toString();
            if (b != '\r') line.append((char) b);
        }
        return null;
    }
}
