package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsChallengeTest extends TokenSignerTestBase {
    private static final String CHALLENGE = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhIjoiYiJ9\"";
    private final List<String> claims = new ArrayList<>();
    private final List<CompletableFuture<AccessToken>> given = new ArrayList<>();
    private final TokenSigner challenged = new TokenSigner(
            new TokenSupplier() {
                @Override
                public CompletionStage<AccessToken> token(String scope) {
                    return token(scope, "none");
                }

                @Override
                public CompletionStage<AccessToken> token(String scope, String wanted) {
                    claims.add(wanted);
                    given.add(new CompletableFuture<>());
                    return given.get(given.size() - 1);
                }
            },
            SCOPE,
            clock,
            Runnable::run);

    private String sent() {
        return challenged.authorizationNow("GET", "docs", "dbs/d", "date");
    }

    @Test
    void a_challenge_reaches_the_supplier_once() {
        challenged.ready();
        given.get(0).complete(token("revoked", HOUR));
        challenged.refused(sent(), CHALLENGE);
        challenged.ready();
        given.get(1).complete(token("fresh", HOUR));
        clock.advance(HOUR);
        challenged.ready();

        assertThat(claims).containsExactly("none", "{\"a\":\"b\"}", "none");
    }

    @Test
    void a_challenge_is_not_met_by_a_token_that_was_asked_for_before() {
        challenged.ready();
        given.get(0).complete(token("revoked", HOUR));
        clock.advance(Duration.ofMinutes(40));
        challenged.refused(sent(), CHALLENGE);
        CompletableFuture<Void> waiting = challenged.ready();
        given.get(1).complete(token("of a renewal", HOUR));

        assertThat(waiting).isNotDone();
        assertThat(sent()).isNull();
        given.get(2).complete(token("fresh", HOUR));
        assertThat(sent()).isEqualTo(header("fresh"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer error=\"invalid_token\"",
                "Bearer claims=\"\"",
                "Bearer claims=\"%%%\"",
                "Bearer claims=\"bm90IGpzb24\"",
                "Bearer claims=\"eyJhIjoiYiJ9" + "AAAA\u0000",
                "Bearer xclaims=\"eyJhIjoiYiJ9\""
            })
    void a_header_without_one_asks_for_nothing(String header) {
        challenged.ready();
        given.get(0).complete(token("revoked", HOUR));

        assertThat(challenged.refused(sent(), header)).isTrue();
        challenged.ready();

        assertThat(claims).containsExactly("none", "none");
    }
}
