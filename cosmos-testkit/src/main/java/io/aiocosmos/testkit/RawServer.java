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

/** A server on loopback that runs a script for each connection, on a thread of its own, and counts requests. */
final class RawServer implements AutoCloseable {
    /** Long enough for anything that happens at all on a busy machine. */
    static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** What the server does with a connection. When it returns or throws, the connection is closed. */
    interface Script {
        void run(RawConnection connection) throws IOException, InterruptedException, GeneralSecurityException;
    }

    /** What the server does with a request, on a connection that it keeps open. */
    interface Responder {
        void respond(ReceivedRequest request, RawConnection connection)
                throws IOException, InterruptedException, GeneralSecurityException;
    }

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<ReceivedRequest> unread = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Counter arrivals = new Counter();
    private final Counter connections = new Counter();
    private final Counter open = new Counter();

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

    /** A script that responds to one request after the other until the client closes. */
    static Script keepingAlive(Responder responder) {
        return connection -> {
            for (ReceivedRequest request = connection.read(); request != null; request = connection.read())
                responder.respond(request, connection);
        };
    }

    Origin origin() {
        return Origin.of(URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + listener.getLocalPort()));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How many request heads have been read. */
    Counter arrivals() {
        return arrivals;
    }

    /** How many connections have been accepted. */
    Counter connections() {
        return connections;
    }

    /** How many connections the server has open. */
    Counter open() {
        return open;
    }

    /** The next request that this method has not returned yet. */
    ReceivedRequest next() throws InterruptedException {
        ReceivedRequest request = unread.poll(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        if (request == null) throw new AssertionError("no request arrived within " + MAX_WAIT);
        return request;
    }

    /** Ends the wait of every script in {@link RawConnection#hold()}. */
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
                connections.increment();
                open.increment();
                start("testkit-connection-" + connections.value(), () -> serve(socket));
            } catch (IOException closed) {
                return; // the listener is closed: the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RawConnection connection = new RawConnection(socket, this::arrived, released, open);
            if (tls != null) connection.startTls(tls);
            script.run(connection);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            return; // most scripts end so; the test asserts what the client saw
        } finally {
            sockets.remove(socket);
            threads.remove(Thread.currentThread());
            open.decrement();
        }
    }

    private void arrived(ReceivedRequest head) {
        unread.add(head);
        arrivals.increment();
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
