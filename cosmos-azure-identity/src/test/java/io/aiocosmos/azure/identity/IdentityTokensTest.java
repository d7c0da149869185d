package io.aiocosmos.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import io.aiocosmos.core.auth.TokenSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A credential as the client asks it, at the hours that the test says. */
class IdentityTokensTest {
    private static final String SCOPE = "https://account.test/.default";
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
    private static final String CHALLENGE = "Bearer error=\"insufficient_claims\", claims=\""
            + Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "\"";

    private final TestClock clock = new TestClock();
    private FakeCredential credential = new FakeCredential();
    private TokenSigner signer = signer(credential);

    private TokenSigner signer(FakeCredential of) {
        credential = of;
        return new TokenSigner(new IdentityTokens(of, clock), SCOPE, clock, Runnable::run);
    }

    private AccessToken token(String text, Duration life) {
        return new AccessToken(text, OffsetDateTime.ofInstant(clock.instant().plus(life), ZoneOffset.ofHours(2)));
    }

    private void give(String text) {
        credential.pending.get(credential.pending.size() - 1).tryEmitValue(token(text, Duration.ofHours(1)));
    }

    private String header() {
        return signer.authorizationNow("GET", "docs", "dbs/d", "Wed, 01 Jan 2025 00:00:00 GMT");
    }

    private static String header(String token) {
        return "type%3Daad%26ver%3D1.0%26sig%3D" + token;
    }

    @Nested
    class A_token {
        @Test
        void is_asked_for_by_the_scope_of_the_account_once_for_all_who_wait() {
            CompletableFuture<Void> one = signer.ready();
            CompletableFuture<Void> other = signer.ready();
            assertThat(one).isNotDone();

            give("first");

            assertThat(one).isCompleted();
            assertThat(other).isCompleted();
            assertThat(header()).isEqualTo(header("first"));
            assertThat(credential.requests).hasSize(1);
            assertThat(credential.requests.get(0).getScopes()).containsExactly(SCOPE);
            assertThat(credential.requests.get(0).getClaims()).isNull();
            assertThat(clock.planned()).as("timers left").isZero();
        }

        @Test
        void is_renewed_in_the_background_before_it_expires() {
            signer.ready();
            give("first");

            clock.advance(Duration.ofMinutes(29));
            header();
            assertThat(credential.requests).as("asked before half of its life").hasSize(1);

            clock.advance(Duration.ofMinutes(2));
            assertThat(header()).as("while it is renewed").isEqualTo(header("first"));
            assertThat(credential.requests).hasSize(2);

            give("second");
            assertThat(header()).isEqualTo(header("second"));
        }

        @Test
        void is_not_used_once_it_expired() {
            signer.ready();
            give("first");

            clock.advance(Duration.ofMinutes(60));

            assertThat(header()).isNull();
        }

        @Test
        void that_was_refused_is_asked_for_anew_once_however_many_requests_had_it() {
            signer.ready();
            give("first");

            for (int i = 0; i < 3; i++) signer.refused(header("first"), null);
            signer.ready();
            signer.ready();

            assertThat(credential.requests).hasSize(2);
            give("second");
            signer.refused(header("first"), null); // a late response to the first token
            assertThat(header()).isEqualTo(header("second"));
            assertThat(credential.requests).hasSize(2);
        }

        @Test
        void that_was_revoked_is_asked_for_with_the_claims_of_the_service() {
            signer.ready();
            give("first");

            signer.refused(header("first"), CHALLENGE);
            signer.ready();

            assertThat(credential.requests.get(1).getClaims()).isEqualTo(CLAIMS);
            assertThat(credential.requests.get(1).getScopes()).containsExactly(SCOPE);
            assertThat(credential.requests)
                    .as("azure-identity heeds claims")
                    .allMatch(request -> request.isCaeEnabled());
        }
    }

    @Nested
    class A_failure {
        @Test
        void reaches_who_waits_and_the_next_asks_again() {
            CompletableFuture<Void> ready = signer.ready();

            credential.pending.get(0).tryEmitError(new ClientAuthenticationException("no such tenant", null));

            assertThatThrownBy(ready::join)
                    .hasMessageContaining("asked for " + SCOPE)
                    .hasMessageContaining("failed with ClientAuthenticationException")
                    .hasMessageContaining("no such tenant");
            assertThat(signer.ready()).isNotDone();
            give("second");
            assertThat(header()).isEqualTo(header("second"));
        }

        @Test
        void leaves_a_token_in_use_that_is_still_good() {
            signer.ready();
            give("first");
            clock.advance(Duration.ofMinutes(31));
            header();

            credential.pending.get(1).tryEmitError(new ClientAuthenticationException("busy", null));

            assertThat(header()).isEqualTo(header("first"));
            assertThat(signer.ready()).isCompleted();
        }

        @Test
        void of_the_connection_is_tried_once_more() {
            CompletableFuture<Void> ready = signer.ready();

            credential.pending.get(0).tryEmitError(new IllegalStateException(new IOException("reset")));
            assertThat(credential.requests).hasSize(2);
            credential.pending.get(1).tryEmitError(new IllegalStateException(new IOException("reset again")));

            assertThat(credential.requests).hasSize(2);
            assertThatThrownBy(ready::join).hasMessageContaining("reset again");
        }

        @Test
        void of_a_tenant_that_does_not_know_the_account_leads_to_the_scope_of_the_service() {
            signer.ready();

            credential.pending.get(0).tryEmitError(new ClientAuthenticationException("AADSTS500011: not found", null));

            assertThat(credential.requests.get(1).getScopes()).containsExactly("https://cosmos.azure.com/.default");
        }

        @Test
        void may_be_a_token_that_is_missing_blank_or_old() {
            assertThatThrownBy(signer(new FakeCredential(n -> Mono.empty())).ready()::join)
                    .hasMessageContaining("gave no token");
            assertThatThrownBy(signer(new FakeCredential(n -> null)).ready()::join)
                    .hasMessageContaining("null instead of a Mono");
            assertThatThrownBy(signer(new FakeCredential(n -> Mono.just(token(" ", Duration.ofHours(1)))))
                            .ready()::join)
                    .hasMessageContaining("token must not be blank");
            assertThatThrownBy(signer(new FakeCredential(n -> Mono.just(token("t0ps", Duration.ofHours(-1)))))
                            .ready()::join)
                    .hasMessageContaining("a token that expired at 2024-12-31T23:00:00Z")
                    .hasMessageNotContaining("t0ps");
        }

        @Test
        void may_be_thrown_at_once() {
            FakeCredential throwing = new FakeCredential(n -> {
                throw new IllegalStateException("not signed in");
            });

            assertThatThrownBy(signer(throwing).ready()::join).hasMessageContaining("not signed in");
        }
    }

    @Nested
    class A_credential_that_takes_long {
        @Test
        void is_waited_for() {
            CompletableFuture<Void> ready = signer.ready();

            clock.advance(Duration.ofSeconds(59));
            assertThat(ready).isNotDone();
            give("late");

            assertThat(ready).isCompleted();
            assertThat(header()).isEqualTo(header("late"));
            assertThat(credential.cancelled).isZero();
        }

        @Test
        void for_ever_is_cancelled_after_a_minute() {
            CompletableFuture<Void> ready = signer.ready();

            clock.advance(Duration.ofSeconds(60));

            assertThatThrownBy(ready::join).hasMessageContaining("no token within 60 s");
            assertThat(credential.cancelled).isEqualTo(1);
            signer.ready();
            assertThat(credential.requests).hasSize(2);
        }
    }
}
