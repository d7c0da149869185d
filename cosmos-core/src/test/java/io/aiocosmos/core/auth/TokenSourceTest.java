package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Suppliers that fail, and what is said of them. */
class TokenSourceTest extends TokenSignerTestBase {
    private static final String OF_SERVICE = "https://cosmos.azure.com/.default";
    private static final IllegalStateException NO_RESOURCE =
            new IllegalStateException("AADSTS500011: The resource principal was not found in the tenant.");

    private TokenSigner of(TokenSupplier supplier) {
        return new TokenSigner(supplier, SCOPE, clock, Runnable::run);
    }

    @Nested
    class A_source_that_misbehaves {
        @Test
        void by_throwing_fails_the_waiters() {
            IllegalStateException broken = new IllegalStateException("broken");
            TokenSigner ofBroken = of(scope -> {
                throw broken;
            });

            assertThatThrownBy(() -> ofBroken.ready().join()).hasRootCause(broken);
        }

        @Test
        void by_failing_with_a_text_of_several_lines_is_told_of_in_one() {
            CompletableFuture<Void> waiting = signer.ready();

            asked.get(0).completeExceptionally(new IllegalStateException("AADSTS1\r\nTrace\u202e"));

            assertThatThrownBy(waiting::join)
                    .hasMessageContaining("AADSTS1")
                    .hasMessageNotContainingAny("\n", "\r", "\u202e");
        }

        @Test
        void by_giving_a_stage_that_throws_fails_the_waiters() {
            IllegalStateException broken = new IllegalStateException("broken");
            CompletionStage<AccessToken> stage = new CompletableFuture<>() {
                @Override
                public CompletableFuture<AccessToken> whenComplete(
                        BiConsumer<? super AccessToken, ? super Throwable> action) {
                    throw broken;
                }
            };

            CompletableFuture<Void> waiting = of(scope -> stage).ready();

            assertThat(waiting).isCompletedExceptionally();
            assertThatThrownBy(waiting::join).hasRootCause(broken);
        }

        @Test
        void by_giving_no_stage_fails_the_waiters() {
            assertThatThrownBy(() -> of(scope -> null).ready().join())
                    .hasMessageContaining("gave null instead of a stage");
        }

        @Test
        void by_hanging_is_asked_again_after_a_minute() {
            CompletableFuture<Void> hanging = signer.ready();
            clock.advance(Duration.ofMillis(TokenSigner.MAX_FETCH_MILLIS - 1));
            signer.ready();
            assertThat(asked).hasSize(1);

            clock.advance(Duration.ofMillis(1));
            CompletableFuture<Void> second = signer.ready();

            assertThat(asked).hasSize(2);
            assertThatThrownBy(hanging::join).hasMessageContaining("has given nothing for 60000 ms");
            give(1, "t", HOUR);
            assertThat(second).isCompleted();
        }
    }

    @Nested
    class An_account_that_is_unknown_to_Entra_ID {
        @Test
        void has_the_service_s_own_scope_asked_for_from_then_on() {
            CompletableFuture<Void> waiting = signer.ready();
            asked.get(0).completeExceptionally(new CompletionException(NO_RESOURCE));
            give(1, "t", HOUR);
            clock.advance(HOUR);
            signer.ready();

            assertThat(waiting).isCompleted();
            assertThat(scopes).containsExactly(SCOPE, OF_SERVICE, OF_SERVICE);
        }

        @Test
        void in_either_way_fails_and_is_asked_for_both_again() {
            CompletableFuture<Void> waiting = signer.ready();
            asked.get(0).completeExceptionally(NO_RESOURCE);
            asked.get(1).completeExceptionally(NO_RESOURCE);
            signer.ready();

            assertThatThrownBy(waiting::join).hasMessageContaining(OF_SERVICE).hasMessageContaining("AADSTS500011");
            assertThat(scopes).containsExactly(SCOPE, OF_SERVICE, SCOPE);
        }

        @Test
        void is_one_only_if_Entra_ID_says_so() {
            signer.ready();
            asked.get(0).completeExceptionally(new IllegalStateException("AADSTS700016"));

            assertThat(scopes).containsExactly(SCOPE);
        }
    }

    @Nested
    class A_connection_that_fails {
        private final CompletableFuture<Void> waiting = signer.ready();

        @Test
        void has_the_supplier_asked_once_more() {
            asked.get(0).completeExceptionally(new IllegalStateException(new ConnectException("refused")));
            give(1, "t", HOUR);

            assertThat(waiting).isCompleted();
            assertThat(scopes).containsExactly(SCOPE, SCOPE);
        }

        @Test
        void again_is_the_failure() {
            asked.get(0).completeExceptionally(new ConnectException("refused"));
            asked.get(1).completeExceptionally(new ConnectException("refused"));

            assertThatThrownBy(waiting::join)
                    .hasRootCauseInstanceOf(ConnectException.class)
                    .hasMessageContaining("failed with ConnectException");
            assertThat(asked).hasSize(2);
        }
    }

    @Nested
    class What_is_said {
        @Test
        void of_a_failure_names_supplier_scope_and_time() {
            CompletableFuture<Void> waiting = signer.ready();
            clock.advance(Duration.ofMillis(1234));
            asked.get(0).completeExceptionally(new IllegalStateException("no such user"));

            assertThatThrownBy(waiting::join)
                    .hasMessageContaining("the token supplier of " + TokenSignerTestBase.class.getName()
                            + ", asked for https://account.test/.default, failed with IllegalStateException, after 1234"
                            + " ms: no such user");
        }

        @Test
        void of_one_that_gives_nothing_too() {
            assertThat(signer.pending()).isEmpty();
            signer.ready();
            clock.advance(Duration.ofMillis(1234));

            assertThat(signer.pending()).endsWith("asked for " + SCOPE + ", has given nothing for 1234 ms");
        }

        @Test
        void of_a_token_in_two_lines_is_that() {
            CompletableFuture<Void> waiting = signer.ready();
            give(0, "ey.J\n", HOUR);

            assertThatThrownBy(waiting::join)
                    .hasMessageContaining("gave a token with blanks or line breaks in it")
                    .hasMessageNotContaining("ey.J");
        }
    }
}
