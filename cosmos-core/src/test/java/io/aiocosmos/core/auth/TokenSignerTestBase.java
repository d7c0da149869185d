package io.aiocosmos.core.auth;

import io.aiocosmos.TokenSupplier.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A signer, its clock, and the tokens that it asked for: a test gives them when it likes. */
abstract class TokenSignerTestBase {
    static final Duration HOUR = Duration.ofHours(1);
    static final String SCOPE = "https://account.test/.default";

    final TestClock clock = new TestClock();
    final List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
    final List<String> scopes = new ArrayList<>();
    final TokenSigner signer = new TokenSigner(this::ask, SCOPE, clock, Runnable::run);

    private CompletionStage<AccessToken> ask(String scope) {
        scopes.add(scope);
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    }

    String header() {
        return signer.authorizationNow("GET", "docs", "dbs/d", "Wed, 01 Jan 2025 00:00:00 GMT");
    }

    static String header(String token) {
        return "type%3Daad%26ver%3D1.0%26sig%3D" + token;
    }

    AccessToken token(String text, Duration life) {
        return new AccessToken(text, clock.instant().plus(life));
    }

    void give(int request, String text, Duration life) {
        asked.get(request).complete(token(text, life));
    }

    void begin(String text, Duration life) {
        signer.ready();
        give(asked.size() - 1, text, life);
    }
}
