package io.aiocosmos.reliability.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checks themselves. */
class PromisesTest {
    private static Op op(String verb, int n, long began, long ended) {
        Op op = new Op(1, "0", verb, "x", n, began);
        op.ended = ended;
        op.ok = true;
        return op;
    }

    private static Op failed(Outcome outcome) {
        Op op = op("upsert", 1, 0, 1);
        op.ok = false;
        op.failure = new CosmosTransportException(
                "", ErrorDetails.builder().outcome(outcome).build(), null);
        return op;
    }

    private static Op read(int found, long began) {
        Op op = op("read", 0, began, began + 1);
        op.found = found;
        return op;
    }

    private static List<String> broken(List<Op> ops, Integer... stored) {
        return new Promises(ops, Map.of("x", List.of(stored))).broken();
    }

    @Test
    void a_write_that_was_acknowledged_is_stored_once() {
        assertThat(broken(List.of(op("upsert", 1, 0, 1)), 1)).isEmpty();
        assertThat(broken(List.of(op("upsert", 1, 0, 1))))
                .singleElement()
                .asString()
                .contains("lost");
        assertThat(broken(List.of(op("upsert", 1, 0, 1)), 1, 1))
                .singleElement()
                .asString()
                .contains("2 times");
    }

    @Test
    void a_write_that_was_not_done_is_not_stored_and_one_of_unknown_outcome_may_be() {
        assertThat(broken(List.of(failed(Outcome.NOT_DONE)))).isEmpty();
        assertThat(broken(List.of(failed(Outcome.NOT_DONE)), 1))
                .singleElement()
                .asString()
                .contains("not done");
        assertThat(broken(List.of(failed(Outcome.UNKNOWN)))).isEmpty();
        assertThat(broken(List.of(failed(Outcome.UNKNOWN)), 1)).isEmpty();
    }

    @Test
    void a_read_shows_no_less_than_its_session_had_seen() {
        Op first = op("upsert", 1, 0, 1);
        Op second = op("upsert", 2, 2, 3);

        assertThat(broken(List.of(first, second, read(2, 4)), 1, 2)).isEmpty();
        assertThat(broken(List.of(first, second, read(1, 4)), 1, 2))
                .singleElement()
                .asString()
                .contains("stale");
        assertThat(broken(List.of(first, read(Op.NOTHING, 4)), 1))
                .singleElement()
                .asString()
                .contains("stale");
        assertThat(broken(List.of(first, second, read(1, 2)), 1, 2)).isEmpty();
    }

    @Test
    void a_read_shows_what_somebody_wrote() {
        assertThat(broken(List.of(read(7, 0)))).singleElement().asString().contains("nobody");
    }

    @Test
    void deletes_are_counted() {
        assertThat(broken(List.of(op("delete", 1, 0, 1)), Op.NOTHING)).isEmpty();
        assertThat(broken(List.of(op("delete", 1, 0, 1)))).hasSize(1);
        assertThat(broken(List.of(op("delete", 1, 0, 1)), Op.NOTHING, Op.NOTHING))
                .hasSize(1);
    }
}
