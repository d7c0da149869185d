package io.aiocosmos.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a group lets through, whatever is asked of it: callers that each have one request under way, of random costs and
 * latencies, for a minute of virtual time.
 */
class SpentRequestUnitsTest {
    private static final long SECOND = 1_000_000_000;
    private static final int SECONDS = 60;
    private static final double MOST_COST = 120;

    private record Event(long at, double reserved, double cost) {}

    private record Charge(long at, double units) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void over_any_ten_seconds_no_more_is_spent_than_allotted_but_for_one_request_of_each_caller(long seed) {
        Random random = new Random(seed);
        int allotted = 50 + random.nextInt(400);
        int callers = 1 + random.nextInt(20);

        List<Charge> charges = run(random, allotted, callers);

        for (int from = 0; from + 10 <= SECONDS; from++)
            assertThat(spent(charges, from))
                    .as("from second %s on, %s RU/s, %s callers", from, allotted, callers)
                    .isLessThanOrEqualTo(allotted * 10 + callers * MOST_COST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void who_asks_for_more_than_there_is_gets_nearly_all_of_it(long seed) {
        Random random = new Random(seed);
        int allotted = 50 + random.nextInt(100);

        List<Charge> charges = run(random, allotted, 20);

        double all = charges.stream().mapToDouble(Charge::units).sum();
        assertThat(all).isGreaterThan(0.8 * allotted * SECONDS);
    }

    private static double spent(List<Charge> charges, int from) {
        return charges.stream()
                .filter(each -> each.at >= from * SECOND && each.at < (from + 10) * SECOND)
                .mapToDouble(Charge::units)
                .sum();
    }

    private static List<Charge> run(Random random, int allotted, int callers) {
        ThroughputGroup group =
                ThroughputGroup.builder("g").requestUnitsPerSecond(allotted).build();
        PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));
        List<Charge> charges = new ArrayList<>();
        group.admit("first", 0);
        group.charged("first", 0, 0, 0);
        for (int i = 0; i < callers; i++) events.add(new Event(random.nextInt(1_000_000_000), -1, 0));
        while (!events.isEmpty() && events.peek().at < SECONDS * SECOND) {
            Event event = events.remove();
            if (event.reserved >= 0) {
                charges.add(new Charge(event.at, event.cost));
                group.charged("any", event.reserved, event.cost, event.at);
            }
            double reserved = group.admit("any", event.at);
            if (reserved >= 0) {
                double cost = 1 + random.nextDouble() * (MOST_COST - 1);
                events.add(new Event(event.at + 1 + random.nextInt(1_500_000_000), reserved, cost));
            } else {
                String millis = group.refusal("any", event.at).header("x-ms-retry-after-ms");
                events.add(new Event(event.at + Long.parseLong(millis) * 1_000_000, -1, 0));
            }
        }
        return charges;
    }
}
