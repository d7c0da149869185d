package io.aiocosmos.transport.okhttp;

import java.net.Socket;

/**
 * Tells a call the socket that OkHttp makes for it, which OkHttp itself does not, so that an address of several that keeps
 * silent can be given up by closing its socket.
 */
final class AddressShares {
    private final ThreadLocal<Progress> connecting = new ThreadLocal<>();

    /** This thread makes a socket next. */
    void announce(Progress progress) {
        connecting.set(progress);
    }

    void made(Socket socket) {
        Progress progress = connecting.get();
        connecting.remove();
        if (progress != null) progress.connecting(socket);
    }
}
