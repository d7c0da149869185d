package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ItemResult;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that is interrupted while it waits for a bulk. */
class InterruptedBulkTest {
    private static final BulkOptions ONE_AT_A_TIME =
            BulkOptions.builder().maxConcurrency(1).build();
    private static final String RANGES = "{\"_rid\":\"r\",\"PartitionKeyRanges\":[{\"id\":\"0\",\"minInclusive\":\"\","
            + "\"maxExclusive\":\"FF\"}]}";
    private static final String DEFINITION = "{\"id\":\"ledger\",\"_rid\":\"r\",\"partitionKey\":{\"paths\":[\"/pk\"],"
            + "\"kind\":\"Hash\",\"version\":2}}";

    private final TestClient client = new TestClient();
    private final List<BulkOperationResult> results = new ArrayList<>();
    private int taken;

    @BeforeEach
    void knowsTheContainer() {
        client.transport.replies(FakeResponse.ok(RANGES), FakeResponse.ok(DEFINITION));
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static FakeResponse created(int count) {
        String each = ",{\"statusCode\":201,\"requestCharge\":1}";
        return FakeResponse.ok("[" + each.repeat(count).substring(1) + "]").header("x-ms-activity-id", "f428");
    }

    private Iterable<BulkOperation> creates(int count) {
        Iterator<BulkOperation> all = IntStream.range(0, count)
                .mapToObj(i -> BulkOperation.create(RawJson.of("{\"id\":\"" + i + "\",\"pk\":\"a\"}")))
                .peek(each -> taken++)
                .iterator();
        return () -> all;
    }

    private void interruptInTheSecondRequest() {
        client.transport.replies(created(100)).otherwise(Reply.never(Thread.currentThread()::interrupt));
        assertThatExceptionOfType(CosmosCancelledException.class)
                .isThrownBy(() -> client.ledger().executeBulk(creates(100_000), ONE_AT_A_TIME, results::add))
                .withMessage("executeBulk: interrupted after 100 items; those in flight may have been written")
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void ends_it_and_stays_interrupted() {
        interruptInTheSecondRequest();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(client.transport.inFlight()).isZero();
        assertThat(client.transport.requests()).hasSize(4);
        assertThat(client.engine.timing.waiting()).isZero();
    }

    @Test
    void got_the_results_of_before_and_no_others() {
        interruptInTheSecondRequest();

        assertThat(results).hasSize(100).allMatch(ItemResult::isOk);
        assertThat(results)
                .extracting(ItemResult::index)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> (long) i).toList());
        assertThat(taken).as("operations taken, with the window of the next").isLessThanOrEqualTo(1101);
    }

    @Test
    void may_run_the_next() {
        interruptInTheSecondRequest();
        assertThat(Thread.interrupted()).isTrue();
        client.transport.replies(created(50));

        List<BulkOperationResult> next = client.ledger().executeBulk(creates(50), ONE_AT_A_TIME);

        assertThat(next).hasSize(50).allMatch(ItemResult::isOk);
    }
}
