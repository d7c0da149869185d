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

/** The stage a call has reached, by OkHttp's events on the thread that runs the call; and the connect time-out. */
final class CallProgress extends EventListener {
    private enum Stage {
        CONNECTING,
        IN_TLS,
        CONNECTED,
        SENT
    }

    private final OkHttpTransport transport;
    private final Runnable onConnectTimeout;
    private Timer connectTimer;
    private Timer addressTimer;
    private long connectEnd;
    private int addressesLeft;
    private String multiAddressHost; // null if the host has one address
    private boolean connecting;
    private volatile Proxy proxy;
    private volatile CompletableFuture<?> lookUp;
    private volatile Stage stage = Stage.CONNECTING;

    CallProgress(OkHttpTransport transport, Runnable onConnectTimeout) {
        this.transport = transport;
        this.onConnectTimeout = onConnectTimeout;
    }

    /** Whether a byte of the request may have been sent. Once {@code true}, it stays so. */
    boolean sent() {
        return stage == Stage.SENT;
    }

    boolean isConnected() {
        return stage == Stage.CONNECTED || stage == Stage.SENT;
    }

    boolean isInTls() {
        return stage == Stage.IN_TLS;
    }

    /** The proxy, {@code null} for none or if not known yet. */
    Proxy proxy() {
        return proxy;
    }

    /** Ends the wait for a look-up; cancelling the call does not, because it has no socket yet. */
    void stopLookUp() {
        CompletableFuture<?> current = lookUp;
        if (current != null) current.cancel(true);
    }

    /** Stops the timers: the call is connected or over. */
    void stop() {
        if (connectTimer != null) connectTimer.exit();
        stopAddressTimer();
        if (connecting) transport.connectionLimit().connectEnded();
        connecting = false;
    }

    @Override
    public void dnsStart(Call call, String host) {
        startTimer();
        lookUp = transport.resolver().announce();
        if (call.isCanceled()) stopLookUp(); // it may have been cancelled just before
    }

    @Override
    public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
        addressesLeft = addresses.size();
        multiAddressHost = addressesLeft > 1 ? host : null;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy through) {
        startTimer();
        proxy = through.type() == Proxy.Type.DIRECT ? null : through;
        stopAddressTimer();
        transport.addressSelector().connecting(this);
        if (!connecting) transport.connectionLimit().connectStarted(); // a further address is still the same connection
        connecting = true;
        advance(Stage.CONNECTING);
    }

    /** Gives this address an equal share of the time left; the last gets all of it. */
    void connecting(Socket socket) {
        int sharing = addressesLeft--;
        if (sharing < 2) return;
        addressTimer = new Timer((connectEnd - System.nanoTime()) / sharing, () -> close(socket));
        addressTimer.enter();
    }

    private static void close(Socket socket) {
        try {
            socket.close(); // then OkHttp connects to the next address
        } catch (IOException e) {
            // the address is skipped all the same
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
        if (multiAddressHost != null) transport.addressSelector().reached(multiAddressHost, address.getAddress());
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

    /** A user's interceptor may send another request; once sent, the stage stays so. */
    private void advance(Stage next) {
        if (stage != Stage.SENT) stage = next;
    }

    /** One time-out for the look-up and all addresses. */
    private void startTimer() {
        if (connectTimer != null) return;
        connectEnd = System.nanoTime() + transport.connectTimeoutNanos();
        connectTimer = new Timer(transport.connectTimeoutNanos(), onConnectTimeout);
        connectTimer.enter();
    }
}
