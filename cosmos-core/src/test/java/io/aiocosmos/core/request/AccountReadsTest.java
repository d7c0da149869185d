package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.auth.ResourceTokenSigner;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import io.aiocosmos.spi.TransportFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the account is read, who waits for it, and what becomes of it. */
class AccountReadsTest {
    private final TestEngine engine = new TestEngine();

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            engine.transport.replies("200");
            engine.pipeline().run(Operations.named("read"));
        }
    }

    private int accountReads() {
        return engine.transport.accountReads().size();
    }

    @Nested
    class Without_preferred_regions {
        @ParameterizedTest
        @EnumSource(Driver.class)
        void the_first_operation_goes_straight_to_the_endpoint(Driver driver) {
            engine.transport.account(FakeAccount.of("west")).replies("200 200");

            driver.run(engine, Operations.named("read"));
            engine.timing.advance(Duration.ofMillis(999));
            assertThat(accountReads()).isZero();
            engine.timing.advance(Duration.ofMillis(1));
            driver.run(engine, Operations.named("read"));

            assertThat(AttemptTrace.tries(engine)).isEqualTo("account@0 west@1000");
            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void a_client_that_reads_once_and_ends_sends_nothing_else() {
            succeed(1);
            engine.pipeline().close();
            engine.timing.advance(Duration.ofMinutes(1));

            assertThat(accountReads()).isZero();
        }

        @Test
        void a_failure_that_reads_it_at_once_spares_the_reading_in_the_background() {
            succeed(1);
            engine.transport.replies("503").otherwise(Reply.of("404"));
            engine.pipeline().run(Operations.named("write"));
            assertThat(accountReads()).isEqualTo(1);

            engine.timing.advance(Duration.ofMinutes(1));
            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void a_failure_that_tells_nothing_of_regions_reads_nothing() {
            engine.transport.replies("404 409");
            engine.pipeline().run(Operations.named("read"));
            engine.pipeline().run(Operations.named("write"));

            assertThat(accountReads()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"403/3", "403/1008", "503", "CONNECT"})
        void a_failure_that_hints_at_a_move_reads_at_once(String failure) {
            engine.transport.replies(failure).otherwise(Reply.of("404"));

            engine.pipeline().run(Operations.named("write"));

            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void it_is_read_again_after_five_minutes() {
            succeed(3);
            engine.timing.advance(Duration.ofSeconds(1));
            engine.timing.advance(Duration.ofSeconds(299));
            succeed(1);
            assertThat(accountReads()).isEqualTo(1);

            engine.timing.advance(Duration.ofSeconds(1));
            succeed(2);
            assertThat(accountReads()).isEqualTo(2);
        }

        @Test
        void many_successes_share_one_read() {
            engine.transport.account(FakeAccount.of("west").after(Duration.ofSeconds(1)));
            succeed(5);
            engine.timing.advance(Duration.ofMillis(1500));
            succeed(5);

            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void a_read_that_fails_is_repeated_no_sooner_than_in_fifteen_seconds() {
            engine.transport.account(Reply.of("500"));
            succeed(3);
            engine.timing.advance(Duration.ofSeconds(6)); // it has retries of its own
            int reads = accountReads();
            succeed(1);
            assertThat(accountReads()).isEqualTo(reads);

            engine.timing.advance(Duration.ofSeconds(15));
            succeed(1);
            assertThat(accountReads()).isGreaterThan(reads);
        }

        @Test
        void one_that_a_resource_token_may_not_read_is_left_alone() {
            engine.signer(new ResourceTokenSigner(() -> "type=resource&ver=1&sig=x"))
                    .transport
                    .account(Reply.of("403"));
            succeed(1);
            engine.timing.advance(Duration.ofMinutes(10));
            succeed(1);

            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void one_that_was_refused_to_another_credential_is_asked_for_again() {
            engine.transport.account(Reply.of("403"), FakeAccount.of("west"));
            succeed(1);
            engine.timing.advance(Duration.ofSeconds(16));
            succeed(2);

            assertThat(accountReads()).isEqualTo(2);
            assertThat(AttemptTrace.tries(engine)).endsWith("west@16000");
        }

        @Test
        void garbage_leaves_what_was_known_in_use() {
            engine.transport.account(FakeAccount.of("west"), Reply.of(FakeResponse.ok("{<")));
            succeed(1);
            engine.timing.advance(Duration.ofMinutes(6));
            succeed(2);

            assertThat(accountReads()).isEqualTo(2);
            assertThat(AttemptTrace.tries(engine)).endsWith("west@360000");
        }
    }

    @Nested
    class With_preferred_regions {
        @ParameterizedTest
        @EnumSource(Driver.class)
        void it_is_read_first(Driver driver) {
            engine.preferring("east").transport.account(FakeAccount.of("west", "east"));
            engine.transport.replies("200");

            driver.run(engine, Operations.named("read"));

            assertThat(AttemptTrace.tries(engine)).isEqualTo("east@0");
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void its_failure_is_the_operations(Driver driver) {
            engine.preferring("east").transport.account(Reply.of("500"));

            OperationResult answer = driver.run(engine, Operations.named("read"));

            assertThat(answer.failure().exception()).hasMessageContaining("readAccount: 500");
            assertThat(engine.transport.requests()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void a_token_that_may_not_read_it_makes_do_with_the_endpoint(Driver driver) {
            engine.preferring("east").transport.account(Reply.of("401")).replies("200 200");

            driver.run(engine, Operations.named("read"));
            driver.run(engine, Operations.named("read"));

            assertThat(AttemptTrace.tries(engine)).isEqualTo("account@0 account@0");
            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void operations_that_begin_together_share_one_read() {
            engine.preferring("west").transport.account(FakeAccount.of("west").after(Duration.ofSeconds(1)));
            engine.transport.otherwise(Reply.of("200"));
            CompletableFuture<OperationResult> first =
                    engine.pipeline().start(Operations.named("read"), answer -> answer);
            CompletableFuture<OperationResult> second =
                    engine.pipeline().start(Operations.named("read"), answer -> answer);

            first.cancel(true);
            engine.timing.advanceUntil(second::isDone);

            assertThat(second.join().isOk()).isTrue();
            assertThat(accountReads()).isEqualTo(1);
        }

        @Test
        void one_that_is_refused_for_a_while_is_preferred_afterwards() {
            engine.preferring("west").transport.account(Reply.of("403"), FakeAccount.of("west"));
            succeed(1);
            engine.timing.advance(Duration.ofSeconds(16));
            succeed(1);
            engine.timing.advance(Duration.ofSeconds(1));
            succeed(1);

            assertThat(AttemptTrace.tries(engine)).isEqualTo("account@0 account@16000 west@17000");
        }

        @Test
        void what_is_no_account_fails_the_operation_that_needs_it() {
            engine.preferring("west").transport.account(Reply.of(FakeResponse.ok("{<")));

            assertThat(engine.pipeline().run(Operations.named("read")).failure().exception())
                    .isInstanceOf(CosmosCodecException.class);
        }

        @Test
        void an_endpoint_that_does_not_answer_is_passed_over_for_the_guessed_ones() {
            engine.preferring("East US")
                    .transport
                    .account(Reply.of("CONNECT"), Reply.of("CONNECT"), FakeAccount.of("east us".replace(" ", "")));

            CompletableFuture<OperationResult> connect = engine.pipeline().connect();
            engine.timing.advanceUntil(connect::isDone);

            assertThat(connect.join().isOk()).isTrue();
            assertThat(engine.transport.accountReads().get(2).origin().host()).isEqualTo("account-eastus.test");
        }

        @Test
        void the_first_failure_is_told_if_none_answers() {
            engine.preferring("east")
                    .transport
                    .account(Reply.failure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false), Reply.of("CONNECT"));

            CompletableFuture<OperationResult> connect = engine.pipeline().connect();
            engine.timing.advanceUntil(connect::isDone);

            assertThat(connect.join().failure().exception()).hasMessageContaining("scripted UNSUPPORTED_REQUEST");
        }
    }

    @Test
    void without_discovery_it_is_never_read_unless_asked_for() {
        engine.withoutDiscovery().preferring("west").transport.replies("200 503 503");
        engine.pipeline().run(Operations.named("read"));
        engine.pipeline().run(Operations.named("read"));

        assertThat(accountReads()).isZero();
        assertThat(engine.pipeline().connect().join().isOk()).isTrue();
    }

    @Test
    void it_is_signed_as_nothing_of_nothing() {
        engine.pipeline().connect().join();

        assertThat(header(engine.transport.accountReads().get(0), "authorization"))
                .isEqualTo("signed GET  ");
    }

    @Test
    void what_is_no_account_shows_when_connecting() {
        engine.transport.account(Reply.of(FakeResponse.ok("{<")));

        assertThat(engine.pipeline().connect())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(CosmosCodecException.class)
                .withMessageContaining("readAccount: 200 with a body that cannot be read");
    }

    @Nested
    class Who_connects {
        private CosmosException failure() {
            CompletableFuture<OperationResult> connect = engine.pipeline().connect();
            engine.timing.advanceUntil(connect::isDone);
            return connect.join().failure().exception();
        }

        @Test
        void waits_as_long_as_for_any_operation() {
            engine.timeout(Duration.ofSeconds(60))
                    .transport
                    .account(FakeAccount.of("west").after(Duration.ofSeconds(59)));

            CompletableFuture<OperationResult> connect = engine.pipeline().connect();
            engine.timing.advanceUntil(connect::isDone);

            assertThat(connect.join().isOk()).isTrue();
        }

        @Test
        void waits_no_longer() {
            engine.timeout(Duration.ofSeconds(2)).transport.account(Reply.never());

            assertThat(failure())
                    .isInstanceOf(CosmosTimeoutException.class)
                    .hasMessage(
                            "readAccount: no response in time from https://account.test (waited 2000 ms of 2000 ms).");
            assertThat(engine.timing.millis()).isEqualTo(2000);
        }

        @Test
        void waits_no_longer_for_several_endpoints_together() {
            engine.timeout(Duration.ofSeconds(15))
                    .preferring("East US", "West US")
                    .transport
                    .account(Reply.never());

            assertThat(failure()).isInstanceOf(CosmosTimeoutException.class);
            assertThat(engine.timing.millis()).isEqualTo(15_000);
            assertThat(accountReads()).isEqualTo(2);
        }
    }

    @Test
    void a_read_in_the_background_takes_no_longer_than_an_operation_may() {
        engine.timeout(Duration.ofSeconds(3)).transport.account(Reply.never());
        succeed(1);

        engine.timing.advance(Duration.ofSeconds(1));

        assertThat(engine.transport.accountReads().get(0).timeoutNanos())
                .isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void a_wrong_key_shows_when_connecting() {
        engine.transport.account(Reply.of("401"));

        assertThat(engine.pipeline().connect().join().failure().exception())
                .isInstanceOf(CosmosUnauthorizedException.class);
    }
}
