package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two of Microsoft's processors and two of ours share the changes of one container out among them, and are stopped and
 * started in turn. With {@code -Dio.aiocosmos.mixed.rounds=20} it goes on for a while.
 */
@Tag("slow")
class MixedProcessorsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(1));

    private static final int ROUNDS = Integer.getInteger("io.aiocosmos.mixed.rounds", 1);
    private static final Duration RENEWAL = Duration.ofMillis(800);
    private static final int FIRST_RANGE = 3;
    private static final int RANGES = 4;
    private static final int SOME = 30;

    private final List<ProcessorInstance> all = new ArrayList<>();
    private SharedLeases shared;

    @ParameterizedTest
    @EnumSource(FeedMode.class)
    void whoever_is_stopped_or_killed_all_is_handled_in_order(FeedMode mode) throws Exception {
        try (SharedLeases leases = new SharedLeases(SDK.emulator(), SDK.newName(), mode, RENEWAL)) {
            shared = leases;
            all.add(new OurInstance(shared, "mixed-", 1)); // first: it sees to it that "now" is now for all
            all.add(new TheirInstance(shared, "mixed-", 1));
            all.add(new OurInstance(shared, "mixed-", 2));
            all.add(new TheirInstance(shared, "mixed-", 2));
            for (ProcessorInstance each : all) each.start();
            SteadyWriter writer = new SteadyWriter(shared.container(SharedLeases.MONITORED), shared.handled());
            writer.start();
            awaitBalance();

            for (int round = 0; round < ROUNDS; round++) disturb(round);

            int written = writer.stop();
            shared.handled().awaitItems(written);
            for (ProcessorInstance each : all) each.stop();
            assertThat(shared.handled().items()).isEqualTo(written);
            assertThat(shared.handled().outOfOrder()).isEmpty();
            assertThat(shared.log().backwards()).isEmpty();
            for (ProcessorInstance each : all)
                assertThat(shared.handled().by(each.name())).as(each.name()).isPositive();
        }
    }

    private void disturb(int round) throws InterruptedException {
        ProcessorInstance ours = all.get(round % 2 * 2);
        ProcessorInstance theirs = all.get(round % 2 * 2 + 1);
        ours.kill();
        awaitNothingOf(ours);
        theirs.stop();
        if (round < RANGES) shared.split(FIRST_RANGE + round);
        ours.start();
        theirs.start();
        awaitBalance();
        ProcessorInstance other = all.get((round + 1) % 2 * 2);
        other.stop();
        awaitNothingOf(other);
        other.start();
        awaitBalance();
    }

    private void awaitNothingOf(ProcessorInstance instance) throws InterruptedException {
        shared.log().await("others have the leases of " + instance.name(), () -> owned(instance) == 0);
        shared.handled().awaitItems(shared.handled().items() + SOME);
    }

    private int owned(ProcessorInstance instance) {
        return shared.log().owned(instance.name());
    }

    /** Each has one or two of the leases, of which there are four or more. */
    private void awaitBalance() throws InterruptedException {
        shared.log().await("all have their share", () -> {
            int leases = shared.log().leases().size();
            int most = (leases + all.size() - 1) / all.size();
            return shared.log().owned("") == 0
                    && all.stream().allMatch(each -> owned(each) >= 1 && owned(each) <= most);
        });
    }
}
