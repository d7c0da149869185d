package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;

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
    private Timer addressTimer;
    private long connectEnd;
    private int addressesLeft;
    private String oneOfSeveral; // the host, null if it has one address
    private boolean connecting;
    private volatile Proxy proxy;
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

    /** What is between here and the service, {@code null} for nothing; as far as is known by now. */
    Proxy proxy() {
        return proxy;
    }

    /** Ends the wait for a look-up, which the end of the call alone does not: it has no socket to close yet. */
    void stopLookUp() {
        CompletableFuture<?> current = lookUp;
        if (current != null) current.cancel(true);
    }

    /** Nothing more will come. */
    void stop() {
        if (connectTimer != null) connectTimer.exit();
        stopAddressTimer();
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
    public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
        addressesLeft = addresses.size();
        oneOfSeveral = addressesLeft > 1 ? host : null;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy through) {
        startTimer();
        proxy = through.type() == Proxy.Type.DIRECT ? null : through;
        stopAddressTimer();
        transport.shares().announce(this);
        if (!connecting) transport.room().enter(); // with a further address in turn it is one connection still
        connecting = true;
        advance(Stage.CONNECTING);
    }

    /** This address has as much time as each of those behind it; the last has all that is left. */
    void connecting(Socket socket) {
        int sharing = addressesLeft--;
        if (sharing < 2) return;
        addressTimer = new Timer((connectEnd - System.nanoTime()) / sharing, () -> close(socket));
        addressTimer.enter();
    }

    private static void close(Socket socket) {
        try {
            socket.close(); // OkHttp goes on to the next address
        } catch (IOException e) {
            // it is given up all the same
        }
    }

    private void stopAddressTimer() {
        if (addressTimer != null) addressTimer.exit();
        addressTimer = null;
    }

    @Override
    public void secureConnectStart(Call call) {
        stopAddressTimer();
        advance(Stage.IN_TLS);
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy through, Protocol protocol) {
        if (oneOfSeveral != null) transport.shares().reached(oneOfSeveral, address.getAddress());
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
        connectEnd = System.nanoTime() + transport.connectTimeoutNanos();
        connectTimer = new Timer(transport.connectTimeoutNanos(), tooLate);
        connectTimer.enter();
    }
}
