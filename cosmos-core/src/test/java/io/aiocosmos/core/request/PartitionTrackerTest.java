package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeRanges;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionTrackerTest {
    private static final AttemptFailure UNAVAILABLE = AttemptFailure.ofResponse(503, 0, -1);

    private Engine engine;

    private PartitionTracker tracker(Reply account) {
        TestEngine made = new TestEngine().circuitBreaker(true);
        made.transport.account(account);
        made.pipeline().engine().rangesBy(new FakeRanges());
        made.pipeline().connect().join();
        engine = made.pipeline().engine();
        return engine.partitions;
    }

    private static Operation of(OperationBuilder operation, int range) {
        return operation.header(Headers.PARTITION_KEY, "[" + range + "]").build();
    }

    private static Operation read(int range) {
        return of(Operations.read(), range);
    }

    private static Operation write(int range) {
        return of(Operations.write(), range);
    }

    private Region region(int index) {
        return engine.router.regions(Access.READ)[index];
    }

    private static void fail(PartitionTracker tracker, Operation operation, Region region) {
        for (int i = 0; i < 10; i++) tracker.failed(operation, region, UNAVAILABLE, true, null);
    }

    /** All regions in the order in which a call would ask them, by their first letters. */
    private static String tour(PartitionTracker tracker, Operation operation) {
        StringBuilder tour = new StringBuilder();
        Region region = null;
        for (int i = 0; i < 3; i++) {
            region = tracker.next(operation, List.of(), region);
            tour.append(region.name().charAt(0));
        }
        return tour.toString();
    }

    @Test
    void regions_that_fail_a_range_come_last_for_its_reads_or_writes_alone() {
        PartitionTracker tracker = tracker(FakeAccount.multipleWrites("a", "b", "c"));
        fail(tracker, read(0), region(0));
        fail(tracker, write(1), region(1));

        assertThat(tour(tracker, read(0))).isEqualTo("bca");
        assertThat(tour(tracker, write(0))).isEqualTo("abc");
        assertThat(tour(tracker, write(1))).isEqualTo("acb");
        assertThat(tour(tracker, read(1))).isEqualTo("abc");
        assertThat(tour(tracker, read(2))).isEqualTo("abc");
    }

    @Test
    void they_come_after_those_that_cannot_be_reached_at_all() {
        PartitionTracker tracker = tracker(FakeAccount.of("a", "b", "c"));
        fail(tracker, read(0), region(0));
        engine.router.markUnavailable(region(1), false);

        assertThat(tour(tracker, read(0))).isEqualTo("cba");
    }

    @Test
    void all_of_them_are_in_their_usual_order_again() {
        PartitionTracker tracker = tracker(FakeAccount.of("a", "b", "c"));
        for (int i = 0; i < 3; i++) fail(tracker, read(0), region(i));

        assertThat(tour(tracker, read(0))).isEqualTo("abc");
    }

    @Test
    void what_is_known_of_writes_has_a_bound() {
        PartitionTracker tracker = tracker(FakeAccount.partitionFailover("a", "b", "c"));
        for (int range = 0; range <= 10_000; range++) tracker.succeeded(write(range), region(1), false);

        assertThat(tracker.writeRegion(write(0))).isNull();
        assertThat(tracker.writeRegion(write(10_000))).isEqualTo(region(1));
    }

    @Test
    void what_is_known_of_failures_has_a_bound() {
        PartitionTracker tracker = tracker(FakeAccount.of("a", "b", "c"));
        fail(tracker, read(0), region(0));
        for (int range = 1; range <= 10_000; range++) tracker.failed(read(range), region(0), UNAVAILABLE, true, null);

        assertThat(tour(tracker, read(0))).isEqualTo("abc");
    }
}
