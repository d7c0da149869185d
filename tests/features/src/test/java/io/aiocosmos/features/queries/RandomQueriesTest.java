package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random queries over several numbers of partitions and page sizes, with splits and empty pages meanwhile, return the
 * rows of a scan over the items. A failure names its seed: {@code -Dqueries.seed} starts there, {@code -Dqueries.cases}
 * sets the number of queries.
 */
class RandomQueriesTest {
    private static final int FIRST = Integer.getInteger("queries.seed", 0);
    private static final int CASES = Integer.getInteger("queries.cases", 10_000);
    private static final int CASES_PER_FILL = 100;
    private static final int[] PARTITIONS = {1, 4, 13};

    private final PartitionedContainer[] containers = new PartitionedContainer[PARTITIONS.length];
    private List<JsonNode> items;
    private int resumed;
    private int truncated;

    @Test
    void return_the_rows_of_a_scan() {
        for (int i = 0; i < PARTITIONS.length; i++) containers[i] = new PartitionedContainer(PARTITIONS[i]);
        try {
            int first = FIRST - FIRST % CASES_PER_FILL;
            for (int seed = first; seed < FIRST + CASES; seed++) {
                if (seed % CASES_PER_FILL == 0) fill(seed);
                run(seed);
            }
        } finally {
            for (PartitionedContainer container : containers) container.close();
        }
        assertThat(truncated).as("runs that ended at an array or object").isLessThan(resumed / 5);
    }

    private void fill(int seed) {
        Random random = new Random(seed);
        List<ObjectNode> created = new RandomItems(random).some(random.nextInt(28));
        items = new ArrayList<>(created);
        for (PartitionedContainer container : containers) container.fill(created);
    }

    private void run(int seed) {
        Random random = new Random(seed);
        random.nextInt(); // neighbouring seeds have similar first values
        RandomItems others = new RandomItems(random);
        RandomQuery query = new RandomQuery(random, others, items.size());
        JsonNode key = random.nextInt(5) == 0 ? others.partitionKey() : null;
        PartitionedContainer container = containers[random.nextInt(containers.length)];
        QueryRun run = new QueryRun(container, random, query, key);
        List<JsonNode> read;
        try {
            read = run.rows();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", " + run, e);
        }
        if (run.mode() == QueryRun.ReadMode.CONTINUATIONS) resumed++;
        if (run.isTruncated()) truncated++;
        else check(query, within(key), read, "seed " + seed + ", " + run);
    }

    private List<JsonNode> within(JsonNode key) {
        if (key == null) return items;
        return items.stream()
                .filter(item -> Values.text(item.path("pk")).equals(Values.text(key)))
                .toList();
    }

    private static void check(RandomQuery query, List<JsonNode> items, List<JsonNode> read, String what) {
        List<JsonNode> all = query.rows(items);
        String problem = query.problem(all, read);
        if (problem != null) fail(what + "\n" + problem + "\nread:     " + read + "\nexpected: " + all);
    }
}
