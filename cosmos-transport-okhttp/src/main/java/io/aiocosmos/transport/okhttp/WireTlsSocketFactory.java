package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes {@link WireTlsSocket}s over {@link WireSocket}s. */
final class WireTlsSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory delegate;
    private final int maxBytes;

    WireTlsSocketFactory(SSLSocketFactory delegate, int maxBytes) {
        this.delegate = delegate;
        this.maxBytes = maxBytes;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket plain = socket instanceof WireSocket ? ((WireSocket) socket).delegate() : socket;
        return new WireTlsSocket(plain, (SSLSocket) delegate.createSocket(plain, host, port, autoClose), maxBytes);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }

    // OkHttp connects sockets itself and calls none of these.

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
        return new SocketException("only TLS over a connected socket is supported");
    }
}
