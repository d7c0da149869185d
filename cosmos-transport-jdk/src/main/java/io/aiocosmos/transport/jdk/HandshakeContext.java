package io.aiocosmos.transport.jdk;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A context like another, but for its engines, which are {@link HandshakeEngine}s. */
final class HandshakeContext extends SSLContext {
    HandshakeContext(SSLContext like) {
        super(new Spi(like), like.getProvider(), like.getProtocol());
    }

    /** The context of who sets none. */
    static SSLContext platform() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform has no working TLS context of its own", e);
        }
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext like;

        Spi(SSLContext like) {
            this.like = like;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return new HandshakeEngine(like.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return new HandshakeEngine(like.createSSLEngine(host, port));
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("the context was initialised by who gave it");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return like.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return like.getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return like.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return like.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return like.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return like.getSupportedSSLParameters();
        }
    }
}
