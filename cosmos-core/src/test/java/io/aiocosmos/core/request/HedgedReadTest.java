package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeRanges;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads with a threshold of 500 ms and a step of 100 ms, of an account that writes in west. */
class HedgedReadTest {
    private static final HedgingOptions ON =
            HedgingOptions.builder().budgetPercent(1000).build();
    private static final Reply OK = Reply.of("200");
    private static final Reply SLOW = OK.after(Duration.ofSeconds(2));

    private static final TokenRange RANGE = new TokenRange() {
        @Override
        public String id() {
            return "0";
        }

        @Override
        public List<String> parents() {
            return List.of();
        }
    };

    private final TestEngine engine = new TestEngine();

    HedgedReadTest() {
        account(FakeAccount.of("west", "east", "north"));
        engine.preferring("west", "east", "north");
        hedging(ON);
    }

    private void account(Reply... replies) {
        engine.transport.account(replies);
    }

    private void hedging(HedgingOptions options) {
        engine.defaults(ItemWriteOptions.builder().hedging(options).build());
    }

    private OperationResult read(Driver driver) {
        return driver.run(engine, Operations.read().build());
    }

    private List<String> asked() {
        return engine.transport.asked();
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_region_is_left_for_the_next_and_cancelled(Driver driver) {
        engine.transport.at("west", SLOW).at("east", OK).at("north", OK);

        OperationResult result = read(driver);

        assertThat(result.status()).isEqualTo(200);
        assertThat(engine.timing.millis()).isEqualTo(500);
        engine.timing.advance(Duration.ofMinutes(1));
        assertThat(asked()).containsExactly("west@0", "east@500");
        assertThat(engine.transport.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_region_in_time_is_asked_alone(Driver driver) {
        engine.transport.at("west", OK.after(Duration.ofMillis(499)));

        assertThat(read(driver).status()).isEqualTo(200);
        engine.timing.advance(Duration.ofMinutes(1));
        assertThat(asked()).containsExactly("west@0");
        assertThat(engine.timing.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_slow_region_may_still_be_first(Driver driver) {
        engine.transport
                .at("west", OK.after(Duration.ofMillis(650)))
                .at("east", SLOW)
                .at("north", SLOW);

        OperationResult result = read(driver);

        assertThat(result.status()).isEqualTo(200);
        assertThat(engine.timing.millis()).isEqualTo(650);
        assertThat(asked()).containsExactly("west@0", "east@500", "north@600");
        assertThat(engine.transport.inFlight()).isZero();
        List<Diagnostics.Attempt> attempts = result.diagnostics().attempts();
        assertThat(attempts).extracting(Diagnostics.Attempt::isHedged).containsExactly(true, true, false);
        assertThat(attempts.get(2).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void that_the_item_is_not_there_is_final(Driver driver) {
        engine.transport
                .at("west", SLOW)
                .at("east", Reply.of("404").after(Duration.ofMillis(20)))
                .at("north", OK);

        assertThat(read(driver).status()).isEqualTo(404);
        assertThat(asked()).containsExactly("west@0", "east@500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"304", "400", "401", "404", "405", "409", "412", "413"})
    void a_final_status_ends_all(String status) {
        engine.transport.at("west", SLOW).at("east", Reply.of(status)).at("north", OK);

        assertThat(read(Driver.BLOCKING).status()).isEqualTo(Integer.parseInt(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "404/1002", "404/1003", "408", "410/1002", "429+5000", "449", "500", "502", "503"})
    void any_other_leaves_it_to_the_next_region(String status) {
        engine.transport.at("west", SLOW).at("east", Reply.of(status)).at("north", OK);

        OperationResult result = read(Driver.BLOCKING);

        assertThat(result.status()).isEqualTo(200);
        assertThat(asked().get(asked().size() - 1)).startsWith("north@");
    }

    @ParameterizedTest
    @EnumSource
    void a_region_that_is_unavailable_is_not_left_by_its_own_call(Driver driver) {
        engine.transport.at("west", SLOW).at("east", Reply.of("503")).at("north", OK);

        OperationResult result = read(driver);

        assertThat(result.status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@500", "north@600");
    }

    @ParameterizedTest
    @EnumSource
    void a_region_that_failed_lets_the_next_be_asked_at_once(Driver driver) {
        engine.transport
                .at("west", SLOW)
                .at("east", Reply.of("403").after(Duration.ofMillis(30)))
                .at("north", OK.after(Duration.ofMillis(5)));

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@500", "north@530");
    }

    @ParameterizedTest
    @EnumSource
    void a_first_region_that_failed_lets_the_next_be_asked_at_once(Driver driver) {
        engine.transport
                .at("west", Reply.of("403").after(Duration.ofMillis(30)))
                .at("east", SLOW)
                .at("north", OK);

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@30", "north@130");
    }

    @ParameterizedTest
    @EnumSource
    void where_all_throttle_the_first_regions_result_stands_after_its_own_retries(Driver driver) {
        Reply throttled = Reply.of("429+100");
        engine.transport.at("west", throttled).at("east", throttled).at("north", throttled);

        OperationResult result = read(driver);

        assertThat(result.status()).isEqualTo(429);
        assertThat(asked().stream().filter(each -> each.startsWith("west"))).hasSize(10);
        assertThat(asked()).contains("east@500", "north@600");
        assertThat(result.diagnostics().attempts()).hasSize(30);
        assertThat(result.diagnostics().requestCharge()).isEqualTo(30);
        assertThat(result.exception().details().endpoint()).isEqualTo("https://west.test");
        assertThat(engine.timing.millis()).isLessThan(65_000);
    }

    @ParameterizedTest
    @EnumSource
    void all_together_have_the_operations_time(Driver driver) {
        engine.timeout(Duration.ofSeconds(3));
        Reply never = Reply.never();
        engine.transport.at("west", never).at("east", never).at("north", never);

        OperationResult result = read(driver);

        assertThat(result.status()).isZero();
        assertThat(result.exception()).hasMessageContaining("3000 ms of 3000 ms");
        assertThat(engine.timing.millis()).isEqualTo(3000);
        assertThat(asked()).containsExactly("west@0", "east@500", "north@600", "east@1500");
        assertThat(engine.transport.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_region_that_its_own_call_went_to_is_not_asked_twice(Driver driver) {
        engine.transport.at("west", Reply.of("503")).at("east", SLOW).at("north", OK);

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@0", "north@500");
    }

    @ParameterizedTest
    @EnumSource
    void excluded_regions_are_not_asked(Driver driver) {
        engine.transport.at("west", SLOW).at("north", OK);

        OperationResult result = driver.run(
                engine, Operations.read().excludedRegions(List.of("east")).build());

        assertThat(result.status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "north@500");
    }

    private static Operation ofRange() {
        return Operations.read().range(RANGE).build();
    }

    private void breakCircuits() {
        engine.circuitBreaker(true);
        engine.pipeline().engine().rangesBy(new FakeRanges());
        engine.pipeline().connect().join();
    }

    @ParameterizedTest
    @EnumSource
    void a_region_that_is_avoided_for_the_range_is_not_asked(Driver driver) {
        breakCircuits();
        Engine parts = engine.pipeline().engine();
        for (int i = 0; i < RegionHealth.READ_FAILURES; i++)
            parts.partitions.failed(
                    ofRange(), parts.router.regions(Access.READ)[1], AttemptFailure.ofResponse(503, 0, -1), true, null);
        engine.transport.at("west", SLOW).at("east", OK).at("north", OK);

        driver.run(engine, ofRange());
        engine.timing.advance(Duration.ofSeconds(31)); // then it is tried, but not by these
        driver.run(engine, ofRange());

        assertThat(asked().get(0)).isEqualTo("west@0");
        assertThat(asked().get(1)).isEqualTo("north@500");
        assertThat(asked()).hasSize(4).noneMatch(each -> each.startsWith("east"));
    }

    @ParameterizedTest
    @EnumSource
    void a_region_that_does_not_respond_before_another_counts_as_failing_the_range(Driver driver) {
        breakCircuits();
        engine.transport.at("west", SLOW).at("east", OK).at("north", OK);
        for (int i = 0; i < RegionHealth.READ_FAILURES; i++) driver.run(engine, ofRange());

        int before = asked().size();
        driver.run(engine, ofRange());

        assertThat(asked().subList(before, asked().size()))
                .singleElement()
                .satisfies(each -> assertThat(each).startsWith("east@"));
    }

    @ParameterizedTest
    @EnumSource
    void a_hedge_ends_an_operation_that_waits_for_the_account(Driver driver) {
        account(FakeAccount.of("west", "east", "north"), Reply.never());
        breakCircuits();
        engine.transport.at("west", Reply.of("403/3")).at("east", OK);

        assertThat(driver.run(engine, ofRange()).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@500");
    }

    @ParameterizedTest
    @EnumSource
    void a_single_region_is_asked_alone(Driver driver) {
        account(FakeAccount.of("west"));
        engine.transport.at("west", SLOW);

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_hedged_unless_somebody_wants_it(Driver driver) {
        engine.defaults(ItemWriteOptions.defaults());
        engine.transport.at("west", SLOW);

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_may_want_it_where_the_client_does_not(Driver driver) {
        hedging(HedgingOptions.none());
        engine.transport.at("west", SLOW).at("east", OK);

        driver.run(
                engine,
                Operations.read()
                        .hedging(ON.toBuilder().threshold(Duration.ofMillis(70)).build())
                        .build());

        assertThat(asked()).containsExactly("west@0", "east@70");
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_may_refuse_what_the_client_wants(Driver driver) {
        engine.transport.at("west", SLOW);

        driver.run(engine, Operations.read().hedging(HedgingOptions.none()).build());

        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-container", "create-container", "write"})
    void only_reads_of_items_are_hedged(String other) {
        engine.transport.at("west", SLOW);

        Driver.BLOCKING.run(engine, Operations.named(other));

        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @EnumSource
    void a_range_that_is_gone_is_the_callers_affair_at_once(Driver driver) {
        engine.transport.at("west", Reply.of("410/1002"));
        Operation page = Operations.read().range(RANGE).build();

        assertThat(driver.run(engine, page).subStatus()).isEqualTo(1002);
        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @EnumSource
    void the_account_may_want_it_for_reads(Driver driver) {
        engine.defaults(ItemWriteOptions.defaults());
        account(FakeAccount.flagged("enablePerPartitionFailoverBehavior", "west", "east", "north"));
        engine.transport.at("west", OK, SLOW).at("east", SLOW).at("north", OK);
        read(driver); // reads the account

        read(driver);

        assertThat(asked()).containsExactly("west@0", "west@0", "east@1000", "north@1500");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_account_wants_begins_after_half_of_a_short_time(Driver driver) {
        engine.defaults(ItemWriteOptions.defaults());
        account(FakeAccount.flagged("enablePerPartitionFailoverBehavior", "west", "east"));
        engine.transport.at("west", OK, SLOW).at("east", OK);
        read(driver);

        driver.run(engine, Operations.within(Operations.read(), Duration.ofMillis(600)));

        assertThat(asked()).containsExactly("west@0", "west@0", "east@300");
    }

    @ParameterizedTest
    @EnumSource
    void the_user_may_refuse_what_the_account_wants(Driver driver) {
        hedging(HedgingOptions.none());
        account(FakeAccount.flagged("enablePerPartitionFailoverBehavior", "west", "east"));
        engine.transport.at("west", OK, SLOW);
        read(driver);

        read(driver);

        assertThat(asked()).containsExactly("west@0", "west@0");
    }

    @ParameterizedTest
    @EnumSource
    void an_account_that_forbids_it_is_obeyed(Driver driver) {
        account(FakeAccount.flagged("disableCrossRegionalHedging", "west", "east"));
        engine.transport.at("west", SLOW);

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0");
    }

    @ParameterizedTest
    @EnumSource
    void an_account_that_forbids_it_from_now_on_has_no_further_hedge_and_running_ones_end(Driver driver) {
        account(
                FakeAccount.of("west", "east", "north"),
                FakeAccount.flagged("disableCrossRegionalHedging", "west", "east", "north"));
        engine.transport
                .at("west", SLOW)
                .at("east", OK.after(Duration.ofMillis(90)))
                .at("north", OK);
        engine.timing.later(
                Duration.ofMillis(550).toNanos(),
                () -> engine.pipeline().connect().join());

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(engine.timing.millis()).isEqualTo(590);
        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked()).containsExactly("west@0", "east@500", "west@590");
    }

    @ParameterizedTest
    @EnumSource
    void all_send_the_token_that_the_operation_began_with(Driver driver) {
        FakeResponse item = FakeResponse.ok("{}").header("x-ms-session-token", "0:-1#1");
        engine.transport.at("west", Reply.of(ofLedger(item)), Reply.never()).at("east", OK);
        read(driver);
        engine.timing.later(
                Duration.ofMillis(100).toNanos(),
                () -> engine.pipeline().session().learn("dbs/books/colls/ledger", "rid", "0:-1#9"));

        read(driver);

        assertThat(tokens()).containsExactly(null, "0:-1#1", "0:-1#1");
    }

    private static FakeResponse ofLedger(FakeResponse item) {
        return item.header("x-ms-content-path", "rid");
    }

    private List<String> tokens() {
        return engine.transport.requests().stream()
                .map(request -> FakeTransport.header(request, "x-ms-session-token"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void that_only_the_write_region_may_respond_holds_for_all(Driver driver) {
        engine.preferring("east", "west");
        Reply behind = Reply.of("404/1002");
        engine.transport
                .at("east", behind.after(Duration.ofMillis(550)))
                .at("west", Reply.of("429+1000"), behind, Reply.never(), OK); // the last is the second call's retry

        assertThat(read(driver).status()).isEqualTo(200);
        assertThat(asked())
                .startsWith("east@0", "west@500", "west@550", "west@550")
                .contains("west@1500");
        assertThat(hubOnly()).startsWith(null, null, null, "true").endsWith("true");
    }

    private List<String> hubOnly() {
        return engine.transport.requests().stream()
                .map(request -> FakeTransport.header(request, "x-ms-cosmos-hub-region-processing-only"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void diagnostics_say_what_was_asked_and_what_is_known_to_be_paid(Driver driver) {
        engine.transport.at("west", Reply.of("429+100"), Reply.never()).at("east", OK);

        OperationResult result = read(driver);

        List<Diagnostics.Attempt> attempts = result.diagnostics().attempts();
        assertThat(attempts)
                .extracting(
                        Diagnostics.Attempt::endpoint, Diagnostics.Attempt::statusCode, Diagnostics.Attempt::isHedged)
                .containsExactly(
                        tuple("https://west.test", 429, false),
                        tuple("https://west.test", 0, false),
                        tuple("https://east.test", 200, true));
        assertThat(attempts.get(1).elapsed()).isEqualTo(Duration.ofMillis(400));
        assertThat(result.diagnostics().requestCharge()).isEqualTo(2);
        assertThat(result.diagnostics().elapsed()).isEqualTo(Duration.ofMillis(500));
        assertThat(result.diagnostics().hedgingBudgetSpent()).isFalse();
        assertThat(result.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_listener_hears_of_one_operation(Driver driver) {
        engine.transport.at("west", SLOW).at("east", OK);

        read(driver);

        List<CosmosEvent.OperationStarted> started = engine.events(CosmosEvent.OperationStarted.class).stream()
                .filter(each -> each.operation().equals("readItem"))
                .toList();
        List<CosmosEvent.OperationEnded> ended = engine.events(CosmosEvent.OperationEnded.class).stream()
                .filter(each -> each.operation().equals("readItem"))
                .toList();
        assertThat(started).hasSize(1);
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).operationId()).isEqualTo(started.get(0).operationId());
        assertThat(ended.get(0).statusCode()).isEqualTo(200);
        assertThat(ended.get(0).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void when_the_budget_is_spent_operations_wait_and_say_so(Driver driver) {
        hedging(HedgingOptions.defaults());
        engine.transport.at("west", SLOW).at("east", OK);
        OperationBuilder operation = Operations.read();
        for (int i = 0; i < HedgeBudget.LEAST; i++) driver.run(engine, operation.build());

        OperationResult result = driver.run(engine, operation.build());

        assertThat(result.diagnostics().hedgingBudgetSpent()).isTrue();
        assertThat(asked()).containsExactly("west@0", "east@500", "west@500", "east@1000", "west@1000");
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_DONE);
    }
}
