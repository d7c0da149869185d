package io.aiocosmos.reliability.campaign;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded histories of two clients: single items are linearizable at level Strong, and sessions keep what they promise at
 * level Session. More: {@code -Dhistory.seeds=5000}, {@code -Dhistory.first=17}.
 */
@Tag("slow")
class HistoryTest {
    private static final int FIRST = Integer.getInteger("history.first", 1);
    private static final int SEEDS = Integer.getInteger("history.seeds", 80);

    @ParameterizedTest
    @ValueSource(strings = {"Strong", "Session"})
    void items_are_as_the_level_promises(String level) {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<String> script = Script.history(seed, level);
            List<String> broken = run(script, level);
            if (!broken.isEmpty())
                throw new AssertionError(
                        "seed " + seed + ": " + String.join("\n  ", broken) + "\n\n" + String.join("\n", script));
        }
    }

    private static List<String> run(List<String> script, String level) {
        try (Campaign campaign = new Campaign(script)) {
            List<String> broken = new ArrayList<>(campaign.run());
            if (level.equals("Strong")) broken.addAll(Linearizability.broken(campaign.history()));
            return broken;
        }
    }
}
