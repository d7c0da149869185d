package io.aiocosmos.transport.okhttp;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;

/**
 * Does two things for hosts with several addresses that OkHttp does not: gives a call its socket, so that closing it can
 * end the wait for a silent address, and puts the address that was reached last first. Thread-safe.
 */
final class AddressSelector {
    private final ThreadLocal<CallProgress> connecting = new ThreadLocal<>();

    private final Map<String, InetAddress> reached = new ConcurrentHashMap<>();

    /** The look-up of {@code dns}, with the address first that was reached last. */
    Dns ordered(Dns dns) {
        return host -> inOrder(dns.lookup(host), reached.get(host));
    }

    private static List<InetAddress> inOrder(List<InetAddress> addresses, InetAddress first) {
        if (first == null || !addresses.contains(first)) return addresses;
        List<InetAddress> ordered = new ArrayList<>(addresses);
        ordered.remove(first);
        ordered.add(0, first);
        return ordered;
    }

    /** Remembers the address of a host with several. */
    void reached(String host, InetAddress address) {
        reached.put(host, address);
    }

    /** This thread creates a socket next. */
    void connecting(CallProgress progress) {
        connecting.set(progress);
    }

    void socketCreated(Socket socket) {
        CallProgress progress = connecting.get();
        connecting.remove();
        if (progress != null) progress.connecting(socket);
    }
}
