package io.aiocosmos.benchmarks.client;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The gateway's address and content.
 *
 * @param endpoint such as {@code http://127.0.0.1:8080}
 * @param certificates a PKCS12 file with the certificate to trust; used for {@code https} only
 */
public record GatewayTarget(String endpoint, Path certificates) {
    public static final String DATABASE = "bench";
    public static final String CONTAINER = "items";
    public static final String LINK = "dbs/" + DATABASE + "/colls/" + CONTAINER;
    /** A container of ten ranges, whose bulk responses come 5 ms late. */
    public static final String FAR_CONTAINER = "far";

    public static final String FAR_LINK = "dbs/" + DATABASE + "/colls/" + FAR_CONTAINER;
    public static final int FAR_RANGES = 10;
    public static final String PARTITION_KEY = "key-1";
    public static final String QUERY = "SELECT * FROM c";
    /** Password of the certificate store, which each run creates. */
    public static final String PASSWORD = "loopback";

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[64]);

    /** As long as a real key. */
    public static String key() {
        return KEY;
    }

    public URI uri() {
        return URI.create(endpoint);
    }

    public boolean secure() {
        return endpoint.startsWith("https:");
    }

    /** Trusts only the gateway's certificate. */
    public SSLContext sslContext() {
        try (InputStream in = Files.newInputStream(certificates)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (java.io.IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificates in " + certificates, e);
        }
    }
}
