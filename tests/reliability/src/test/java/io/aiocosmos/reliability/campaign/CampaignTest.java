package io.aiocosmos.reliability.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random operations in random trouble. More or other runs: {@code -Dcampaign.seeds=100000}, {@code -Dcampaign.first=17}. What
 * fails is cut down to the lines that it takes, and printed as a test.
 */
@Tag("slow")
class CampaignTest {
    private static final int FIRST = Integer.getInteger("campaign.first", 1);
    private static final int SEEDS = Integer.getInteger("campaign.seeds", 2000);

    private static final Figures FIGURES = new Figures();

    @Test
    void no_promise_is_broken_whatever_fails() {
        Optional<String> first = IntStream.range(FIRST, FIRST + SEEDS)
                .parallel() // worlds have nothing in common
                .mapToObj(CampaignTest::report)
                .filter(report -> !report.isEmpty())
                .findFirst();
        System.out.println(FIGURES);

        assertThat(first).isEmpty();
    }

    private static String report(int seed) {
        List<String> script = Script.of(seed);
        List<String> broken = run(script);
        if (FIGURES.scripts() % 1000 == 0) System.out.println(FIGURES);
        return broken.isEmpty() ? "" : report(seed, script, broken);
    }

    private static List<String> run(List<String> script) {
        try (Campaign campaign = new Campaign(script)) {
            List<String> broken = campaign.run();
            FIGURES.add(campaign);
            return broken;
        } catch (RuntimeException | AssertionError e) {
            return List.of(e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)));
        }
    }

    private static String report(int seed, List<String> script, List<String> broken) {
        List<String> least = new ArrayList<>(script);
        List<String> why = broken;
        for (int i = least.size() - 1; i >= 0; i--) {
            String line = least.remove(i);
            List<String> without = run(least);
            if (without.isEmpty()) least.add(i, line);
            else why = without;
        }
        return "seed " + seed + ": " + String.join("\n  ", why) + "\n\n    @Test\n    void seed_" + seed
                + "() {\n        holds(\"\"\"\n                " + String.join("\n                ", least)
                + "\n                \"\"\");\n    }\n";
    }

    private static void holds(String script) {
        assertThat(run(script.lines().toList())).isEmpty();
    }

    @Test
    void a_script_is_text() {
        holds("""
                seed 1
                regions 2
                0 async upsert k0 i0
                100 fault A 503/0 share=1 for=1000
                200 block read k0 i0
                300 failover B
                400 async upsert k0 i0
                """);
    }
}
