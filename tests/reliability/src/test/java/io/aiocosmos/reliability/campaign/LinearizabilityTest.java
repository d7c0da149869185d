package io.aiocosmos.reliability.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself. */
class LinearizabilityTest {
    private static Op write(int n, long began, long ended) {
        Op op = new Op(0, "0", "upsert", "x", n, began);
        op.ended = ended;
        op.ok = true;
        return op;
    }

    private static Op unknown(int n, long began, long ended) {
        Op op = write(n, began, ended);
        op.ok = false;
        op.abandoned = true;
        return op;
    }

    private static Op read(int found, long began, long ended) {
        Op op = new Op(0, "0", "read", "x", 0, began);
        op.ended = ended;
        op.ok = true;
        op.found = found;
        return op;
    }

    @Test
    void takes_a_read_during_a_write_that_sees_either() {
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), write(2, 2, 9), read(1, 3, 4))))
                .isEmpty();
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), write(2, 2, 9), read(2, 3, 4))))
                .isEmpty();
    }

    @Test
    void refuses_a_read_of_what_was_overwritten_before_it_began() {
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), write(2, 2, 3), read(1, 4, 5))))
                .hasSize(1);
    }

    @Test
    void refuses_two_reads_that_see_two_writes_in_another_order() {
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), write(2, 2, 9), read(2, 3, 4), read(1, 5, 6))))
                .hasSize(1);
    }

    @Test
    void takes_a_write_of_unknown_outcome_late_or_never_but_not_early() {
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), unknown(2, 2, 3), read(1, 4, 5), read(2, 6, 7))))
                .isEmpty();
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), unknown(2, 2, 3), read(1, 4, 5))))
                .isEmpty();
        assertThat(Linearizability.broken(List.of(write(1, 0, 1), read(2, 2, 3), unknown(2, 4, 5))))
                .hasSize(1);
    }
}
