package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the retry rules make of a call when engine, router, clock and transport play along: where each try goes, when,
 * and how it ends. The account has one region ({@code 1}), two of which the first writes ({@code 2}), or two that both
 * write ({@code 2w}). The rules themselves are tested with the policy.
 */
class RetriesThroughTheEngineTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // throttled: as long as the service says, else doubling; nine times, or thirty seconds
                "read       | 1  | 429+250 200                     | west@0 west@250                              | 200",
                "write      | 1  | 429 429 201                     | west@0 west@110 west@330                     | 201",
                "read       | 1  | 429+9 429+9 429+9 429+9 429+9 429+9 429+9 429+9 429+9 429+9"
                        + " | west@0 west@9 west@18 west@27 west@36 west@45 west@54 west@63 west@72 west@81 | 429",
                "read       | 1  | 429+30001                       | west@0                                       | 429",
                "write      | 1  | 449 449 449 200                 | west@0 west@10 west@30 west@70               | 200",
                // unavailable
                "read       | 1  | 503 200                         | west@0 west@500                              | 200",
                "read       | 2  | 503 503 503                     | west@0 east@0 west@0                         | 503",
                "write      | 2  | 503 503                         | west@0 west@1000                             | 503",
                "write      | 2w | 503 201                         | west@0 east@0                                | 201",
                "write      | 1  | 503 503                         | west@0 west@1000                             | 503",
                // gone
                "read       | 1  | 410/1002 410/1007 200           | west@0 west@1000 west@3000                   | 200",
                "write      | 1  | 410/1008 201                    | west@0 west@1000                             | 201",
                "read       | 1  | 410/1000 410/1000               | west@0 west@0                                | 410/1000",
                "read       | 2  | 410/1022 200                    | west@0 east@0                                | 200",
                // the session is ahead of the region
                "read       | 2  | 404/1002 200                    | west@0 west@0                                | 200",
                "read       | 2  | 404/1002 404/1002 200           | west@0 west@0 west!@0                        | 200",
                "read       | 2  | 404/1002 404/1002 404/1002 200  | west@0 west@0 west!@0 rid:west@0             | 404/1002",
                "read       | 2w | 404/1002 200                    | west@0 east@0                                | 200",
                "read       | 2w | 404/1002 404/1002 503 503 503   | west@0 east@0 rid:west@0 rid:east@0 rid:west@0 | 404/1002",
                // time-outs and server errors: reads go on, writes only if that is safe
                "read       | 2  | 408 408 408                     | west@0 east@0 west@1000                      | 408",
                "write      | 2w | 408                             | west@0                                       | 408 UNKNOWN",
                "guarded    | 1  | 408 200                         | west@0 west@1000                             | 200 UNKNOWN",
                "guarded    | 2w | 408                             | west@0                                       | 408 UNKNOWN",
                "repeatable | 2w | 408 409                         | west@0 east@0                                | 409 UNKNOWN",
                "read       | 2  | 500 200                         | west@0 east@0                                | 200",
                "write      | 2w | 500                             | west@0                                       | 500 UNKNOWN",
                "write      | 2w | 502                             | west@0                                       | 502 UNKNOWN",
                "guarded    | 1  | 504 201                         | west@0 west@1000                             | 201 UNKNOWN",
                // no answer
                "read       | 2  | CONNECT 200                     | west@0 east@0                                | 200",
                "write      | 2w | TLS 201                         | west@0 east@0                                | 201",
                "read       | 2  | CONNECT CONNECT CONNECT CONNECT | west@0 east@0 west@1000 east@2000            | TRANSPORT",
                "write      | 2  | CONNECT CONNECT                 | west@0 west@1000                             | TRANSPORT",
                "read       | 2  | BROKEN BROKEN BROKEN BROKEN     | west@0 west@0 east@0 west@1000               | TRANSPORT",
                "write      | 1  | BROKEN                          | west@0                                       | TRANSPORT UNKNOWN",
                "write      | 1  | BROKEN- BROKEN- 201             | west@0 west@0 west@0                         | 201",
                "guarded    | 1  | BROKEN 200                      | west@0 west@0                                | 200 UNKNOWN",
                "repeatable | 1  | BROKEN CONNECT CONNECT          | west@0 west@0 west@1000                      | TRANSPORT UNKNOWN",
                "read       | 2  | TIMEOUT 200                     | west@0 east@0                                | 200",
                "write      | 2w | TIMEOUT                         | west@0                                       | TIMEOUT UNKNOWN",
                "write      | 2w | POOL-                           | west@0                                       | TIMEOUT",
                "write      | 1  | UNSUPPORTED_REQUEST-            | west@0                                       | TRANSPORT",
                // resources are retried like items, but belong to no session
                "read-container   | 1 | 404/1003                   | rid:west@0                                   | 404/1003",
                "read-container   | 1 | 410/1000 200               | rid:west@0 rid:west@0                        | 200",
                "read-container   | 1 | 404/1002 404/1002 404/1002 | rid:west@0 rid:west@0 rid:west!@0            | 404/1002",
                "create-container | 2w | 429+5 201                 | west@0 west@5                                | 201",
                "create-container | 2w | BROKEN                    | west@0                                       | TRANSPORT UNKNOWN",
            })
    void every_driver_walks_the_same_way(String operation, String account, String script, String tries, String end) {
        for (Driver driver : Driver.values()) {
            TestEngine engine = engine(account);
            engine.transport.replies(script);

            OperationResult answer = driver.run(engine, Operations.named(operation));
            engine.timing.advance(Duration.ZERO); // the account may be read in the background

            assertThat(AttemptTrace.tries(engine)).as("%s", driver).isEqualTo(tries);
            assertThat(AttemptTrace.end(answer)).as("%s", driver).isEqualTo(end);
            assertThat(engine.transport.inFlight()).as("%s", driver).isZero();
        }
    }

    private static TestEngine engine(String account) {
        TestEngine engine = new TestEngine();
        if (account.equals("1")) engine.preferring("west").transport.account(FakeAccount.of("west"));
        else {
            engine.preferring("west", "east");
            engine.transport.account(
                    account.equals("2") ? FakeAccount.of("west", "east") : FakeAccount.multipleWrites("west", "east"));
        }
        return engine;
    }
}
