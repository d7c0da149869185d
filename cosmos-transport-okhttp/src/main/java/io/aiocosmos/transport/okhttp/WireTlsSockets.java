package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Lays TLS over a socket of ours and watches what passes inside it. */
final class WireTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory given;
    private final int mostBytes;

    WireTlsSockets(SSLSocketFactory given, int mostBytes) {
        this.given = given;
        this.mostBytes = mostBytes;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket plain = socket instanceof WireSocket ? ((WireSocket) socket).given() : socket;
        return new WireTlsSocket(plain, (SSLSocket) given.createSocket(plain, host, port, autoClose), mostBytes);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return given.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return given.getSupportedCipherSuites();
    }

    // OkHttp connects by itself and calls none of these.

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw connectedOnly();
    }

    private static SocketException connectedOnly() {
        return new SocketException("lays TLS over connected sockets only");
    }
}
