package io.aiocosmos.testkit;

import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A server on loopback that does what a script says, one thread a connection, and counts what arrives. */
final class RawServer implements AutoCloseable {
    /** Long enough for anything that is going to happen on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the server does with a connection. When it returns or throws, the connection is closed. */
    interface Script {
        void run(RawConnection connection) throws IOException, InterruptedException, GeneralSecurityException;
    }

    /** What the server does with a request, on a connection that it keeps open. */
    interface Answerer {
        void answer(ReceivedRequest request, RawConnection connection)
                throws IOException, InterruptedException, GeneralSecurityException;
    }

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<ReceivedRequest> unread = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Tally arrivals = new Tally();
    private final Tally connections = new Tally();
    private final Tally open = new Tally();

    private RawServer(SSLContext tls, Script script) throws IOException {
        this.tls = tls;
        this.script = script;
        listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        start("testkit-acceptor", this::accept);
    }

    static RawServer running(Script script) throws IOException {
        return new RawServer(null, script);
    }

    static RawServer secure(SSLContext tls, Script script) throws IOException {
        return new RawServer(tls, script);
    }

    /** A script that answers one request after the other until the client closes. */
    static Script keepingAlive(Answerer answerer) {
        return connection -> {
            for (ReceivedRequest request = connection.read(); request != null; request = connection.read())
                answerer.answer(request, connection);
        };
    }

    Origin origin() {
        return Origin.of(URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + listener.getLocalPort()));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How many request heads have been read. */
    Tally arrivals() {
        return arrivals;
    }

    /** How many connections have been accepted. */
    Tally connections() {
        return connections;
    }

    /** How many connections are open, as far as the server can tell. */
    Tally open() {
        return open;
    }

    /** The next request not yet asked for. */
    ReceivedRequest next() throws InterruptedException {
        ReceivedRequest request = unread.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (request == null) throw new AssertionError("no request arrived within " + PATIENCE);
        return request;
    }

    /** Lets every held script go on. */
    void release() {
        released.countDown();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) socket.close();
        for (Thread thread : threads) thread.interrupt();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.up();
                open.up();
                start("testkit-connection-" + connections.now(), () -> serve(socket));
            } catch (IOException closed) {
                return; // the listener is gone: the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RawConnection connection = new RawConnection(socket, this::arrived, released, open);
            if (tls != null) connection.startTls(tls);
            script.run(connection);
        } catch (IOException | InterruptedException | GeneralSecurityException clientOrTestIsGone) {
            return; // how most scripts end: what the client saw of it is for the test to judge
        } finally {
            sockets.remove(socket);
            threads.remove(Thread.currentThread());
            open.down();
        }
    }

    private void arrived(ReceivedRequest head) {
        unread.add(head);
        arrivals.up();
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
