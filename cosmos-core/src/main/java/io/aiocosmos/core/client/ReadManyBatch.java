package io.aiocosmos.core.client;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.query.QueryRequests;
import io.aiocosmos.core.query.QueryText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items of one partition that are asked for together: one by a point read, more by a query that names all. */
final class ReadManyBatch {
    private static final int MOST = 1000;

    final List<ItemIdentity> wanted;

    private final PartitionRange range;
    private final List<JsonSlice> found;
    private final String continuation;

    /**
     * @param found what came of them so far: it counts once all did, for a split has them asked for anew
     * @param continuation where their response goes on, {@code null} at its start
     */
    private ReadManyBatch(PartitionRange range, List<ItemIdentity> wanted, List<JsonSlice> found, String continuation) {
        this.range = range;
        this.wanted = wanted;
        this.found = found;
        this.continuation = continuation;
    }

    /** As few as can be, by where the items live. */
    static List<ReadManyBatch> sorted(List<ItemIdentity> wanted, ContainerMetadata definition, RangeMap map) {
        Map<PartitionRange, List<ItemIdentity>> byRange = new LinkedHashMap<>();
        for (ItemIdentity item : wanted)
            byRange.computeIfAbsent(map.containing(definition.epk(item.partitionKey())), first -> new ArrayList<>())
                    .add(item);
        List<ReadManyBatch> batches = new ArrayList<>(byRange.size());
        byRange.forEach((range, together) -> {
            for (int from = 0; from < together.size(); from += MOST)
                batches.add(new ReadManyBatch(
                        range, together.subList(from, Math.min(from + MOST, together.size())), List.of(), null));
        });
        return batches;
    }

    /** Whether one item is wanted, which a point read gives for less. */
    boolean isPoint() {
        return wanted.size() == 1;
    }

    /** What is left to do once a page has come. */
    ReadManyBatch after(FeedPage page, String more) {
        List<JsonSlice> all = new ArrayList<>(found);
        all.addAll(page);
        return new ReadManyBatch(range, wanted, all, more);
    }

    List<JsonSlice> found() {
        return found;
    }

    Operation request(ItemRequests items, ContainerMetadata definition, QueryOptions options) {
        if (isPoint()) {
            ItemIdentity item = wanted.get(0);
            Operation read = items.read(
                    "readMany",
                    item.id(),
                    item.partitionKey(),
                    operation -> OptionHeaders.applyToRead(options, operation));
            return read.isOfNone() ? read.withKey(definition.json(item.partitionKey())) : read;
        }
        QueryText text = ReadManyQuery.query(definition.segments(), wanted);
        QueryRequests requests = new QueryRequests(
                items.container(),
                text,
                null,
                -1,
                operation -> OptionHeaders.apply(options, operation.name("readMany")));
        return requests.inRange(range, continuation);
    }
}
