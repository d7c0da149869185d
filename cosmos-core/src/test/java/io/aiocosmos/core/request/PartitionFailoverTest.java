package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeRanges;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account with one write region, whose single ranges may have another. */
class PartitionFailoverTest {
    private final FakeRanges ranges = new FakeRanges();
    private TestEngine engine = engine(FakeAccount.partitionFailover("west", "east", "north"));

    private TestEngine engine(Reply account) {
        TestEngine made = new TestEngine().preferring("west", "east", "north");
        made.transport.account(account);
        made.pipeline().engine().rangesBy(ranges);
        return made;
    }

    private static Operation of(OperationBuilder operation, int key) {
        return operation.header(Headers.PARTITION_KEY, "[" + key + "]").build();
    }

    private static Operation write(int key) {
        return of(Operations.write(), key);
    }

    private static Operation read(int key) {
        return of(Operations.read(), key);
    }

    private OperationResult run(Driver driver, Operation operation, String script) {
        engine.transport.replies(script);
        return driver.run(engine, operation);
    }

    private String traced(Driver driver, Operation operation, String script) {
        int before = AttemptTrace.tries(engine).length();
        String end = AttemptTrace.end(run(driver, operation, script));
        return AttemptTrace.tries(engine).substring(before).trim() + " " + end;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // script | attempts | of the next write, where it goes
                "403/3 201           | west@0 east@0 201 | east",
                "403/3 403/3 201     | west@0 east@0 north@0 201 | north",
                "403/3 409           | west@0 east@0 409 | east", // it took the write, and refused it
                "503 201             | west@0 east@0 201 | east",
                "410/1022 201        | west@0 east@0 201 | east",
                "403/3 429+5 201     | west@0 east@0 east@5 201 | east",
                "503 503 503 503     | west@0 east@0 north@0 north@1000 503 | west",
                "403/3 403/3 403/3 403/3 201 | west@0 east@0 north@0 west@1000 west@2000 201 | west",
                "408                 | west@0 408 UNKNOWN | east", // not sent again, but the next one goes elsewhere
                "500                 | west@0 500 UNKNOWN | west",
                "BROKEN              | west@0 TRANSPORT UNKNOWN | west",
                "429+5 201           | west@0 west@5 201 | west",
                "409                 | west@0 409 | west",
            })
    void a_write_finds_the_write_region_of_its_range(String script, String attempts, String next) {
        for (Driver driver : Driver.values()) {
            engine = engine(FakeAccount.partitionFailover("west", "east", "north"));

            assertThat(traced(driver, write(0), script)).as("%s", driver).isEqualTo(attempts);

            long now = engine.timing.millis();
            assertThat(traced(driver, write(0), "201")).isEqualTo(next + "@" + now + " 201");
            assertThat(traced(driver, write(1), "201")).isEqualTo("west@" + now + " 201");
            assertThat(traced(driver, read(0), "200")).isEqualTo("west@" + now + " 200");
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void ranges_that_came_of_it_have_its_write_region_until_they_have_another(Driver driver) {
        run(driver, write(0), "403/3 201");
        ranges.replace(7, "0");
        ranges.replace(8, "0");

        assertThat(traced(driver, write(7), "201")).isEqualTo("east@0 201");
        assertThat(traced(driver, write(7), "403/3 201")).isEqualTo("east@0 west@0 201");
        assertThat(traced(driver, write(7), "201")).isEqualTo("west@0 201");
        assertThat(traced(driver, write(8), "201")).isEqualTo("east@0 201");
        assertThat(traced(driver, write(9), "201")).isEqualTo("west@0 201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT 201           | west@0 east@0 201                  | east@0 201",
                "403/3 503 CONNECT 503 503 | west@0 east@0 north@0 west@1000 west@2000 503 | west@2000 201", // all were
                // asked
            })
    void a_write_that_was_not_sent_looks_for_it_too(String script, String attempts, String next) {
        assertThat(traced(Driver.BLOCKING, write(0), script)).isEqualTo(attempts);
        assertThat(traced(Driver.BLOCKING, write(0), "201")).isEqualTo(next);
    }

    @Test
    void a_write_that_may_be_repeated_is_after_408_too() {
        Operation guarded = of(Operations.write().header("if-match", "\"1\"").etagGuarded(), 0);

        assertThat(traced(Driver.BLOCKING, guarded, "408 200")).isEqualTo("west@0 east@0 200 UNKNOWN");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void the_range_comes_back_when_its_region_says_so(Driver driver) {
        run(driver, write(0), "403/3 201");
        assertThat(traced(driver, write(0), "403/3 201")).isEqualTo("east@0 west@0 201");
        assertThat(traced(driver, write(0), "201")).isEqualTo("west@0 201");
    }

    @Test
    void a_region_that_took_no_write_is_not_kept() {
        run(Driver.BLOCKING, write(0), "403/3 201");

        assertThat(traced(Driver.BLOCKING, write(0), "403/3 403/3 403/3 403/3 500"))
                .startsWith("east@0 west@0 north@0 west@1000");
        assertThat(traced(Driver.BLOCKING, write(0), "201")).startsWith("west@");
    }

    @Test
    void where_one_write_found_it_another_that_failed_elsewhere_goes_at_once() {
        engine.transport.replies(Reply.never());
        CompletableFuture<OperationResult> late = engine.pipeline().start(write(0), result -> result);
        run(Driver.BLOCKING, write(0), "403/3 403/3 201"); // north
        engine.transport.replies("201");
        engine.transport.response(engine.transport.accountReads().size()).complete(forbidden());

        assertThat(late.join().status()).isEqualTo(201);
        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 west@0 east@0 north@0 north@0");
    }

    private static TransportResponse forbidden() {
        return FakeResponse.status(403)
                .header("x-ms-substatus", "3")
                .header("x-ms-activity-id", "00000000-0000-0000-0000-000000000001");
    }

    @Test
    void five_writes_without_a_response_move_it() {
        engine = engine(FakeAccount.partitionFailover("west", "east"));
        for (int i = 0; i < 5; i++)
            assertThat(run(Driver.BLOCKING, write(0), "TIMEOUT").status()).isZero();

        assertThat(traced(Driver.BLOCKING, write(0), "201")).startsWith("east@").endsWith(" 201");
        assertThat(traced(Driver.BLOCKING, write(1), "201")).startsWith("west@");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void excluded_regions_take_its_writes_if_the_service_says_so(Driver driver) {
        engine = new TestEngine()
                .preferring("west", "east")
                .defaults(ItemWriteOptions.builder().excludedRegions("east").build());
        engine.transport.account(FakeAccount.partitionFailover("west", "east"));
        engine.pipeline().engine().rangesBy(ranges);

        assertThat(traced(driver, write(0), "403/3 201")).isEqualTo("west@0 east@0 201");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_session_read_finds_it_and_the_next_needs_no_search(Driver driver) {
        assertThat(traced(driver, read(0), "404/1002 404/1002 403/3 404/0"))
                .startsWith("west@0 west@0 west!@0 east!@0");
        run(driver, read(0), "404/1002 404/1002 403/3 200");

        assertThat(traced(driver, read(0), "404/1002 200")).isEqualTo("west@0 east@0 200");
        assertThat(traced(driver, read(1), "404/1002 200")).isEqualTo("west@0 west@0 200");
        assertThat(traced(driver, read(0), "200")).isEqualTo("west@0 200");
    }

    @Test
    void a_region_that_the_account_no_longer_has_loses_it() {
        engine = engine(FakeAccount.partitionFailover("west", "east", "north"));
        run(Driver.BLOCKING, write(0), "403/3 201");
        engine.transport.account(FakeAccount.partitionFailover("west", "north"));
        engine.pipeline().connect().join();

        assertThat(traced(Driver.BLOCKING, write(0), "201")).isEqualTo("west@0 201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flag", "range", "writes"})
    void without_the_flag_the_range_or_a_single_write_region_nothing_moves(String missing) {
        ranges.known = !missing.equals("range");
        if (missing.equals("flag")) engine = engine(FakeAccount.of("west", "east", "north"));
        if (missing.equals("writes")) engine = engine(FakeAccount.multipleWrites("west", "east", "north"));

        run(Driver.BLOCKING, write(0), missing.equals("writes") ? "503 201" : "403/3 201");

        assertThat(traced(Driver.BLOCKING, write(0), "201")).startsWith("west@").endsWith(" 201");
    }

    @Test
    void a_container_is_created_in_the_write_region_alone() {
        assertThat(traced(Driver.BLOCKING, Operations.named("create-container"), "503 201"))
                .isEqualTo("west@0 west@1000 201");
    }
}
