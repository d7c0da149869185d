package io.aiocosmos.emulator.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;

/** One port on the loopback address, served by the JDK's own HTTP server. */
final class PortDoor implements AutoCloseable {
    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final int BACKLOG = 1024; // with the 50 of the JDK, a thousand clients at once wait for seconds
    private static final int THREADS = 64;
    private static final int IDLE_SECONDS = 5;

    private final ThreadGroup threads = new ThreadGroup("cosmos-emulator-http");
    private final PendingAnswers pending;
    private final Region region;
    private final Reception reception;
    private final BiFunction<Region, String, Site> sites;
    private final ThreadPoolExecutor pool;
    private final HttpServer server;

    PortDoor(Region region, int port, SSLContext tls, Reception reception, BiFunction<Region, String, Site> sites) {
        this.region = region;
        this.reception = reception;
        this.sites = sites;
        pending = new PendingAnswers(reception, "cosmos-emulator-answers");
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        pool.allowCoreThreadTimeOut(true);
        server = listen(port, tls);
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        start();
    }

    private static HttpServer listen(int port, SSLContext tls) {
        // Read by the JDK's server when it is first used. Without the first, JDK 17 answers 40 ms late on each
        // kept-alive connection; without the second, it drops idle connections above 200; without the third, those idle
        // for 30 s, and a request that is on its way to one may or may not have been done.
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "2000");
        setDefault("sun.net.httpserver.idleInterval", "240");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            if (tls == null) return HttpServer.create(address, BACKLOG);
            HttpsServer server = HttpsServer.create(address, BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    /** The server's dispatcher inherits what the thread that starts it is: a daemon. */
    private void start() {
        Thread starter = thread(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(threads, task, "cosmos-emulator-http");
        thread.setDaemon(true);
        return thread;
    }

    Region region() {
        return region;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        PendingAnswer answer = pending.await(request, reception.arrive(request));
        if (answer.isDone()) answer.whenComplete((response, problem) -> finish(exchange, response));
        else answer.whenComplete((response, problem) -> pool.execute(() -> finish(exchange, response)));
    }

    /** Without an answer the connection breaks; it is closed too when the client has gone before it had its answer. */
    private static void finish(HttpExchange exchange, TransportResponse answer) {
        try (exchange) {
            if (answer != null) write(exchange, (Response) answer);
        } catch (IOException gone) {
            return;
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        List<String> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> {
                    headers.add(name.toLowerCase(Locale.ROOT));
                    headers.add(value);
                }));
        String authority = exchange.getRequestHeaders().getFirst("Host");
        String host = authority == null ? "127.0.0.1" : authority.replaceFirst(":\\d+$", "");
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        String target = exchange.getRequestURI().toString();
        return new Request(
                sites.apply(region, host), exchange.getRequestMethod(), target, headers.toArray(new String[0]), body);
    }

    private static void write(HttpExchange exchange, Response answer) throws IOException {
        answer.forEachHeader((name, value) -> exchange.getResponseHeaders().add(name, value));
        int length = answer.bodyLength();
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        if (length > 0) exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        pending.close();
        server.stop(0);
        pool.shutdownNow();
        PoolEnd.await(pool, threads);
    }
}
