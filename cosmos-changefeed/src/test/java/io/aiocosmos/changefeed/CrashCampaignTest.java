package io.aiocosmos.changefeed;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random trouble: instances killed before and after requests, splits, merges, throttling, handlers that fail, clocks that
 * differ by up to a minute. More or other runs: {@code -Dcampaign.seeds=20000}, {@code -Dcampaign.first=17}.
 */
@Tag("slow")
class CrashCampaignTest {
    private static final int FIRST = Integer.getInteger("campaign.first", 1);
    private static final int SEEDS = Integer.getInteger("campaign.seeds", 300);

    @Test
    void every_change_is_handled_in_order_and_no_checkpoint_goes_back() {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) run(seed);
    }

    private static void run(int seed) {
        try (CrashCampaign campaign = new CrashCampaign(seed)) {
            try {
                campaign.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(campaign + "; alone: -Dcampaign.seeds=1 -Dcampaign.first=" + seed, e);
            }
        }
    }
}
