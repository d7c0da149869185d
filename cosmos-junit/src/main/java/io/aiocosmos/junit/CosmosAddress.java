package io.aiocosmos.junit;

/**
 * Where another client finds the emulator of a test, by HTTP on 127.0.0.1. Microsoft's SDK for Java needs gateway mode and
 * the system property {@code COSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED=true} for it. The test's database has the id of its
 * parameter {@link io.aiocosmos.CosmosDatabase}. Immutable.
 */
public final class CosmosAddress {
    private final String endpoint;
    private final String key;

    CosmosAddress(String endpoint, String key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    /** The account's address, such as {@code http://127.0.0.1:40001}. */
    public String endpoint() {
        return endpoint;
    }

    /** The account's key, base64. */
    public String key() {
        return key;
    }

    /** The endpoint, never the key. */
    @Override
    public String toString() {
        return endpoint;
    }
}
