package io.aiocosmos;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Gets an Entra ID access token, from azure-identity or anything else. Thread-safe. It is asked on a thread of its own,
 * where it may block, once for all requests that wait; again when it fails with an {@link java.io.IOException}, and for
 * the scope {@code https://cosmos.azure.com/.default} when it fails with Entra ID's {@code AADSTS500011}.
 */
@FunctionalInterface
public interface TokenSupplier {
    /** Gets a token for a scope such as {@code https://account.documents.azure.com/.default}; never one known to be expired. */
    CompletionStage<AccessToken> token(String scope);

    /**
     * Gets a token that meets a claims challenge, which the service may respond with when a token was revoked or a policy
     * changed. What gives tokens from a cache must override this and go past the cache; as it is, it asks as ever.
     *
     * @param claims as JSON, such as {@code {"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}}
     */
    default CompletionStage<AccessToken> token(String scope, String claims) {
        return token(scope);
    }

    /**
     * A token and when it ends. Does not print the token.
     *
     * @param value the JWT
     * @param expiresAt when the service will no longer take it
     */
    record AccessToken(String value, Instant expiresAt) {
        /** Neither may be {@code null}, the token not blank. */
        public AccessToken {
            Check.notBlank("token", value);
            Check.notNull("expiresAt of a token", expiresAt);
        }

        @Override
        public String toString() {
            return "AccessToken[<hidden>, expires at " + expiresAt + "]";
        }
    }
}
