package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses of 403/3: the region asked takes no writes, and is not the write region that alone can read a partition. */
class WriteRegionLookupTest {
    private final TestEngine engine = new TestEngine();

    /** Both regions are said to take writes, as during a failover. */
    private static Reply inFailover() {
        String west = "{\"name\":\"west\",\"databaseAccountEndpoint\":\"https://west.test/\"}";
        String east = "{\"name\":\"east\",\"databaseAccountEndpoint\":\"https://east.test/\"}";
        return Reply.of(FakeResponse.ok("{\"id\":\"account\",\"writableLocations\":[" + west + "," + east
                + "],\"readableLocations\":[" + west + "," + east + "],\"enableMultipleWriteLocations\":false}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // preferred | script | where it was asked, with ! as the write region | the end
                "east | 404/1002 404/1002 403/3 200         | east@0 west@0 west!@0 east!@0 | 200",
                "east | 404/1002 404/1002 403/3 403/3 200   | east@0 west@0 west!@0 east!@0 north!@0 | 200",
                "east | 404/1002 404/1002 403/3 403/3 403/3 | east@0 west@0 west!@0 east!@0 north!@0 | 403/3",
                "north east | 404/1002 404/1002 403/3 200   | north@0 west@0 west!@0 east!@0 | 200",
                "east | 404/1002 404/1002 403/3 503 200     | east@0 west@0 west!@0 east!@0 east!@500 | 200",
            })
    void a_read_for_hubs_alone_goes_through_the_regions(String preferred, String script, String tries, String end) {
        for (Driver driver : Driver.values()) {
            TestEngine regions = new TestEngine().preferring(preferred.split(" "));
            regions.transport.account(FakeAccount.of("west", "east", "north")).replies(script);

            OperationResult answer = driver.run(regions, Operations.named("read"));

            assertThat(AttemptTrace.tries(regions)).as("%s", driver).isEqualTo(tries);
            assertThat(AttemptTrace.end(answer)).as("%s", driver).isEqualTo(end);
        }
    }

    /** What one partition says of a region is not said of the region. */
    @ParameterizedTest
    @EnumSource(Driver.class)
    void that_read_leaves_the_regions_their_order(Driver driver) {
        engine.preferring("west", "east").transport.account(FakeAccount.of("west", "east", "north"));
        engine.transport.replies("404/1002 404/1002 403/3 200 201 200");
        driver.run(engine, Operations.named("read"));

        driver.run(engine, Operations.named("write"));
        driver.run(engine, Operations.named("read"));

        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 west@0 west!@0 east!@0 west@0 west@0");
        assertThat(engine.transport.accountReads()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_write_asks_both_hubs_of_a_failover_by_turns(Driver driver) {
        engine.preferring("west").transport.account(inFailover()).replies("403/3 403/3 403/3 201");

        assertThat(driver.run(engine, Operations.named("write")).status()).isEqualTo(201);

        assertThat(AttemptTrace.tries(engine)).isEqualTo("west@0 west@0 east@1000 west@2000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // writes in several regions | operation | script | where it was asked | the end
                "true  | read  | 503 200     | east@0 east@500 | 200",
                "true  | read  | 503 503     | east@0 east@500 | 503",
                "true  | read  | CONNECT 200 | east@0 east@1000 | 200",
                "true  | write | 503 201     | east@0 east@1000 | 201",
                "false | read  | 503 200     | east@0 east@500 | 200",
                "false | write | 503 201     | west@0 west@1000 | 201",
            })
    void an_endpoint_that_is_a_regions_own_means_that_region(
            boolean multiple, String operation, String script, String tries, String end) {
        for (Driver driver : Driver.values()) {
            TestEngine regional = new TestEngine().at("https://east.test");
            regional.transport.account(
                    multiple
                            ? FakeAccount.multipleWrites("west", "east", "north")
                            : FakeAccount.of("west", "east", "north"));
            regional.pipeline().connect().join();
            regional.transport.replies(script);

            OperationResult answer = driver.run(regional, Operations.named(operation));

            assertThat(AttemptTrace.tries(regional)).as("%s", driver).isEqualTo(tries);
            assertThat(AttemptTrace.end(answer)).as("%s", driver).isEqualTo(end);
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void with_preferred_regions_it_is_only_where_the_account_is_read(Driver driver) {
        TestEngine regional = new TestEngine().at("https://east.test").preferring("west", "east");
        regional.transport.account(FakeAccount.of("west", "east")).replies("503 200");

        driver.run(regional, Operations.named("read"));

        assertThat(AttemptTrace.tries(regional)).isEqualTo("west@0 east@0");
    }
}
