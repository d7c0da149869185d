package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A socket of TLS like the one given, but that what passes inside it is watched. */
final class WireTlsSocket extends SSLSocket {
    private final SSLSocket given;
    private final Wire wire;

    WireTlsSocket(Socket plain, SSLSocket given, int mostBytes) {
        this.given = given;
        this.wire = new Wire(plain, given, mostBytes);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return wire.input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.output();
    }

    /** OkHttp asks this when it is about to use a kept connection again, and takes another one if so. */
    @Override
    public boolean isInputShutdown() {
        return given.isInputShutdown() || !wire.isFit();
    }

    // Everything else is passed on.

    @Override
    public String[] getSupportedCipherSuites() {
        return given.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return given.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        given.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return given.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return given.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        given.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return given.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return given.getHandshakeSession();
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        given.addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        given.removeHandshakeCompletedListener(listener);
    }

    @Override
    public void startHandshake() throws IOException {
        given.startHandshake();
    }

    @Override
    public void setUseClientMode(boolean client) {
        given.setUseClientMode(client);
    }

    @Override
    public boolean getUseClientMode() {
        return given.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        given.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return given.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        given.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return given.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean enabled) {
        given.setEnableSessionCreation(enabled);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return given.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return given.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        given.setSSLParameters(parameters);
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        given.connect(address);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        given.connect(address, timeout);
    }

    @Override
    public void bind(SocketAddress address) throws IOException {
        given.bind(address);
    }

    @Override
    public InetAddress getInetAddress() {
        return given.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return given.getLocalAddress();
    }

    @Override
    public int getPort() {
        return given.getPort();
    }

    @Override
    public int getLocalPort() {
        return given.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return given.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return given.getLocalSocketAddress();
    }

    @Override
    public SocketChannel getChannel() {
        return given.getChannel();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        given.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return given.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        given.setSoLinger(on, linger);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return given.getSoLinger();
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        given.sendUrgentData(data);
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        given.setOOBInline(on);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return given.getOOBInline();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        given.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return given.getSoTimeout();
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        given.setSendBufferSize(size);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return given.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        given.setReceiveBufferSize(size);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return given.getReceiveBufferSize();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        given.setKeepAlive(on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return given.getKeepAlive();
    }

    @Override
    public void setTrafficClass(int trafficClass) throws SocketException {
        given.setTrafficClass(trafficClass);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return given.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        given.setReuseAddress(on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return given.getReuseAddress();
    }

    @Override
    public void close() throws IOException {
        given.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        given.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        given.shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return given.isConnected();
    }

    @Override
    public boolean isBound() {
        return given.isBound();
    }

    @Override
    public boolean isClosed() {
        return given.isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return given.isOutputShutdown();
    }

    @Override
    public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
        given.setPerformancePreferences(connectionTime, latency, bandwidth);
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
