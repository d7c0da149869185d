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
 * Whatever is asked, over however many partitions, in whatever pages, with splits and empty pages in between: the rows
 * are those that a plain walk over the items gives. A failure names its seed; {@code -Dqueries.seed} begins there and
 * {@code -Dqueries.cases} says how many.
 */
class QueriesAgreeTest {
    private static final int FIRST = Integer.getInteger("queries.seed", 0);
    private static final int CASES = Integer.getInteger("queries.cases", 10_000);
    private static final int CASES_PER_WORLD = 100;
    private static final int[] PARTITIONS = {1, 4, 13};

    private final World[] worlds = new World[PARTITIONS.length];
    private List<JsonNode> items;
    private int resumed;
    private int cutShort;

    @Test
    void of_random_items_random_queries_give_the_rows_of_a_plain_walk() {
        for (int i = 0; i < PARTITIONS.length; i++) worlds[i] = new World(PARTITIONS[i]);
        try {
            int first = FIRST - FIRST % CASES_PER_WORLD;
            for (int seed = first; seed < FIRST + CASES; seed++) {
                if (seed % CASES_PER_WORLD == 0) fill(seed);
                run(seed);
            }
        } finally {
            for (World world : worlds) world.close();
        }
        assertThat(cutShort).as("readings that ended at an array or object").isLessThan(resumed / 5);
    }

    private void fill(int seed) {
        Random random = new Random(seed);
        List<ObjectNode> made = new RandomItems(random).some(random.nextInt(28));
        items = new ArrayList<>(made);
        for (World world : worlds) world.fill(made);
    }

    private void run(int seed) {
        Random random = new Random(seed);
        random.nextInt(); // neighbours begin alike
        RandomItems others = new RandomItems(random);
        RandomQuery query = new RandomQuery(random, others, items.size());
        JsonNode key = random.nextInt(5) == 0 ? others.partitionKey() : null;
        World world = worlds[random.nextInt(worlds.length)];
        Reading reading = new Reading(world, random, query, key);
        List<JsonNode> read;
        try {
            read = reading.rows();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", " + reading, e);
        }
        if (reading.way() == Reading.Way.TOKENS) resumed++;
        if (reading.isCutShort()) cutShort++;
        else check(query, within(key), read, "seed " + seed + ", " + reading);
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
