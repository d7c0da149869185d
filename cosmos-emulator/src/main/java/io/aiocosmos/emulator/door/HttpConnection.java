package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** One client's connection: reads its requests one after the other and answers each before the next. */
final class HttpConnection implements Runnable {
    private static final int LINGER_MILLIS = 2000;
    private static final int LINGER_BYTES = 1024 * 1024;

    private final Socket socket;
    private final HttpExchange exchange;
    private final ArrivalLimits limits;
    private final Consumer<HttpConnection> gone;

    HttpConnection(Socket socket, HttpExchange exchange, ArrivalLimits limits, Consumer<HttpConnection> gone) {
        this.socket = socket;
        this.exchange = exchange;
        this.limits = limits;
        this.gone = gone;
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true); // else a kept-alive connection may be answered 40 ms late
            HttpInput input = new HttpInput(socket, limits);
            OutputStream out = socket.getOutputStream();
            while (serve(input, out)) {
                // until one of the two sides ends it
            }
        } catch (IOException brokenOrIdle) {
            // nobody is left to be told
        } finally {
            close();
            gone.accept(this);
        }
    }

    /** Serves one request. @return whether another may follow on this connection */
    private boolean serve(HttpInput input, OutputStream out) throws IOException {
        if (!input.awaitRequest()) return false;
        HttpHead head;
        Response answer;
        try {
            head = HttpHead.read(input);
            answer = exchange.answer(head, input, out);
        } catch (HttpProblem problem) {
            ResponseWriter.write(out, problem.answer(), true, false);
            linger(input);
            return false;
        }
        if (answer == null) return false;
        ResponseWriter.write(out, answer, !head.method().equals("HEAD"), head.keepsAlive());
        return head.keepsAlive();
    }

    /**
     * Closes only after the client has seen the refusal: closed with bytes unread, the connection would be reset, and
     * what was just written be lost.
     */
    private void linger(HttpInput input) throws IOException {
        socket.shutdownOutput();
        input.drain(LINGER_BYTES, LINGER_MILLIS);
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
