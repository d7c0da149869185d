package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ManyItems.count;
import static io.aiocosmos.features.suite.ManyItems.creates;
import static io.aiocosmos.features.suite.ManyItems.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bulks of many requests: who sends what when. */
@Tag("emulator")
@Tag("slow")
@FewPairs
class LargeBulksTest extends FeatureTest {
    private static final BulkOptions DEFAULTS = BulkOptions.defaults();

    @Test
    void five_thousand_operations_with_conflicts_are_reported_one_by_one() {
        CosmosContainer container = container();
        container.executeBulk(creates(500), DEFAULTS);
        List<Long> failed = new ArrayList<>();
        List<Long> all = new ArrayList<>();

        BulkSummary summary = container.executeBulk(creates(5000), DEFAULTS, result -> {
            all.add(result.index());
            if (!result.isOk()) failed.add(result.index());
        });

        assertThat(all).hasSize(5000).doesNotHaveDuplicates();
        assertThat(failed)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 500).boxed().toList());
        assertThat(summary.succeeded()).isEqualTo(4500);
        assertThat(summary.failed()).isEqualTo(500);
        assertThat(summary.requestCharge()).isPositive();
        assertThat(count(container)).isEqualTo(5000);
    }

    @Test
    void a_source_that_is_not_a_collection_is_read_operation_by_operation() {
        CosmosContainer container = container();
        Iterable<BulkOperation> source = () -> creates(1234).iterator();

        BulkSummary summary = container.executeBulk(source, DEFAULTS, result -> {});

        assertThat(summary.succeeded()).isEqualTo(1234);
        assertThat(count(container)).isEqualTo(1234);
    }

    @Test
    void a_split_on_the_way_loses_nothing() {
        CosmosContainer container = container();
        container.executeBulk(creates(10), DEFAULTS);
        setup.server().emulator().split(databaseId, "items", "0");

        List<BulkOperationResult> results = container.executeBulk(
                IntStream.range(0, 1000)
                        .mapToObj(i -> BulkOperation.upsert(item(i)))
                        .toList(),
                DEFAULTS);

        assertThat(results).allMatch(ItemResult::isOk);
        assertThat(count(container)).isEqualTo(1000);
    }

    @Test
    void requests_are_few() {
        CosmosContainer container = container();
        container.executeBulk(creates(1), DEFAULTS);
        int before = sent().size();

        container.executeBulk(
                IntStream.range(0, 2000)
                        .mapToObj(i -> BulkOperation.upsert(item(i)))
                        .toList(),
                DEFAULTS);

        List<EmulatorRequest> requests = sent();
        assertThat(requests.size() - before).isBetween(20, 40);
    }

    @Test
    void splits_in_its_middle_lose_nothing_and_do_nothing_twice() {
        CosmosContainer container = container();
        CosmosEmulator emulator = setup.server().emulator();
        Deque<String> ranges = new ArrayDeque<>(List.of("0", "1", "2"));
        List<Long> failed = new ArrayList<>();
        int[] delivered = {0};

        BulkSummary summary = container.executeBulk(creates(3000), DEFAULTS, result -> {
            if (!result.isOk()) failed.add(result.index());
            if (++delivered[0] % 500 == 0 && !ranges.isEmpty()) emulator.split(databaseId, "items", ranges.poll());
        });

        assertThat(ranges).as("splits to come").isEmpty();
        assertThat(failed).isEmpty();
        assertThat(delivered[0]).isEqualTo(3000);
        assertThat(summary.succeeded()).isEqualTo(3000);
        assertThat(container.feedRanges()).hasSize(7);
        assertThat(count(container)).isEqualTo(3000);
    }
}
