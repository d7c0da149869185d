package io.aiocosmos.azure.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.aiocosmos.TokenSupplier;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Tokens of one credential. The client keeps them; here is nothing but the question. */
final class IdentityTokens implements TokenSupplier {
    /** The client asks again after as long. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TokenCredential credential;
    private final Scheduler timer;

    IdentityTokens(TokenCredential credential, Scheduler timer) {
        this.credential = credential;
        this.timer = timer;
    }

    @Override
    public CompletionStage<AccessToken> token(String scope) {
        return ask(request(scope));
    }

    @Override
    public CompletionStage<AccessToken> token(String scope, String claims) {
        return ask(request(scope).setClaims(claims));
    }

    /** Without continuous access evaluation azure-identity passes over claims, and gives the refused token again. */
    private static TokenRequestContext request(String scope) {
        return new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
    }

    private CompletionStage<AccessToken> ask(TokenRequestContext request) {
        Mono<com.azure.core.credential.AccessToken> token = credential.getToken(request);
        if (token == null) throw new IllegalStateException("getToken gave null instead of a Mono");
        return token.map(IdentityTokens::converted)
                .timeout(TIMEOUT, Mono.error(IdentityTokens::tooLong), timer)
                .toFuture();
    }

    private static AccessToken converted(com.azure.core.credential.AccessToken token) {
        OffsetDateTime expiresAt = token.getExpiresAt();
        return new AccessToken(token.getToken(), expiresAt == null ? null : expiresAt.toInstant());
    }

    private static TimeoutException tooLong() {
        return new TimeoutException("no token within " + TIMEOUT.toSeconds() + " s");
    }
}
