package io.aiocosmos.transport.okhttp;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * OkHttp wants a trust manager beside the socket factory of an {@code SSLContext}, but uses it only to sort chains for
 * certificate pins, which {@link ClientFactory} rejects beside a context. The context checks certificates by its own
 * trust manager; this one trusts nobody.
 */
final class UnusedTrustManager implements X509TrustManager {
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
