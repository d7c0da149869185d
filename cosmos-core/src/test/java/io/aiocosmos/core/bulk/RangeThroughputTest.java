package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How soon a range is through with its requests, on virtual time: no processor bounds it here, only the service and the
 * way to it.
 */
@Tag("slow")
class RangeThroughputTest {
    private static final int MAX = 20;
    private static final int REQUESTS = 2000;
    private static final int SEEDS = 8;
    private static final int[] FIXED = {1, 2, 3, 4, 6, 8, 11, 15, MAX};

    @Test
    void takes_no_more_than_a_tenth_longer_than_with_the_best_fixed_number_of_requests() {
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(new Random(seed));

            long adaptive = new RangeRun(world, new RangeConcurrency(MAX), MAX).micros();

            assertThat(0.9 * adaptive).as("%d: %s", seed, world).isLessThanOrEqualTo(best(world));
        }
    }

    private static long best(World world) {
        long best = Long.MAX_VALUE;
        for (int each : FIXED) best = Math.min(best, new RangeRun(world, null, each).micros());
        return best;
    }

    /** Or any number would do, and the test above would show nothing. */
    @Test
    void takes_several_times_longer_in_some_worlds_with_a_wrong_number() {
        World far = new World(20_000, 1_000, 64, 0);

        assertThat(new RangeRun(far, null, 1).micros()).isGreaterThan(10 * best(far));
    }

    /** What is throttled costs the service something too. */
    @Test
    void is_throttled_less_often_than_with_as_many_requests_as_allowed() {
        World narrow = new World(5_000, 1_000, 64, 400);

        RangeRun adaptive = new RangeRun(narrow, new RangeConcurrency(MAX), MAX);
        adaptive.micros();
        RangeRun greedy = new RangeRun(narrow, null, MAX);
        greedy.micros();

        assertThat(adaptive.throttled).isLessThan(greedy.throttled / 10);
    }

    /**
     * A range and the way to it.
     *
     * @param latency to the service and back, in microseconds as all times here
     * @param work that a request is
     * @param workers requests that the service works at, at once; others queue
     * @param perSecond requests that are not throttled; 0 for no limit
     */
    private record World(long latency, long work, int workers, int perSecond) {
        World(Random random) {
            this(
                    1_000 + random.nextInt(50_000),
                    500 + random.nextInt(5_000),
                    1 + random.nextInt(random.nextBoolean() ? 4 : 64),
                    random.nextInt(3) == 0 ? 200 + random.nextInt(1_000) : 0);
        }
    }

    /** All requests of a range, by {@link RangeConcurrency} or a fixed number at once. */
    private static final class RangeRun {
        private final World world;
        private final RangeConcurrency concurrency; // null if the number is fixed
        private final int max;
        private final Queue<Event> events = new PriorityQueue<>(
                (one, other) -> one.at == other.at ? one.number - other.number : Long.signum(one.at - other.at));
        private final Queue<Long> idleFrom = new PriorityQueue<>(); // of each worker
        private long now;
        private int left = REQUESTS;
        private int done;
        private int inFlight;
        private int number;
        private long budgetAt; // when the request units of all that was done are earned
        int throttled;

        /** A response, or a retry if it was not sent. */
        private record Event(long at, int number, long sent, long retryAfter) {}

        RangeRun(World world, RangeConcurrency concurrency, int max) {
            this.world = world;
            this.concurrency = concurrency;
            this.max = max;
            for (int i = 0; i < world.workers; i++) idleFrom.add(0L);
        }

        long micros() {
            while (done < REQUESTS) {
                while (left > 0 && (concurrency == null ? inFlight < max : concurrency.mayStart())) send();
                Event next = events.poll();
                now = next.at;
                if (next.sent < 0) left++;
                else respond(next);
            }
            return now;
        }

        private void send() {
            left--;
            inFlight++;
            if (concurrency != null) concurrency.started();
            long arrival = now + world.latency / 2;
            long earned = world.perSecond == 0 ? 0 : Math.max(budgetAt, arrival) + 1_000_000 / world.perSecond;
            if (earned - arrival > 1_000_000) {
                events.add(new Event(now + world.latency, number++, now, earned - arrival - 1_000_000));
                return;
            }
            budgetAt = earned;
            long end = Math.max(arrival, idleFrom.poll()) + world.work;
            idleFrom.add(end);
            events.add(new Event(end + world.latency / 2, number++, now, 0));
        }

        private void respond(Event response) {
            inFlight--;
            boolean isThrottled = response.retryAfter > 0;
            if (concurrency != null) concurrency.ended(1_000 * (now - response.sent), isThrottled);
            if (!isThrottled) done++;
            else {
                throttled++;
                events.add(new Event(now + response.retryAfter, number++, -1, 0));
            }
        }
    }
}
