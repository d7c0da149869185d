package io.aiocosmos.core;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;

/**
 * Makes clients.
 *
 * <pre>{@code
 * try (CosmosClient cosmos = CosmosClients.connect("https://account.documents.azure.com:443/", key)) {
 *     …
 * }
 * }</pre>
 */
public final class CosmosClients {
    private CosmosClients() {}

    /** Sets a client up step by step. */
    public static CosmosClientBuilder builder() {
        return new ClientBuilder(System::getenv);
    }

    /** A client with everything as usual, connected: a wrong endpoint or key fails here. */
    public static CosmosClient connect(String endpoint, String key) {
        return builder().endpoint(endpoint).key(key).connect();
    }

    /** As {@link #connect(String, String)}, with endpoint and key as the portal gives them in one text. */
    public static CosmosClient connect(String connectionString) {
        return builder().connectionString(connectionString).connect();
    }
}
