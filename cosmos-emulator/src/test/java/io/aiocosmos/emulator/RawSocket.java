package io.aiocosmos.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to an emulator's port, for requests that no client would send. */
public final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawSocket(String endpoint) throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(endpoint).getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public RawSocket send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** What came up to the end of some text, or to the end of the connection. */
    public String readTo(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
            if (end != null && read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) break;
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the emulator closes the connection. */
    public String readAll() throws IOException {
        return readTo(null);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
