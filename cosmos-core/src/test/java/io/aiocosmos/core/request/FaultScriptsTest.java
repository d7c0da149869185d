package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of random fault scripts. Whatever goes wrong: the call ends in time and after a bounded number of tries, a
 * write is not sent again once it may have happened, nothing stays in flight, and both drivers do just the same.
 */
@Tag("slow")
class FaultScriptsTest {
    private static final int SCRIPTS_A_SEED = 500;
    private static final int MOST_TRIES = 100;
    private static final String[] REPLIES = {
        "200", "201", "304", "400", "400/1001", "400/1024", "401", "403", "403/3", "403/1008", "404", "404/1002",
        "404/1003", "404/1013", "408", "409", "410", "410/1000", "410/1002", "410/1022", "412", "413", "429", "429+7",
        "429+2000", "429/3092", "449", "500", "502", "503", "504", "CONNECT", "TLS", "POOL-", "TIMEOUT", "BROKEN",
        "BROKEN-", "CLOSED-", "UNSUPPORTED_REQUEST-"
    };
    private static final String[] OPERATIONS = {
        "read", "write", "guarded", "repeatable", "read-container", "create-container"
    };
    private static final Set<String> UNSAFE_OPERATIONS = Set.of("write", "create-container");
    private static final Set<String> OF_UNKNOWN_OUTCOME = Set.of("408", "500", "502", "504", "TIMEOUT", "BROKEN");

    /** One script, drawn before it is played, so that it can be played again. */
    private record Script(
            String operation,
            int account,
            boolean preferring,
            long timeoutMillis,
            List<String> replies,
            List<Integer> delays,
            long seed) {
        /** As much of it as tells it from others. */
        @Override
        public String toString() {
            return operation + ", account " + account + ", within " + timeoutMillis + " ms: " + replies.subList(0, 15);
        }

        static Script draw(Random random) {
            List<String> replies = new ArrayList<>();
            List<Integer> delays = new ArrayList<>();
            int favourite = random.nextInt(REPLIES.length);
            for (int i = 0; i < MOST_TRIES; i++) {
                replies.add(REPLIES[random.nextInt(3) == 0 ? favourite : random.nextInt(REPLIES.length)]);
                delays.add(random.nextInt(4) == 0 ? random.nextInt(3000) : 0);
            }
            return new Script(
                    OPERATIONS[random.nextInt(OPERATIONS.length)],
                    random.nextInt(4),
                    random.nextBoolean(),
                    random.nextInt(10) == 0 ? 1 + random.nextInt(50) : 1 + random.nextInt(65_000),
                    replies,
                    delays,
                    random.nextLong());
        }

        TestEngine engine() {
            TestEngine engine = new TestEngine();
            engine.timing.jitter(new Random(seed)::nextDouble);
            if (preferring) engine.preferring("east", "north");
            for (int i = 0; i < replies.size(); i++) {
                Reply reply = Reply.of(replies.get(i));
                engine.transport.replies(delays.get(i) == 0 ? reply : reply.after(Duration.ofMillis(delays.get(i))));
            }
            engine.transport.account(accounts());
            return engine;
        }

        private Reply[] accounts() {
            switch (account) {
                case 0:
                    return new Reply[] {FakeAccount.of("west")};
                case 1:
                    return new Reply[] {FakeAccount.of("west", "east"), FakeAccount.of("east", "west", "north")};
                case 2:
                    return new Reply[] {FakeAccount.multipleWrites("west", "east", "north")};
                default:
                    return new Reply[] {
                        Reply.of("CONNECT"), Reply.of("500"), FakeAccount.of("west", "east"), Reply.of("403")
                    };
            }
        }

        Operation toRun() {
            switch (operation) {
                case "read":
                    return Operations.within(Operations.read(), Duration.ofMillis(timeoutMillis));
                case "write":
                    return Operations.within(Operations.write(), Duration.ofMillis(timeoutMillis));
                default:
                    return Operations.named(operation);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void end_well_or_badly_but_end(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SCRIPTS_A_SEED; i++) {
            Script script = Script.draw(random);
            String first = null;
            for (Driver driver : Driver.values()) {
                String walk = play(script, driver);
                if (first == null) first = walk;
                assertThat(walk).as("%s by %s", script, driver).isEqualTo(first);
            }
        }
    }

    private static String play(Script script, Driver driver) {
        TestEngine engine = script.engine();
        Operation operation = script.toRun();
        long allowed = operation.timeoutNanos() > 0 ? operation.timeoutNanos() / 1_000_000 : 65_000;

        OperationResult answer = driver.run(engine, operation);

        long took = engine.timing.millis();
        assertThat(took).as("%s", script).isLessThanOrEqualTo(allowed);
        assertThat(answer.attempts()).as("%s", script).isLessThanOrEqualTo(MOST_TRIES - 1);
        if (UNSAFE_OPERATIONS.contains(script.operation())) noUnsafeRepeat(script, engine);
        String walk = AttemptTrace.tries(engine) + " -> " + AttemptTrace.end(answer) + " at " + took;
        engine.timing.advance(Duration.ofMinutes(2)); // reads of the account in the background
        assertThat(engine.transport.inFlight()).as("%s", script).isZero();
        assertThat(engine.timing.waiting()).as("%s", script).isZero();
        return walk;
    }

    /** But for the last try, none can have had an effect. */
    private static void noUnsafeRepeat(Script script, TestEngine engine) {
        for (int i = 0; i + 1 < engine.transport.requests().size(); i++)
            assertThat(script.replies().get(i)).as("try %d of %s", i, script).isNotIn(OF_UNKNOWN_OUTCOME);
    }
}
