package io.aiocosmos.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What diagnostics say of an operation's tries. */
class AttemptLogTest {
    private static final Region WEST = new Region("west", Origin.of(URI.create("https://west.test")));

    private final TestEngine engine = new TestEngine().withoutDiscovery();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void each_try_is_listed_with_its_time_and_the_wait_before_it(Driver driver) {
        engine.transport.replies(
                Reply.of("429+200").after(Duration.ofMillis(20)),
                Reply.of("BROKEN"),
                Reply.of("410/1000").after(Duration.ofMillis(5)),
                Reply.of("200").after(Duration.ofMillis(7)));

        Diagnostics diagnostics = driver.run(engine, Operations.named("read")).diagnostics();

        String endpoint = "https://account.test";
        assertThat(diagnostics.attempts())
                .containsExactly(
                        new AttemptLog.Attempt("", endpoint, 429, 0, ms(0), ms(0), ms(20), 1, false, false, 0),
                        new AttemptLog.Attempt("", endpoint, 0, 0, ms(220), ms(200), ms(0), 0, false, false, 0),
                        new AttemptLog.Attempt("", endpoint, 410, 1000, ms(220), ms(0), ms(5), 1, false, false, 0),
                        new AttemptLog.Attempt("", endpoint, 200, 0, ms(225), ms(0), ms(7), 1, false, false, 0));
        assertThat(diagnostics.attempts())
                .extracting(Diagnostics.Attempt::isThrottled)
                .containsExactly(true, false, false, false);
        assertThat(diagnostics.elapsed()).isEqualTo(Duration.ofMillis(232));
        assertThat(diagnostics.requestCharge()).isEqualTo(3);
    }

    @Test
    void one_line_tells_it_all() {
        engine.transport.replies("449 201");

        assertThat(engine.pipeline().run(Operations.named("write")).diagnostics())
                .hasToString("Diagnostics[10 ms, 2.0 RU; 449/0 from https://account.test in 0 ms;"
                        + " 201/0 from https://account.test in 0 ms]");
    }

