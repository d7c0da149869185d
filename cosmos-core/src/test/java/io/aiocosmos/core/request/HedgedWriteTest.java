package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Creates of an account whose first region is slow; the account is read by an operation before. */
class HedgedWriteTest {
    private static final Reply CREATED = Reply.of("201");
    private static final Reply SLOW = CREATED.after(Duration.ofSeconds(2));

    private final TestEngine engine = new TestEngine();

    private void prepare(Reply account, boolean hedgeWrites) {
        engine.transport.account(account).at("west", CREATED, SLOW);
        HedgingOptions options = HedgingOptions.builder()
                .hedgeWrites(hedgeWrites)
                .budgetPercent(1000)
                .build();
        engine.preferring("west", "east")
                .defaults(ItemWriteOptions.builder().hedging(options).build());
        engine.pipeline().run(Operations.named("read"));
        engine.transport.requests().clear();
    }

    private OperationResult create(Driver driver) {
        return create(driver, Operations.write());
    }

    private OperationResult create(Driver driver, OperationBuilder operation) {
        return driver.run(engine, operation.build());
    }

    private long regions() {
        return engine.transport.requests().stream()
                .map(each -> each.origin().host())
                .distinct()
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void without_leave_to_hedge_writes_one_region_is_asked(Driver driver) {
        prepare(FakeAccount.multipleWrites("west", "east"), false);

        assertThat(create(driver).status()).isEqualTo(201);
        assertThat(regions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void where_one_region_writes_it_alone_is_asked(Driver driver) {
        prepare(FakeAccount.of("west", "east"), true);

        assertThat(create(driver).status()).isEqualTo(201);
        assertThat(regions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void with_leave_the_second_region_creates_the_item(Driver driver) {
        prepare(FakeAccount.multipleWrites("west", "east"), true);
        engine.transport.at("east", CREATED);

        OperationResult result = create(driver);

        assertThat(result.status()).isEqualTo(201);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(engine.timing.millis()).isEqualTo(500);
        assertThat(regions()).isEqualTo(2);
        assertThat(engine.transport.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_conflict_may_be_with_itself_so_its_outcome_is_unknown(Driver driver) {
        prepare(FakeAccount.multipleWrites("west", "east"), true);
        engine.transport.at("east", Reply.of("409"));

        OperationResult result = create(driver);

        assertThat(result.status()).isEqualTo(409);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_conflict_of_the_first_region_in_time_is_no_doubt() {
        prepare(FakeAccount.multipleWrites("west", "east"), true);
        OperationResult first = create(Driver.BLOCKING, Operations.write().excludedRegions(List.of("east")));
        engine.transport.at("east", Reply.of("409"));

        OperationResult result = create(Driver.BLOCKING, Operations.write().excludedRegions(List.of("west")));

        assertThat(first.status()).isEqualTo(201);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @ParameterizedTest
    @EnumSource
    void a_batch_is_never_hedged(Driver driver) {
        prepare(FakeAccount.multipleWrites("west", "east"), true);

        create(driver, Operations.write().header("x-ms-cosmos-is-batch-request", "true"));

        assertThat(regions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_container_is_made_in_one_region(Driver driver) {
        prepare(FakeAccount.multipleWrites("west", "east"), true);

        driver.run(engine, Operations.named("create-container"));

        assertThat(regions()).isEqualTo(1);
    }
}
