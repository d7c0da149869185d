package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.TokenSupplier.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
    private final TokenSigner signer = new TokenSigner(this::ask, clock);

    private CompletionStage<AccessToken> ask() {
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
                    .hasCause(offline);
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

            assertThat(signer.refused(refused)).isTrue();
            assertThat(header()).isNull();
            begin("fresh", HOUR);
            assertThat(signer.refused(refused)).isTrue();

            assertThat(header()).isEqualTo(header("fresh"));
            assertThat(asked).hasSize(2);
        }

        @Test
        void does_not_come_back_when_a_running_renewal_fails() {
            begin("revoked", HOUR);
            clock.advance(Duration.ofMinutes(40));
            signer.refused(header());

            asked.get(1).completeExceptionally(new IllegalStateException("offline"));

            assertThat(header()).isNull();
        }
    }

    @Nested
    class A_source_that_misbehaves {
        @Test
        void by_throwing_fails_the_waiters() {
            IllegalStateException broken = new IllegalStateException("broken");
            TokenSigner ofBroken = new TokenSigner(
                    () -> {
                        throw broken;
                    },
                    clock);

            assertThatThrownBy(() -> ofBroken.ready().join()).hasCause(broken);
        }

        @Test
        void by_giving_no_stage_fails_the_waiters() {
            assertThat(new TokenSigner(() -> null, clock).ready()).isCompletedExceptionally();
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
            assertThatThrownBy(hanging::join).hasMessageContaining("no token within 60 s");
            give(1, "t", HOUR);
            assertThat(second).isCompleted();
        }
    }

    @Test
    void it_does_not_print_the_token() {
        assertThat(signer).hasToString("access token <hidden>");
    }
}
