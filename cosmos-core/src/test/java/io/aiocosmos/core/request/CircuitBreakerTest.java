package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.event.Events.CircuitBreakerChanged;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeRanges;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitBreakerTest {
    private final FakeRanges ranges = new FakeRanges();
    private TestEngine engine = new TestEngine().circuitBreaker(true);

    private static Operation read(int key) {
        return Operations.read().header(Headers.PARTITION_KEY, "[" + key + "]").build();
    }

    private static Operation write(int key) {
        return Operations.write().header(Headers.PARTITION_KEY, "[" + key + "]").build();
    }

    private void account(Reply account) {
        engine.preferring("west", "east", "north").transport.account(account);
        engine.pipeline().engine().rangesBy(ranges);
    }

    /** Runs an operation until its first attempt has failed so often; each is answered by the next region. */
    private void fail(Driver driver, Operation operation, int times) {
        for (int i = 0; i < times; i++) {
            engine.transport.replies("503 200");
            driver.run(engine, operation);
        }
    }

    /** Where the operation goes first, if all is well there. */
    private String first(Driver driver, Operation operation) {
        int before = engine.transport.requests().size();
        engine.transport.replies("200");
        driver.run(engine, operation);
        return engine.transport.request(before).origin().host().replace(".test", "");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void ten_failed_reads_of_a_range_put_the_region_last_for_it_alone(Driver driver) {
        account(FakeAccount.of("west", "east", "north"));
        fail(driver, read(0), 9);
        assertThat(first(driver, read(1))).isEqualTo("west");

        fail(driver, read(0), 1);

        assertThat(first(driver, read(0))).isEqualTo("east");
        assertThat(first(driver, read(1))).isEqualTo("west");
        assertThat(first(driver, write(0))).isEqualTo("west");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void five_failed_writes_do_where_several_regions_write(Driver driver) {
        account(FakeAccount.multipleWrites("west", "east", "north"));
        fail(driver, write(0), 5);

        assertThat(first(driver, write(0))).isEqualTo("east");
        assertThat(first(driver, write(1))).isEqualTo("west");
        assertThat(first(driver, read(0))).isEqualTo("west");
    }

    @Test
    void the_only_write_region_is_not_put_last() {
        account(FakeAccount.of("west", "east"));
        engine.transport.otherwise(Reply.of("503"));
        for (int i = 0; i < 10; i++) Driver.BLOCKING.run(engine, write(0));

        assertThat(first(Driver.BLOCKING, write(0))).isEqualTo("west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "408", "410/1022", "TIMEOUT"})
    void what_a_region_does_wrong_counts(String failure) {
        account(FakeAccount.of("west", "east", "north"));
        for (int i = 0; i < 10; i++) {
            engine.transport.replies(failure + " 200");
            Driver.BLOCKING.run(engine, read(0));
        }

        assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("east");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "502", "429+1", "449", "404/1002", "BROKEN"})
    void what_may_have_other_reasons_does_not(String failure) {
        account(FakeAccount.of("west", "east", "north"));
        for (int i = 0; i < 20; i++) {
            engine.transport.replies(failure + " 200");
            Driver.BLOCKING.run(engine, read(0));
        }

        assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "404", "409", "412"})
    void a_response_of_the_region_begins_the_count_anew(String response) {
        account(FakeAccount.of("west", "east", "north"));
        fail(Driver.BLOCKING, read(0), 9);
        engine.transport.replies(response);
        Driver.BLOCKING.run(engine, read(0));
        fail(Driver.BLOCKING, read(0), 9);

        assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
    }

    @Nested
    class A_region_that_was_put_last {
        @ParameterizedTest
        @EnumSource(Driver.class)
        void is_tried_by_one_request_after_thirty_seconds(Driver driver) {
            account(FakeAccount.of("west", "east", "north"));
            fail(driver, read(0), 10);
            engine.timing.advance(Duration.ofSeconds(30));
            engine.transport.replies("503 200");
            driver.run(engine, read(0));
            assertThat(first(driver, read(0))).isEqualTo("east");

            engine.timing.advance(Duration.ofSeconds(59));
            assertThat(first(driver, read(0))).isEqualTo("east");
            engine.timing.advance(Duration.ofSeconds(1));
            assertThat(first(driver, read(0))).isEqualTo("west");
            assertThat(first(driver, read(0))).isEqualTo("west");
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void is_tried_by_attempts_that_say_so(Driver driver) {
            account(FakeAccount.of("west", "east", "north"));
            fail(driver, read(0), 10);
            engine.timing.advance(Duration.ofSeconds(30));

            engine.transport.replies("503 200");
            assertThat(probes(driver.run(engine, read(0)))).containsExactly(true, false);
            engine.timing.advance(Duration.ofSeconds(60));
            engine.transport.replies("200 200");
            assertThat(probes(driver.run(engine, read(0)))).containsExactly(true);
            assertThat(probes(driver.run(engine, read(0)))).containsExactly(false);
        }

        private List<Boolean> probes(OperationResult result) {
            return result.diagnostics().attempts().stream()
                    .map(Diagnostics.Attempt::isProbe)
                    .toList();
        }

        @Test
        void is_asked_when_all_others_were() {
            account(FakeAccount.of("west", "east", "north"));
            fail(Driver.BLOCKING, read(0), 10);
            int before = engine.transport.requests().size();
            engine.transport.replies("503 503 200");
            Driver.BLOCKING.run(engine, read(0));

            assertThat(engine.transport.requests().subList(before, before + 3))
                    .extracting(request -> request.origin().host())
                    .containsExactly("east.test", "north.test", "west.test");
        }

        @Test
        void is_as_good_as_the_others_if_they_are_last_too() {
            account(FakeAccount.of("west", "east"));
            engine.transport.otherwise(Reply.of("503"));
            for (int i = 0; i < 20; i++) Driver.BLOCKING.run(engine, read(0));

            assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void is_last_for_ranges_that_came_of_it_until_each_of_them_takes_it_back(Driver driver) {
            account(FakeAccount.of("west", "east", "north"));
            fail(driver, read(0), 10);
            ranges.replace(7, "0");
            ranges.replace(8, "0");

            assertThat(first(driver, read(7))).isEqualTo("east");
            engine.timing.advance(Duration.ofSeconds(30));
            assertThat(first(driver, read(7))).isEqualTo("west");
            for (int i = 0; i < 10; i++) assertThat(first(driver, read(7))).isEqualTo("west");
            fail(driver, read(8), 1); // its own probe
            assertThat(first(driver, read(8))).isEqualTo("east");
            assertThat(first(driver, read(7))).isEqualTo("west");
            assertThat(first(driver, read(9))).isEqualTo("west");
        }

        @Test
        void is_reported_with_the_range_and_so_is_its_return() {
            account(FakeAccount.of("west", "east", "north"));
            fail(Driver.BLOCKING, read(0), 9);
            assertThat(engine.events(CircuitBreakerChanged.class)).isEmpty();
            fail(Driver.BLOCKING, read(0), 1);
            CircuitBreakerChanged open = new CircuitBreakerChanged("dbs/books/colls/ledger", "0", "west", false, true);
            assertThat(engine.events(CircuitBreakerChanged.class)).containsExactly(open);
            engine.timing.advance(Duration.ofSeconds(30));
            fail(Driver.BLOCKING, read(0), 1);
            engine.timing.advance(Duration.ofSeconds(60));
            for (int i = 0; i < 12; i++) first(Driver.BLOCKING, read(0));

            assertThat(engine.events(CircuitBreakerChanged.class))
                    .containsExactly(
                            open, new CircuitBreakerChanged("dbs/books/colls/ledger", "0", "west", false, false));
        }
    }

    @Nested
    class It_is {
        private void failTen() {
            fail(Driver.BLOCKING, read(0), 10);
        }

        @Test
        void off_by_default_and_nobody_looks_for_ranges() {
            engine = new TestEngine();
            ranges.known = false;
            account(FakeAccount.of("west", "east", "north"));
            failTen();

            assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
            assertThat(ranges.lookups).isZero();
        }

        @Test
        void on_where_the_account_moves_single_ranges() {
            engine = new TestEngine();
            account(FakeAccount.partitionFailover("west", "east", "north"));
            failTen();

            assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("east");
        }

        @Test
        void off_there_too_if_the_client_says_so() {
            engine = new TestEngine().circuitBreaker(false);
            account(FakeAccount.partitionFailover("west", "east", "north"));
            failTen();

            assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
        }

        @Test
        void off_again_when_the_account_no_longer_does() {
            engine = new TestEngine();
            engine.preferring("west", "east", "north")
                    .transport
                    .account(
                            FakeAccount.partitionFailover("west", "east", "north"),
                            FakeAccount.of("west", "east", "north"));
            engine.pipeline().engine().rangesBy(ranges);
            fail(Driver.BLOCKING, read(0), 1); // has the account read again
            failTen();

            assertThat(first(Driver.BLOCKING, read(0))).isEqualTo("west");
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void the_ranges_are_read_after_the_first_success_and_until_then_nothing_is_counted(Driver driver) {
        account(FakeAccount.of("west", "east", "north"));
        ranges.known = false;
        fail(driver, read(0), 20);
        assertThat(ranges.lookups).isEqualTo(20); // each is a hint; who finds them knows that it is busy
        assertThat(first(driver, read(0))).isEqualTo("west");

        ranges.known = true;
        fail(driver, read(0), 10);

        assertThat(ranges.lookups).isEqualTo(21);
        assertThat(first(driver, read(0))).isEqualTo("east");
    }
}
