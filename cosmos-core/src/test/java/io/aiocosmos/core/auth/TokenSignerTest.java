package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.TokenSupplier.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When tokens are fetched, used, renewed and dropped. */
class TokenSignerTest extends TokenSignerTestBase {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
