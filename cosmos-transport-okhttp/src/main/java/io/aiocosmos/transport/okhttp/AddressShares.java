package io.aiocosmos.transport.okhttp;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;

/**
 * Tells a call the socket that OkHttp makes for it, which OkHttp itself does not, so that an address of several that keeps
 * silent can be given up by closing its socket; and remembers which one of several was reached, which OkHttp does not
 * either. Thread-safe.
 */
final class AddressShares {
    private final ThreadLocal<Progress> connecting = new ThreadLocal<>();

    private final Map<String, InetAddress> reached = new ConcurrentHashMap<>();

    /** The given look-up, with the address first that was reached last. */
    Dns by(Dns dns) {
        return host -> inOrder(dns.lookup(host), reached.get(host));
    }

    private static List<InetAddress> inOrder(List<InetAddress> addresses, InetAddress first) {
        if (first == null || !addresses.contains(first)) return addresses;
        List<InetAddress> ordered = new ArrayList<>(addresses);
        ordered.remove(first);
        ordered.add(0, first);
        return ordered;
    }

    /** One address of several was. */
    void reached(String host, InetAddress address) {
        reached.put(host, address);
    }

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