    @Test
    void of_an_operation_that_was_never_sent_there_are_none() {
        engine.pipeline().close();

        Diagnostics diagnostics =
                engine.pipeline().run(Operations.named("read")).diagnostics();

        assertThat(diagnostics.attempts()).isEmpty();
        assertThat(diagnostics).hasToString("Diagnostics[0 ms, 0.0 RU]");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void each_attempt_names_its_region(Driver driver) {
        TestEngine regional = new TestEngine().preferring("west", "east");
        regional.transport.account(FakeAccount.of("west", "east")).replies("503 200");

        Diagnostics diagnostics = driver.run(regional, Operations.named("read")).diagnostics();

        assertThat(diagnostics.attempts())
                .extracting(Diagnostics.Attempt::region)
                .containsExactly("west", "east");
        assertThat(diagnostics.toString())
                .contains("503/0 from https://west.test (west) in 0 ms; 200/0 from https://east");
    }

    @Test
    void only_the_attempt_that_was_a_probe_is_one() {
        AttemptLog log = new AttemptLog(0);
        attempt(log, 503);
        log.begin(WEST, 0);
        log.setProbe();
        log.end(0, 429, 0, 0);
        attempt(log, 200);

        assertThat(log.attempts()).extracting(Diagnostics.Attempt::isProbe).containsExactly(false, true, false);
        assertThat(log.toString())
                .contains("503/0 from https://west.test (west) in")
                .contains("(west) (probe) in 0 ms");
    }

    @Test
    void the_first_byte_is_of_its_own_attempt_and_within_it() {
        AttemptLog log = new AttemptLog(0);
        log.begin(WEST, 1_000_000);
        log.firstByte(1_700_900);
        log.end(2_000_000, 503, 0, 0);
        log.begin(WEST, 2_000_000);
        log.firstByte(1_999_000); // by another clock
        log.end(3_000_000, 503, 0, 0);
        log.begin(WEST, 3_000_000);
        log.firstByte(0);
        log.end(4_000_000, 503, 0, 0);
        log.begin(WEST, 4_000_000);
        log.firstByte(9_000_000); // by another clock
        log.end(5_000_000, 200, 0, 0);

        assertThat(log.attempts())
                .extracting(Diagnostics.Attempt::firstByteAfter)
                .containsExactly(
                        Optional.of(Duration.ofNanos(700_000)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void attempts_of_several_calls_keep_their_own_waits() {
        AttemptLog slow = new AttemptLog(0);
        slow.begin(WEST, 1_000);
        slow.end(900_000, 0, 0, 1);
        HedgedAttemptLog hedge = new HedgedAttemptLog(0, true);
        hedge.begin(WEST, 500_000);
        hedge.end(600_000, 200, 0, 2);

        hedge.addBefore(slow);

        assertThat(hedge.attempts()).extracting(Diagnostics.Attempt::isHedged).containsExactly(false, true);
        assertThat(hedge.attempts())
                .extracting(Diagnostics.Attempt::waitBefore)
                .containsExactly(Duration.ofNanos(1_000), Duration.ofNanos(500_000));
        assertThat(hedge.requestCharge()).isEqualTo(3);
        assertThat(hedge.count()).isEqualTo(2);
    }

    @Test
    void the_json_has_all_of_it() {
        AttemptLog log = new HedgedAttemptLog(1_000, true);
        log.begin(WEST, 41_000);
        log.firstByte(1_831_000);
        log.end(1_871_000, 429, 3200, 1);
        log.begin(new Region("", WEST.origin()), 251_871_000);
        log.setProbe();
        log.end(253_121_000, 200, 0, 1.5);
        log.decoded(31_900);

        assertThat(log.toJson())
                .isEqualTo("{\"elapsedMicros\":253120,\"requestCharge\":2.5,\"decodingMicros\":31,\"attempts\":["
                        + "{\"region\":\"west\",\"endpoint\":\"https://west.test\",\"statusCode\":429,\"subStatusCode\":3200,"
                        + "\"startMicros\":40,\"waitMicros\":40,\"elapsedMicros\":1830,\"firstByteMicros\":1790,"
                        + "\"requestCharge\":1.0,"
                        + "\"throttled\":true,\"hedged\":true},"
                        + "{\"region\":\"\",\"endpoint\":\"https://west.test\",\"statusCode\":200,\"subStatusCode\":0,"
                        + "\"startMicros\":251870,\"waitMicros\":250000,\"elapsedMicros\":1250,\"requestCharge\":1.5,"
                        + "\"hedged\":true,\"probe\":true}]}");
    }

    @Test
    void line_and_json_are_bounded_however_many_attempts_there_were() {
        AttemptLog log = new AttemptLog(0);
        for (int i = 0; i < 200; i++) attempt(log, 400 + i);

        assertThat(log.toString())
                .hasSizeLessThan(1_000)
                .contains("; 190 before; 590/0")
                .contains("599/0");
        assertThat(log.toJson())
                .hasSizeLessThan(32_000)
                .contains("\"omittedAttempts\":168", "\"statusCode\":415", "\"statusCode\":584")
                .doesNotContain("\"statusCode\":416", "\"statusCode\":583");
    }

    @Test
    void a_region_of_any_name_stays_within_its_string() throws Exception {
        AttemptLog log = new AttemptLog(0);
        String name = "a\"b\\c\nd" + "x".repeat(500);
        log.begin(new Region(name, WEST.origin()), 0);

        JsonNode json = new ObjectMapper().readTree(log.toJson());

        assertThat(json.at("/attempts/0/region").stringValue())
                .startsWith("a\"b\\c d")
                .hasSize(200);
    }

    private static void attempt(AttemptLog log, int status) {
        log.begin(WEST, 0);
        log.end(0, status, 0, 0);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
