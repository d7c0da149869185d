package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.testkit.HttpTransportContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A server that records each request and responds with 200; its certificate is for {@code localhost}. */
final class RecordingServer {
    private static final char[] PASSWORD = "testkit".toCharArray();

    /** The lines of each head. */
    final List<List<String>> heads = new CopyOnWriteArrayList<>();

    /** The server names of TLS connections. */
    final List<String> names = new CopyOnWriteArrayList<>();

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final Thread acceptor;
    private final String scheme;

    /** @param kept whether connections are kept open after a response */
    RecordingServer(String scheme, boolean kept) throws Exception {
        this.scheme = scheme;
        InetAddress loopback = InetAddress.getByName(FakeNetwork.LISTENING);
        listener = scheme.equals("https")
                ? tls().getServerSocketFactory().createServerSocket(0, 50, loopback)
                : new ServerSocket(0, 50, loopback);
        acceptor = start(() -> {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                start(() -> serve(socket, kept));
            }
        });
    }

    Origin origin(String host) {
        return Origin.of(URI.create(scheme + "://" + host + ":" + listener.getLocalPort()));
    }

    TransportRequest to(String host) {
        return to(host, 30_000_000_000L);
    }

    TransportRequest to(String host, long timeoutNanos) {
        return TransportRequest.builder("GET", origin(host), "/dbs")
                .timeoutNanos(timeoutNanos)
                .build();
    }

    private void serve(Socket socket, boolean kept) throws IOException {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> head = head(in);
            if (socket instanceof SSLSocket tls) note((ExtendedSSLSession) tls.getSession());
            for (; !head.isEmpty(); head = kept ? head(in) : List.of()) {
                heads.add(head);
                String connection = kept ? "" : "Connection: close\r\n";
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\n" + connection + "Content-Length: 0\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void note(ExtendedSSLSession session) {
        session.getRequestedServerNames().forEach(name -> names.add(name.toString()));
    }

    /** Empty at the end of the connection. */
    private static List<String> head(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) lines.add(line);
        return lines;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        return; // the test is over, or the client closed
                    }
                },
                "testkit-named-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A context that has the contract's certificate and trusts it. */
    static SSLContext tls() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = HttpTransportContract.class.getResourceAsStream("localhost.p12")) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Until its thread is out of {@code accept}, a closed listener may still take a connection. */
    void close() throws IOException, InterruptedException {
        listener.close();
        acceptor.join();
        for (Socket socket : sockets) socket.close();
    }
}
