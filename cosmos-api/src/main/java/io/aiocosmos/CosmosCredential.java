package io.aiocosmos;

/**
 * How a client proves who it is. None prints its secret.
 *
 * <pre>{@code
 * CosmosClients.builder().credential(CosmosCredential.key(key));
 * }</pre>
 */
public sealed interface CosmosCredential permits AccountKey, EntraToken, ResourceToken {
    /** The account's primary or secondary key, in base64. */
    static AccountKey key(String base64) {
        return new AccountKey(base64);
    }

    /** Entra ID tokens, asked for when needed and kept until shortly before they expire. */
    static EntraToken token(TokenSupplier supplier) {
        return new EntraToken(supplier);
    }

    /** A resource token, as a permission's {@code _token} gives it. */
    static ResourceToken resourceToken(String token) {
        return new ResourceToken(token);
    }
}
