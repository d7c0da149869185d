package io.aiocosmos;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Gets an Entra ID access token, from azure-identity or anything else. Thread-safe. */
@FunctionalInterface
public interface TokenSupplier {
    /** Gets a token for a scope such as {@code https://account.documents.azure.com/.default}; never one known to be expired. */
    CompletionStage<AccessToken> token(String scope);

    /**
     * A token and when it ends. Does not print the token.
     *
     * @param value the JWT
     * @param expiresAt when the service will no longer take it
     */
    record AccessToken(String value, Instant expiresAt) {
        /** Neither may be {@code null}, the token not blank. */
        public AccessToken {
            Check.notBlank("value", value);
            Check.notNull("expiresAt", expiresAt);
        }

        @Override
        public String toString() {
            return "AccessToken[<hidden>, expires at " + expiresAt + "]";
        }
    }
}
