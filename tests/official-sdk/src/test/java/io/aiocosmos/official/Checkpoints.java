package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.ChangeFeedProcessor;
import com.azure.cosmos.models.ChangeFeedProcessorState;
import java.time.Duration;
import java.util.List;

/**
 * Waits until Microsoft's processor has stored how far it is, which it does after the handler has ended: stopped in
 * between, it rightly gives the same changes once more.
 */
final class Checkpoints {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** @param estimator of the leases, whoever has them */
    static void await(ChangeFeedProcessor estimator) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!stored(estimator.getCurrentState().block(LONG)))
            assertThat(System.nanoTime()).as("waiting for checkpoints").isLessThan(end);
    }

    private static boolean stored(List<ChangeFeedProcessorState> leases) {
        return !leases.isEmpty() && leases.stream().allMatch(each -> each.getEstimatedLag() == 0);
    }

    private Checkpoints() {}
}
