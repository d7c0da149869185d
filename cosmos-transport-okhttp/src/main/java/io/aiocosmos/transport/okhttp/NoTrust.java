package io.aiocosmos.transport.okhttp;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Stands in where OkHttp wants to know the trust manager beside the sockets made from an {@code SSLContext}. The context
 * has its own and asks that; OkHttp wants one only to sort chains for certificate pins, which {@link ClientSetup} refuses
 * beside a context. So this one trusts nobody.
 */
final class NoTrust implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the SSLContext decides");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the SSLContext decides");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
