package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.ChangeFeedProcessor;
import com.azure.cosmos.models.ChangeFeedProcessorState;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Waits for the leases of Microsoft's processor, which stores how far it is, and lets go, later than one sees. */
final class Checkpoints {
    private static final Duration LONG = Duration.ofMinutes(2);

    /**
     * Stopped between handler and checkpoint, a processor rightly gives the same changes once more.
     *
     * @param estimator of the leases, whoever has them
     */
    static void await(ChangeFeedProcessor estimator) {
        await(estimator, "checkpoints", each -> each.getEstimatedLag() == 0);
    }

    /** Until then changes may still come to a handler that is not there any more. */
    static void awaitReleased(ChangeFeedProcessor estimator) {
        await(
                estimator,
                "release of the leases",
                each -> each.getHostName() == null || each.getHostName().isEmpty());
    }

    private static void await(ChangeFeedProcessor estimator, String what, Predicate<ChangeFeedProcessorState> reached) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!all(estimator.getCurrentState().block(LONG), reached))
            assertThat(System.nanoTime()).as("waiting for the " + what).isLessThan(end);
    }

    private static boolean all(List<ChangeFeedProcessorState> leases, Predicate<ChangeFeedProcessorState> reached) {
        return !leases.isEmpty() && leases.stream().allMatch(reached);
    }

    private Checkpoints() {}
}
