package io.aiocosmos.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Two self-signed certificates for tests only, valid for a hundred years. Made with
 * {@code keytool -genkeypair -alias server -keyalg EC -groupname secp256r1 -validity 36500 -dname CN=localhost -ext
 * SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -keystore localhost.p12 -storepass testkit}, and alike.
 */
enum Certificates {
    /** For {@code localhost} and {@code 127.0.0.1}. */
    LOCALHOST,
    /** For another host. */
    ELSEWHERE;

    private static final char[] PASSWORD = "testkit".toCharArray();

    /** The context of a server with this certificate. */
    SSLContext server() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** The context of a client that trusts this certificate only. */
    SSLContext client() throws GeneralSecurityException, IOException {
        Certificate trusted = load().getCertificate("server");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        String file = this == LOCALHOST ? "localhost.p12" : "elsewhere.p12";
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Certificates.class.getResourceAsStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
