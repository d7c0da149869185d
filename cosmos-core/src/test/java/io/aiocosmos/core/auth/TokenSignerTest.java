package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignerTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SCOPE = "https://account.test/.default";
    private static final String OF_SERVICE = "https://cosmos.azure.com/.default";
    private static final IllegalStateException NO_RESOURCE =
            new IllegalStateException("AADSTS500011: The resource principal was not found in the tenant.");

    private static TokenSigner of(TokenSupplier supplier, TestClock clock) {
        return new TokenSigner(supplier, SCOPE, clock, Runnable::run);
    }

    private final TestClock clock = new TestClock();
    private final List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final TokenSigner signer = new TokenSigner(this::ask, SCOPE, clock, Runnable::run);

    private CompletionStage<AccessToken> ask(String scope) {
        scopes.add(scope);
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    }

    private String header() {
        return signer.authorizationNow("GET", "docs", "dbs/d", "Wed, 01 Jan 2025 00:00:00 GMT");
    }

    private static String header(String token) {
        return "type%3Daad%26ver%3D1.0%26sig%3D" + token;
    }

    private AccessToken token(String text, Duration life) {
        return new AccessToken(text, clock.instant().plus(life));
    }

    private void give(int request, String text, Duration life) {
        asked.get(request).complete(token(text, life));
    }

    private void begin(String text, Duration life) {
        signer.ready();
        give(asked.size() - 1, text, life);
    }

    @Nested
    class The_first_token {
        @Test
        void is_waited_for_once_by_all() {
            assertThat(header()).isNull();
            CompletableFuture<Void> one = signer.ready();
            CompletableFuture<Void> other = signer.ready();
            assertThat(one).isNotDone();

            give(0, "ey.J-_1", HOUR);

            assertThat(asked).hasSize(1);
            assertThat(one).isCompleted();
            assertThat(other).isCompleted();
            assertThat(header()).isEqualTo(header("ey.J-_1"));
            assertThat(signer.ready()).isCompleted();
        }

        @Test
        void may_be_one_that_never_expires() {
            signer.ready();
            asked.get(0).complete(new AccessToken("eternal", Instant.MAX));

            clock.advance(Duration.ofDays(10_000));

            assertThat(header()).isEqualTo(header("eternal"));
        }

        @Test
        void is_not_lost_when_one_waiter_gives_up() {
            CompletableFuture<Void> impatient = signer.ready();
            CompletableFuture<Void> patient = signer.ready();

            impatient.cancel(true);
            give(0, "t", HOUR);

            assertThat(patient).isCompleted();
            assertThat(asked.get(0)).isNotCancelled();
        }

        @Test
        void that_cannot_be_had_fails_the_waiters_and_is_asked_for_anew() {
            CompletableFuture<Void> waiting = signer.ready();
            IllegalStateException offline = new IllegalStateException("offline");

            asked.get(0).completeExceptionally(new CompletionException(offline));

            assertThatThrownBy(waiting::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCause(offline)
                    .hasMessageEndingWith(": offline");
            begin("later", HOUR);
            assertThat(asked).hasSize(2);
            assertThat(header()).isEqualTo(header("later"));
        }

        @Test
        void that_is_expired_or_missing_is_a_failure() {
            CompletableFuture<Void> one = signer.ready();
            give(0, "old", Duration.ZERO);
            CompletableFuture<Void> other = signer.ready();
            asked.get(1).complete(null);

            assertThatThrownBy(one::join).hasMessageContaining("expired at 2025-01-01T00:00:00Z");
            assertThatThrownBy(other::join).hasMessageContaining("gave no token");
            assertThat(header()).isNull();
        }
    }

    @Nested
    class A_token_that_is_about_to_expire {
        @Test
        void serves_those_who_waited_for_it_instead_of_being_fetched_again_and_again() {
            begin("brief", Duration.ofMillis(1));
            clock.advance(Duration.ofMillis(TokenSigner.MIN_LIFE_MILLIS - 1));

            assertThat(header()).isEqualTo(header("brief"));
            assertThat(asked).hasSize(1);
        }

        @Test
        void is_not_kept_for_long() {
            begin("brief", Duration.ofMillis(1));

            clock.advance(Duration.ofMillis(TokenSigner.MIN_LIFE_MILLIS));

            assertThat(header()).isNull();
        }
    }

    @Nested
    class Renewal {
        @Test
        void begins_in_the_background_past_half_of_the_life() {
            begin("first", HOUR);
            clock.advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(header()).isEqualTo(header("first"));
            assertThat(asked).hasSize(1);

            clock.advance(Duration.ofMillis(1));
            assertThat(header()).isEqualTo(header("first"));
            assertThat(header()).isEqualTo(header("first"));
            assertThat(asked).hasSize(2);

            give(1, "second", HOUR);
            assertThat(header()).isEqualTo(header("second"));
        }

        @Test
        void that_fails_is_repeated_a_minute_later_while_the_old_token_serves() {
            begin("first", HOUR);
            clock.advance(Duration.ofMinutes(40));
            header();
            asked.get(1).completeExceptionally(new IllegalStateException("offline"));

            assertThat(header()).isEqualTo(header("first"));
            assertThat(asked).hasSize(2);
            clock.advance(MINUTE);
            assertThat(header()).isEqualTo(header("first"));
            assertThat(asked).hasSize(3);
        }

        @Test
        void of_short_lived_tokens_waits_a_minute() {
            begin("short", Duration.ofSeconds(90));

            clock.advance(MINUTE.minusMillis(1));
            header();
            assertThat(asked).hasSize(1);

            clock.advance(Duration.ofMillis(1));
            header();
            assertThat(asked).hasSize(2);
        }

        @Test
        void must_be_waited_for_once_the_token_has_expired() {
            begin("first", HOUR);
            clock.advance(HOUR.minusMillis(1));
            assertThat(header()).isNotNull();

            clock.advance(Duration.ofMillis(1));

            assertThat(header()).isNull();
            assertThat(signer.ready()).isNotDone();
        }
    }

    @Nested
    class A_refused_token {
        @Test
        void is_dropped_and_another_fetched_once_for_all_who_met_it() {
            begin("revoked", HOUR);
            String refused = header();

            assertThat(signer.refused(refused, null)).isTrue();
            assertThat(header()).isNull();
            begin("fresh", HOUR);
            assertThat(signer.refused(refused, null)).isTrue();

            assertThat(header()).isEqualTo(header("fresh"));
            assertThat(asked).hasSize(2);
        }

        @Test
        void does_not_come_back_when_a_running_renewal_fails() {
            begin("revoked", HOUR);
            clock.advance(Duration.ofMinutes(40));
            signer.refused(header(), null);

            asked.get(1).completeExceptionally(new IllegalStateException("offline"));

            assertThat(header()).isNull();
        }
    }

    @Nested
    class A_source_that_misbehaves {
        @Test
        void by_throwing_fails_the_waiters() {
            IllegalStateException broken = new IllegalStateException("broken");
            TokenSigner ofBroken = of(
                    scope -> {
                        throw broken;
                    },
                    clock);

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

            CompletableFuture<Void> waiting = of(scope -> stage, clock).ready();

            assertThat(waiting).isCompletedExceptionally();
            assertThatThrownBy(waiting::join).hasRootCause(broken);
        }

        @Test
        void by_giving_no_stage_fails_the_waiters() {
            assertThatThrownBy(() -> of(scope -> null, clock).ready().join())
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
    class A_claims_challenge {
        private static final String CHALLENGE =
                "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhIjoiYiJ9\"";
        private final List<String> claims = new ArrayList<>();
        private final List<CompletableFuture<AccessToken>> given = new ArrayList<>();
        private final TokenSigner challenged = of(
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
                clock);

        private String sent() {
            return challenged.authorizationNow("GET", "docs", "dbs/d", "date");
        }

        @Test
        void reaches_the_supplier_once() {
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
        void is_not_met_by_a_token_that_was_asked_for_before() {
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
        void that_is_none_asks_for_nothing(String header) {
            challenged.ready();
            given.get(0).complete(token("revoked", HOUR));

            assertThat(challenged.refused(sent(), header)).isTrue();
            challenged.ready();

            assertThat(claims).containsExactly("none", "none");
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
                    .hasMessageContaining("the token supplier of " + TokenSignerTest.class.getName()
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

    @Test
    void a_supplier_that_blocks_holds_nobody_who_does_not_wait_for_it() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        TokenSigner blocked = new TokenSigner(
                scope -> {
                    calls.incrementAndGet();
                    threads.add(Thread.currentThread());
                    try {
                        leave.await(5, TimeUnit.SECONDS); // or for ever, if it held the caller
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return CompletableFuture.completedFuture(new AccessToken("t", Instant.MAX));
                },
                SCOPE,
                clock);

        CompletableFuture<Void> one = blocked.ready();
        CompletableFuture<Void> other = blocked.ready();
        assertThat(one).isNotDone();
        leave.countDown();

        one.get();
        other.get();
        assertThat(calls).hasValue(1);
        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread).isNotSameAs(Thread.currentThread());
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    @Test
    void it_does_not_print_the_token() {
        assertThat(signer).hasToString("access token <hidden>");
    }
}
