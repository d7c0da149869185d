package io.aiocosmos.testkit;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link FixtureTransport}: reads lengths, but no chunks, tunnels or encodings. */
final class FixtureConnection {
    private static final byte[] SHARED = new byte[16_000];

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final TransportDefect defect;
    private final boolean toProxy;

    private FixtureConnection(Socket socket, TransportDefect defect, boolean toProxy) throws IOException {
        this.socket = socket;
        this.defect = defect;
        this.toProxy = toProxy;
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static FixtureConnection open(Origin origin, TransportSettings settings, TransportDefect defect)
            throws IOException {
        boolean toProxy = settings.proxy().isPresent() && defect != TransportDefect.IGNORES_THE_PROXY;
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        int timeout = (int) settings.connectTimeout().toMillis();
        socket.connect(toProxy ? settings.proxy().get() : new InetSocketAddress(origin.host(), origin.port()), timeout);
        return new FixtureConnection(
                origin.secure() ? secure(socket, origin, settings, defect) : socket, defect, toProxy);
    }

    private static Socket secure(Socket plain, Origin origin, TransportSettings settings, TransportDefect defect)
            throws IOException {
        SSLSocket socket = (SSLSocket) settings.sslContext()
                .orElseThrow()
                .getSocketFactory()
                .createSocket(plain, origin.host(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (defect != TransportDefect.CHECKS_NO_HOST_NAME) parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    FixtureResponse exchange(TransportRequest request, String target) throws IOException {
        socket.setSoTimeout((int) Math.max(1, request.timeoutNanos() / 1_000_000));
        out.write(head(request, target).getBytes(StandardCharsets.ISO_8859_1));
        out.write(
                request.body(),
                request.bodyOffset(),
                request.bodyLength()); // two writes, which Nagle's algorithm would delay
        int status = Integer.parseInt(line().substring(9, 12));
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) addHeader(headers, line.split(": *", 2));
        long begun = System.nanoTime();
        String length = new FixtureResponse(status, headers, SHARED, 0, begun).header("content-length");
        byte[] body = in.readNBytes(length == null || status == 304 ? 0 : Integer.parseInt(length));
        if (length != null && status != 304 && body.length < Integer.parseInt(length)) throw new EOFException();
        if (defect == TransportDefect.REUSES_THE_RESPONSE_ARRAY && body.length <= SHARED.length) {
            System.arraycopy(body, 0, SHARED, 0, body.length);
            return new FixtureResponse(status, headers, SHARED, body.length, begun);
        }
        int kept = defect == TransportDefect.TRUNCATES_BODIES ? Math.min(body.length, 8192) : body.length;
        long told = defect == TransportDefect.TELLS_THE_LAST_BYTE ? System.nanoTime() : begun;
        return new FixtureResponse(status, headers, body, kept, told);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head(TransportRequest request, String target) {
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(toProxy ? request.origin().toString() : "")
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(request.origin().authority())
                .append("\r\n");
        if (request.hasBody())
            head.append("Content-Length: ").append(request.bodyLength()).append("\r\n");
        for (int i = 0; i < request.headerCount(); i++)
            if (i != 1 || defect != TransportDefect.DROPS_THE_SECOND_HEADER)
                head.append(request.headerName(i))
                        .append(": ")
                        .append(request.headerValue(i))
                        .append("\r\n");
        if (defect == TransportDefect.ADDS_A_HEADER) head.append("Accept-Encoding: gzip\r\n");
        return head.append("\r\n").toString();
    }

    private void addHeader(List<String> headers, String[] line) {
        if (defect == TransportDefect.MERGES_REPEATED_HEADERS && headers.contains(line[0])) return;
        headers.add(line[0]);
        headers.add(line[1]);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException();
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }
}
