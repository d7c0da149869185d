package io.aiocosmos.core.auth;

import java.time.Instant;

/** A token of Entra ID and when it expires. */
public record AccessToken(String token, Instant expiresAt) {
    public AccessToken {
        if (token == null || token.isEmpty()) throw new IllegalArgumentException("access token is empty");
        if (expiresAt == null) throw new IllegalArgumentException("access token has no expiry");
    }

    @Override
    public String toString() {
        return "access token <hidden>, expires " + expiresAt;
    }
}
