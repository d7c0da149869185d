package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.wire.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** One client's connection: reads its requests one after the other and responds to each before the next. */
final class HttpConnection implements Runnable {
    private static final int LINGER_MILLIS = 2000;
    private static final int LINGER_BYTES = 1024 * 1024;

    private final Socket socket;
    private final HttpExchange exchange;
    private final RequestTimeouts timeouts;
    private final Consumer<HttpConnection> closed;
    private volatile boolean idle;
    private boolean used;

    HttpConnection(Socket socket, HttpExchange exchange, RequestTimeouts timeouts, Consumer<HttpConnection> closed) {
        this.socket = socket;
        this.exchange = exchange;
        this.timeouts = timeouts;
        this.closed = closed;
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true); // else a kept-alive connection may get its response 40 ms late
            HttpInput input = new HttpInput(socket, timeouts);
            OutputStream out = socket.getOutputStream();
            while (serve(input, out)) {
                // until one of the two sides ends it
            }
        } catch (IOException brokenOrIdle) {
            // the client is gone
        } finally {
            close();
            closed.accept(this);
        }
    }

    /** Serves one request. @return whether another may follow on this connection */
    private boolean serve(HttpInput input, OutputStream out) throws IOException {
        idle = true;
        boolean more = input.awaitRequest();
        idle = false;
        if (!more) return false;
        boolean first = !used;
        used = true;
        HttpHead head;
        Response response;
        try {
            head = HttpHead.read(input);
            response = exchange.respond(head, input, out, first);
        } catch (HttpProblem problem) {
            ResponseWriter.write(out, problem.response(), true, false);
            linger(input);
            return false;
        }
        if (response == null) return false;
        boolean withBody = !head.method().equals("HEAD");
        boolean whole = ResponseWriter.write(out, response, withBody, head.keepsAlive());
        return whole && head.keepsAlive() && !response.delivery().closes();
    }

    /** Whether it waits for its next request. */
    boolean isIdle() {
        return idle;
    }

    /**
     * Closes only after the client has seen the refusal: closed with bytes unread, the connection would be reset, and
     * what was just written be lost.
     */
    private void linger(HttpInput input) throws IOException {
        socket.shutdownOutput();
        input.drain(LINGER_BYTES, LINGER_MILLIS);
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void close() {
        closeQuietly(socket);
    }

    static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
