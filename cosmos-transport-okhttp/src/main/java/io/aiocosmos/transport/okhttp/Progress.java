package io.aiocosmos.transport.okhttp;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** How far a call has come, as OkHttp tells it on the thread that carries the call; and the time limit to connect. */
final class Progress extends EventListener {
    private enum Stage {
        CONNECTING,
        IN_TLS,
        CONNECTED,
        SENT
    }

    private final OkHttpTransport transport;
    private final Runnable tooLate;
    private Timer connectTimer;
    private boolean connecting;
    private volatile CompletableFuture<?> lookUp;
    private volatile Stage stage = Stage.CONNECTING;

    Progress(OkHttpTransport transport, Runnable tooLate) {
        this.transport = transport;
        this.tooLate = tooLate;
    }

    /** Whether a byte of the request may have left. Never again {@code false} once it was {@code true}. */
    boolean sent() {
        return stage == Stage.SENT;
    }

    boolean isConnected() {
        return stage == Stage.CONNECTED || stage == Stage.SENT;
    }

    boolean isInTls() {
        return stage == Stage.IN_TLS;
    }

    /** Ends the wait for a look-up, which the end of the call alone does not: it has no socket to close yet. */
    void stopLookUp() {
        CompletableFuture<?> current = lookUp;
        if (current != null) current.cancel(true);
    }

    /** Nothing more will come. */
    void stop() {
        if (connectTimer != null) connectTimer.exit();
        if (connecting) transport.room().leave();
        connecting = false;
    }

    @Override
    public void dnsStart(Call call, String host) {
        startTimer();
        lookUp = transport.lookUps().announce();
        if (call.isCanceled()) stopLookUp(); // whoever cancelled it may have looked before
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        startTimer();
        if (!connecting) transport.room().enter(); // with a further address in turn it is one connection still
        connecting = true;
        advance(Stage.CONNECTING);
    }

    @Override
    public void secureConnectStart(Call call) {
        advance(Stage.IN_TLS);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        stop();
        advance(Stage.CONNECTED);
    }

    @Override
    public void requestHeadersStart(Call call) {
        stage = Stage.SENT;
    }

    /** An interceptor of the user's may begin anew; what was sent stays sent. */
    private void advance(Stage next) {
        if (stage != Stage.SENT) stage = next;
    }

    /** One limit for the name and all of its addresses. */
    private void startTimer() {
        if (connectTimer != null) return;
        connectTimer = new Timer(transport.connectTimeoutNanos(), tooLate);
        connectTimer.enter();
    }
}
